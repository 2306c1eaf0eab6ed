//! Local and social: who is paid, where, and how much work is done inside.

use super::{api::read_local, place, spend};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{address::query, years::years},
    loaded::loaded,
    saving::{address::href, filter::of, sections::Sections},
    ui::{
        card::Card,
        facts::{Fact, Facts},
        money::number,
        page_head::PageHead,
        percent::hundredths,
    },
    words::local as w,
};
use domain::{
    export::List,
    ledger::{Kind, saving::Lens},
    local::{HOURS_A_YEAR, full_time},
    view,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of local spending: `?year=2026`.
#[component]
pub fn LocalPage() -> impl IntoView {
    let year = query("year");
    let data = Resource::new_blocking(move || year.get(), read_local);
    view! {
        <Title text=w::title(lang())/>
        <Sections here="/value/local"/>
        {loaded(data, |value| page(lang(), &value).into_any())}
    }
}

fn page(lang: Lang, page: &view::local::LocalPage) -> impl IntoView + use<> {
    let years = years(&page.years, page.year, |year| format!("/value/local?year={year}"));
    let exported = format!("year={}", page.year);
    view! {
        <PageHead title=w::title(lang) subtitle=w::about(lang)>
            <div class="cluster">
                {years} <ExportMenu list=List::Spend query=exported/>
            </div>
        </PageHead>
        <div class="cols">
            {place::card(lang, page)}
            {spend::kinds(lang, page)}
            {spend::communes(lang, page)}
            {work(lang, page)}
            {spend::providers(lang, page)}
        </div>
    }
}

/// Hours worked inside and what they make in full-time agents.
fn work(lang: Lang, page: &view::local::LocalPage) -> impl IntoView + use<> {
    let lines = href(&of(page.year, &[Kind::Labour]), Lens::Gross);
    let (whole, rest) = (page.minutes.0 / 60, page.minutes.0 % 60);
    let facts = [
        (w::hours(lang), w::hours_and_minutes(lang, number(whole), rest)),
        (w::full_time(lang), hundredths(full_time(page.minutes))),
    ];
    let facts = facts
        .map(|(term, value)| {
            let lines = lines.clone();
            view! {
                <Fact term=term>
                    <a href=lines>{value}</a>
                </Fact>
            }
        })
        .collect_view();
    view! {
        <Card title=w::work(lang) span="c5">
            <Facts>{facts}</Facts>
            <p class="small muted">{w::full_time_method(lang, number(HOURS_A_YEAR))}</p>
        </Card>
    }
}
