//! A batch of blank labels: how many are left, and printing them again.

use super::{api::read_batch, fields::layout_name, print_form::PrintForm};
use crate::{
    lang::lang,
    loaded::loaded,
    setting::sheet::Back,
    ui::{
        card::Card,
        date::date,
        facts::{Fact, Facts},
        page_head::PageHead,
    },
    words::label as w,
};
use domain::view::BatchRow;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn BatchPage() -> impl IntoView {
    let params = use_params_map();
    let number = move || params.read().get("number").unwrap_or_default();
    let data = Resource::new_blocking(number, read_batch);
    loaded(data, content)
}

fn content(batch: BatchRow) -> AnyView {
    let lang = lang();
    let title = w::batch(lang, &batch.number);
    let all = vec![("batch", batch.number.clone())];
    let left = vec![("batch", batch.number.clone()), ("left", "1".to_owned())];
    let paper = layout_name(lang, &batch.layout);
    let layout = batch.layout;
    let usual = layout.clone();
    // Nothing was used: both forms would print the same.
    let only_left = (batch.left > 0 && batch.used > 0).then(|| {
        view! {
            <Card title=w::print_left(lang, batch.left)>
                <PrintForm which=left paper=usual prefix="left-"/>
            </Card>
        }
    });
    view! {
        <Title text=title.clone()/>
        <Back href="/labels" text=w::title(lang)/>
        <PageHead title subtitle=w::made_on(lang, date(batch.on), &batch.by)/>
        <div class="cols">
            <Card span="c5">
                <Facts>
                    <Fact term=w::paper(lang)>{paper}</Fact>
                    <Fact term=w::printed_count(lang)>{batch.labels}</Fact>
                    <Fact term=w::used_count(lang)>{batch.used}</Fact>
                    <Fact term=w::left_count(lang)>{batch.left}</Fact>
                </Facts>
                <p class="small muted">{w::reprint_hint(lang)}</p>
            </Card>
            <div class="stack c7">
                {only_left}
                <Card title=w::print_all(lang, batch.labels)>
                    <PrintForm which=all paper=layout/>
                </Card>
            </div>
        </div>
    }
    .into_any()
}
