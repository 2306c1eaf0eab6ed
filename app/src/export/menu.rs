//! The files of the list that is on the page.

use super::links::{FileLink, files, shown};
use crate::{
    lang::{Lang, lang},
    text,
    ui::{glyph::Glyph, icon::Icon, percent},
    words::export as w,
};
use domain::export::List;
use leptos::prelude::*;

/// From so many rows on, a workbook keeps its reader waiting.
const MANY: u64 = 20_000;

/// A button that opens the four files of a list. Opens without scripts.
#[component]
pub fn ExportMenu(
    /// The list.
    list: List,
    /// What follows the question mark in the page's own address, without its page number.
    #[prop(optional, into)]
    query: String,
    /// The words of the button, where the page has another one beside it.
    #[prop(optional)]
    label: Option<&'static str>,
    /// How many rows are to come, where the page knows.
    #[prop(optional)]
    rows: Option<u64>,
) -> impl IntoView {
    let lang = lang();
    let label = label.unwrap_or_else(|| w::export(lang));
    menu(
        lang,
        (label, text::export::list(lang, list)),
        rows,
        files(lang, list, &query),
    )
}

/// The same for the table that the page shows, rather than for what is behind it.
#[component]
pub fn ExportTable(
    /// What follows the question mark in the page's own address.
    #[prop(into)]
    query: String,
) -> impl IntoView {
    let lang = lang();
    menu(lang, (w::export_table(lang), ""), None, shown(lang, &query))
}

fn menu(lang: Lang, (label, what): (&'static str, &'static str), rows: Option<u64>, links: [FileLink; 4]) -> AnyView {
    let coming = rows.map(|rows| {
        let waits = (rows >= MANY).then(|| view! { <br/> {w::workbook_waits(lang)} });
        view! {
            <li class="small muted">
                {counted(lang, rows)} {waits}
            </li>
        }
    });
    let links = links.map(|file| {
        view! {
            <li>
                <a href=file.href rel="external">
                    <Icon name=file.icon/>
                    {file.text}
                </a>
            </li>
        }
    });
    let what = (!what.is_empty()).then(|| view! { <span class="visually-hidden">{what}</span> });
    view! {
        <details class="menu exports no-print">
            <summary class="button">
                <Icon name=Glyph::Download/>
                {label}
                {what}
            </summary>
            <ul>{coming} {links.into_iter().collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// How many rows, in words.
pub(super) fn counted(lang: Lang, rows: u64) -> String {
    match rows {
        0 => w::rows_none(lang).to_owned(),
        1 => w::rows_one(lang).to_owned(),
        rows => w::rows_many(lang, percent::count(rows)),
    }
}
