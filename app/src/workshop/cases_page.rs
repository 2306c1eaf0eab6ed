//! The cases behind a figure: what was repaired, what was not and why.

use super::{
    api::read_cases,
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
    text,
    ui::{
        chip::Chip,
        date::date,
        empty::Empty,
        glyph::Glyph,
        money::money,
        page_head::PageHead,
        table::{Head, Table},
        tone::Tone,
    },
    words::{saving, workshop as w},
};
use domain::{
    export::List,
    view::Page,
    workshop::{Case, Outcome},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What the address asks for.
#[derive(Clone, PartialEq)]
struct Asked {
    shown: Shown,
    model: String,
    outcome: String,
    page: String,
}

/// The list of cases.
#[component]
pub fn CasesPage() -> impl IntoView {
    let (year, category) = (query("year"), query("category"));
    let (model, outcome, page) = (query("model"), query("outcome"), query("page"));
    let asked = move || Asked {
        shown: Shown {
            year: year.get(),
            category: category.get(),
        },
        model: model.get(),
        outcome: outcome.get(),
        page: page.get(),
    };
    let data = Resource::new_blocking(asked, |asked| {
        let Shown { year, category } = asked.shown;
        read_cases(
            year,
            category,
            asked.model,
            asked.outcome,
            asked.page.parse().unwrap_or(1),
        )
    });
    view! {
        <Title text=w::cases(lang())/>
        {loaded(data, move |value| list(lang(), value, &asked()).into_any())}
    }
}

fn list(lang: Lang, (year_shown, page): (i32, Page<Case>), asked: &Asked) -> impl IntoView + use<> {
    let model = (!asked.model.is_empty())
        .then(|| page.rows.first().map(Case::model_name))
        .flatten();
    let outcome = Outcome::parse(&asked.outcome).map(|one| text::export::case(lang, one).to_owned());
    let year = match asked.shown.year.as_str() {
        "" => None,
        "all" => Some(saving::all_years(lang).to_owned()),
        year => Some(year.to_owned()),
    };
    let said: Vec<String> = [year, model, outcome].into_iter().flatten().collect();
    let pager = pages(&page, |number| {
        href(
            "/value/repairs/cases",
            &[
                ("year", &asked.shown.year),
                ("category", &asked.shown.category),
                ("model", &asked.model),
                ("outcome", &asked.outcome),
                ("page", &number.to_string()),
            ],
        )
    });
    let query = to_export(
        year_shown,
        &[
            ("category", &asked.shown.category),
            ("model", &asked.model),
            ("outcome", &asked.outcome),
        ],
    );
    view! {
        {back(&asked.shown)}
        <PageHead title=w::cases(lang) subtitle=said.join(" · ")>
            <ExportMenu list=List::Cases query rows=page.total/>
        </PageHead>
        <section class="card">
            <p class="muted">{w::case_count(lang, page.total)}</p>
            {table(lang, page.rows)}
            {pager}
        </section>
    }
}

fn table(lang: Lang, cases: Vec<Case>) -> AnyView {
    if cases.is_empty() {
        return view! { <Empty title=w::no_case(lang) text=w::no_case_text(lang) icon=Glyph::Wrench href="/value/repairs" action=w::title(lang)/> }.into_any();
    }
    let rows = cases.into_iter().map(|case| row(lang, &case)).collect_view();
    view! {
        <Table heads=vec![
            Head::words(saving::item(lang)),
            Head::words(w::model(lang)),
            Head::words(w::ended_on(lang)),
            Head::words(w::outcome(lang)),
            Head::words(w::reason(lang)),
            Head::figures(w::cost(lang)),
        ]>{rows}</Table>
    }
    .into_any()
}

fn row(lang: Lang, case: &Case) -> impl IntoView + use<> {
    let (tone, icon) = match case.outcome {
        Outcome::Repaired => (Tone::Good, Glyph::Check),
        Outcome::Failed => (Tone::Bad, Glyph::Alert),
        Outcome::GivenUp => (Tone::Quiet, Glyph::Alert),
    };
    let model = case.model_name();
    let model = if model == case.name { String::new() } else { model };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/Q/{}", case.code)>{case.name.clone()}</a>
            </th>
            <td data-label=w::model(lang)>{model}</td>
            <td data-label=w::ended_on(lang)>{date(case.ended_on)}</td>
            <td data-label=w::outcome(lang)>
                <Chip tone icon text=text::export::case(lang, case.outcome)/>
            </td>
            <td data-label=w::reason(lang)>{case.barrier.map(|barrier| text::barrier(lang, barrier))}</td>
            <td class="n" data-label=w::cost(lang)>{money(case.cost.0)}</td>
        </tr>
    }
}
