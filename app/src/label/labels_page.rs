//! Labels printed in advance: making a batch, and those made.

use super::{
    api::{MakeBatch, read_batches, read_print_desk},
    fields::{Papers, layout_name, paper_field},
};
use crate::{
    error::AppError,
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    layout::{address::query, pages::pages},
    loaded::loaded,
    ui::{
        card::Card, chip::Chip, date::date, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead,
        row::Row, text_field::TextField, tone::Tone,
    },
    words::label as w,
};
use domain::view::{BatchRow, Page, PrintDesk};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn LabelsPage() -> impl IntoView {
    let page = query("page");
    let make = ServerAction::<MakeBatch>::new();
    let data = Resource::new_blocking(
        move || page.get(),
        async |page| {
            let batches = read_batches(page.parse().unwrap_or(1)).await?;
            Ok::<_, AppError>((batches, read_print_desk().await?))
        },
    );
    loaded(data, move |(batches, desk)| content(batches, &desk, make))
}

fn content(batches: Page<BatchRow>, desk: &PrintDesk, make: ServerAction<MakeBatch>) -> AnyView {
    let lang = lang();
    let (form, list) = (make_form(desk, make), list(lang, batches));
    view! {
        <Title text=w::title(lang)/>
        <PageHead title=w::title(lang) subtitle=w::subtitle(lang)>
            <div class="cluster">
                <a class="button quiet" href="/labels/jobs"><Icon name=Glyph::History/> {w::jobs(lang)}</a>
                <a class="button quiet" href="/labels/paper"><Icon name=Glyph::Settings/> {w::paper_settings(lang)}</a>
            </div>
        </PageHead>
        <div class="cols">
            <Card span="c5" title=w::make(lang)>{form}</Card>
            <Card span="c7" title=w::batches(lang)>{list}</Card>
        </div>
    }
    .into_any()
}

fn make_form(desk: &PrintDesk, make: ServerAction<MakeBatch>) -> AnyView {
    let lang = lang();
    let papers = paper_field(&Papers::sheet(&desk.paper.own), false);
    view! {
        <p>{w::make_about(lang)}</p>
        <ActionForm action=make attr:class="stack">
            <Refused action=make/>
            <KeyFields key=new_key() version=None/>
            <TextField
                name="labels"
                label=w::how_many(lang)
                value="63"
                inputmode="numeric"
                maxlength=6
                hint=w::how_many_hint(lang)
                required=true
            />
            {papers}
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Plus/>
                {w::make_submit(lang)}
            </button>
        </ActionForm>
    }
    .into_any()
}

fn list(lang: Lang, page: Page<BatchRow>) -> AnyView {
    if page.rows.is_empty() {
        return view! { <p class="muted">{w::no_batch(lang)}</p> }.into_any();
    }
    let pager = pages(&page, |page| format!("/labels?page={page}"));
    let rows = page.rows.into_iter().map(|row| line(lang, row)).collect_view();
    view! { <ul class="rows">{rows}</ul> {pager} }.into_any()
}

fn line(lang: Lang, row: BatchRow) -> impl IntoView {
    let (tone, icon, text) = if row.left == 0 {
        (Tone::Quiet, Glyph::Check, w::all_used(lang).to_owned())
    } else {
        (Tone::Good, Glyph::Qr, w::left(lang, row.left))
    };
    let detail = [
        date(row.on),
        row.by,
        layout_name(lang, &row.layout),
        w::count_printed(lang, row.labels),
        w::count_used(lang, row.used),
    ];
    view! {
        <Row
            href=format!("/labels/batches/{}", row.number)
            icon=Glyph::Qr
            title=w::batch(lang, &row.number)
            detail=detail.join(" · ")
        >
            <Chip tone icon text/>
        </Row>
    }
}
