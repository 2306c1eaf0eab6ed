//! What was entered before for a type of product: nothing of a declaration is forgotten.

use crate::{
    lang::Lang,
    ui::{
        card::Card,
        money::money,
        table::{Head, Table},
    },
    words::legal as w,
};
use domain::{legal::agec::Spending, view::legal::AgecEntry};
use leptos::prelude::*;

/// The earlier figures, the last first; nothing where there are none.
pub(super) fn card(lang: Lang, history: &[AgecEntry]) -> AnyView {
    if history.is_empty() {
        return ().into_any();
    }
    let rows = history.iter().map(|entry| row(lang, entry)).collect_view();
    view! {
        <Card title=w::history(lang)>
            <Table heads=vec![
                Head::words(w::entered(lang)),
                Head::figures(w::total(lang)),
                Head::figures(w::reuse(lang)),
                Head::figures(w::donated(lang)),
                Head::figures(w::recycled(lang)),
                Head::words(w::remark(lang)),
            ]>{rows}</Table>
        </Card>
    }
    .into_any()
}

fn row(lang: Lang, entry: &AgecEntry) -> impl IntoView + use<> {
    let figures = entry.spending.as_ref();
    let amount = |of: fn(&Spending) -> i64| figures.map(|spending| money(of(spending)));
    let remark = figures.map_or_else(|| w::withdrawn(lang).to_owned(), |spending| spending.comment.clone());
    view! {
        <tr>
            <th scope="row">{entered(lang, entry)}</th>
            <td class="n" data-label=w::total(lang)>{amount(|spending| spending.total.0)}</td>
            <td class="n" data-label=w::reuse(lang)>{amount(|spending| spending.reuse.0)}</td>
            <td class="n" data-label=w::donated(lang)>{amount(|spending| spending.donated.0)}</td>
            <td class="n" data-label=w::recycled(lang)>{amount(|spending| spending.recycled.0)}</td>
            <td data-label=w::remark(lang)>{remark}</td>
        </tr>
    }
}

/// The day and, for who may see people, who entered it.
fn entered(lang: Lang, entry: &AgecEntry) -> String {
    let at = entry.at.format("%d/%m/%Y").to_string();
    if entry.by.is_empty() {
        at
    } else {
        w::entered_by(lang, at, &entry.by)
    }
}
