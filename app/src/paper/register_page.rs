//! The register of papers: every number that was given, by kind and year.

use super::{api::read_register, card::href};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{address, pages::pages},
    loaded::loaded,
    text,
    ui::{
        card::Card,
        date::date,
        empty::Empty,
        glyph::Glyph,
        page_head::PageHead,
        select_field::SelectField,
        table::{Head, Table},
    },
    words::paper as w,
};
use domain::{
    export::List,
    paper::PaperKind,
    view::{Page, paper::PaperRow},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn PapersPage() -> impl IntoView {
    let query = use_query_map();
    let asked = move || {
        query.with(|query| {
            let number = |name: &str| query.get(name).and_then(|text| text.parse::<i32>().ok());
            let page = number("page").and_then(|page| u32::try_from(page).ok()).unwrap_or(1);
            (query.get("kind").unwrap_or_default(), number("year").unwrap_or(0), page)
        })
    };
    let data = Resource::new_blocking(asked, |(kind, year, page)| read_register(kind, year, page));
    view! {
        <Title text=w::title(lang())/>
        {loaded(data, move |(page, years)| {
            let (kind, year, _) = asked();
            content(lang(), &page, (&kind, year), &years)
        })}
    }
}

fn content(lang: Lang, page: &Page<PaperRow>, (kind, year): (&str, i32), years: &[i32]) -> AnyView {
    let query = address::href("", &[("kind", kind), ("year", &chosen(year))]);
    let query = query.trim_start_matches('?').to_owned();
    let rows = page.total;
    let list = if page.rows.is_empty() {
        view! {
            <Empty
                title=w::empty(lang)
                text=w::empty_text(lang)
                icon=Glyph::Printer
                href="/items"
                action=w::empty_action(lang)
            />
        }
        .into_any()
    } else {
        let (kind, year) = (kind.to_owned(), chosen(year));
        let address = move |page: u32| {
            address::href(
                "/papers",
                &[("kind", &kind), ("year", &year), ("page", &page.to_string())],
            )
        };
        let pager = pages(page, address);
        let table = table(lang, &page.rows);
        view! { <Card>{table} {pager}</Card> }.into_any()
    };
    view! {
        <PageHead title=w::title(lang) subtitle=w::subtitle(lang)>
            <ExportMenu list=List::Papers query rows/>
        </PageHead>
        {filter(lang, kind, year, years)}
        {list}
    }
    .into_any()
}

/// The year as the address says it; empty for all.
fn chosen(year: i32) -> String {
    if year == 0 { String::new() } else { year.to_string() }
}

fn filter(lang: Lang, kind: &str, year: i32, years: &[i32]) -> AnyView {
    let kinds = PaperKind::ALL.map(|kind| (kind.word().to_owned(), text::paper(lang, kind).to_owned()));
    let years: Vec<_> = years.iter().map(|year| (year.to_string(), year.to_string())).collect();
    let year = chosen(year);
    view! {
        <form class="card cluster" method="get" action="/papers">
            <SelectField name="kind" label=w::kind(lang) options=kinds.to_vec() selected=kind.to_owned() prompt=w::all_kinds(lang)/>
            <SelectField name="year" label=w::year(lang) options=years selected=year prompt=w::all_years(lang)/>
            <button class="button" type="submit">{w::filter(lang)}</button>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, rows: &[PaperRow]) -> AnyView {
    let rows = rows.iter().map(|paper| row(lang, paper)).collect_view();
    view! {
        <Table heads=vec![
            Head::words(w::column_number(lang)),
            Head::words(w::column_kind(lang)),
            Head::words(w::column_reference(lang)),
            Head::words(w::column_day(lang)),
            Head::words(w::column_by(lang)),
            Head::words(w::column_hash(lang)),
        ]>{rows}</Table>
    }
    .into_any()
}

fn row(lang: Lang, paper: &PaperRow) -> impl IntoView + use<> {
    let reference = paper.reference.clone();
    let about = match paper.kind {
        PaperKind::Deposit => format!("/deposits/{reference}"),
        PaperKind::Handover | PaperKind::Transfer => format!("/handovers/{reference}"),
        PaperKind::Repair | PaperKind::Exit | PaperKind::Wipe | PaperKind::Donation => format!("/Q/{reference}"),
    };
    let (hash, short) = (paper.hash.clone(), paper.hash.chars().take(12).collect::<String>());
    view! {
        <tr>
            <th scope="row"><a class="code" href=href(paper) rel="external">{paper.number.clone()}</a></th>
            <td data-label=w::column_kind(lang)>{text::paper(lang, paper.kind)}</td>
            <td data-label=w::column_reference(lang)><a class="code" href=about>{reference}</a></td>
            <td data-label=w::column_day(lang)>{date(paper.issued_on)}</td>
            <td data-label=w::column_by(lang)>{paper.by.clone()}</td>
            <td data-label=w::column_hash(lang)><span class="code small" title=hash>{short}</span></td>
        </tr>
    }
}
