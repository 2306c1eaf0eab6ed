//! The items that went through a stage, the slowest first.

use super::{
    api::read_delays,
    delays::stage as stage_name,
    filter::{Shown, back, to_export},
};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{
        address::{href, query},
        pages::pages,
    },
    loaded::loaded,
    ui::{
        date::date,
        empty::Empty,
        glyph::Glyph,
        page_head::PageHead,
        table::{Head, Table},
    },
    words::{saving, workshop as w},
};
use domain::{
    export::List,
    view::{Page, workshop::DelayLine},
    workshop::delay::Stage,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The list of delays.
#[component]
pub fn DelaysPage() -> impl IntoView {
    let (year, category) = (query("year"), query("category"));
    let (stage, page) = (query("stage"), query("page"));
    let asked = move || (year.get(), category.get(), stage.get(), page.get());
    let data = Resource::new_blocking(asked, |(year, category, stage, page)| {
        read_delays(year, category, stage, page.parse().unwrap_or(1))
    });
    view! {
        <Title text=w::delays(lang())/>
        {loaded(data, move |value| {
            let (year, category, stage, _) = asked();
            let stage = Stage::parse(&stage).unwrap_or(Stage::Whole);
            list(lang(), value, Shown { year, category }, stage).into_any()
        })}
    }
}

fn list(lang: Lang, (year, page): (i32, Page<DelayLine>), shown: Shown, stage: Stage) -> impl IntoView {
    let pager = pages(&page, |number| {
        href(
            "/value/repairs/delays",
            &[
                ("year", &shown.year),
                ("category", &shown.category),
                ("stage", stage.word()),
                ("page", &number.to_string()),
            ],
        )
    });
    let total = page.total;
    let query = to_export(year, &[("category", &shown.category), ("stage", stage.word())]);
    view! {
        {back(&shown)}
        <PageHead title=w::delays(lang) subtitle=stage_name(lang, stage)>
            <ExportMenu list=List::Delays query rows=total/>
        </PageHead>
        <section class="card">
            <p class="muted">{w::slowest_first(lang, total)}</p>
            {table(lang, page.rows)}
            {pager}
        </section>
    }
}

fn table(lang: Lang, lines: Vec<DelayLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <Empty title=w::no_delay(lang) text=w::no_case_text(lang) icon=Glyph::Clock href="/value/repairs" action=w::title(lang)/> }.into_any();
    }
    let rows = lines
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/Q/{}", line.code)>{line.name}</a>
                    </th>
                    <td data-label=w::from(lang)>{date(line.from)}</td>
                    <td data-label=w::to(lang)>{date(line.to)}</td>
                    <td class="n" data-label=w::delay(lang)>{w::days(lang, line.days)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table heads=vec![
            Head::words(saving::item(lang)),
            Head::words(w::from(lang)),
            Head::words(w::to(lang)),
            Head::figures(w::delay(lang)),
        ]>{rows}</Table>
    }
    .into_any()
}
