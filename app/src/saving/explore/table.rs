//! The rows of an axis: each figure opens the entries that it sums.

use super::{
    super::{
        address::{address, href},
        filter::{costs, issues_of, only},
    },
    axis_name, label, lens_word,
};
use crate::{
    lang::Lang,
    text,
    ui::{
        card::Card,
        money::money,
        table::{Head, Table},
    },
    words::{explore as w, saving as words},
};
use domain::{
    ledger::saving::{Lens, Totals},
    view::{
        LineFilter,
        explore::{Axis, ExplorePage, ExploreRow, behind},
    },
};
use leptos::prelude::*;

/// The table and its sum.
pub(super) fn card(lang: Lang, page: &ExplorePage, axis: Axis) -> impl IntoView + use<> {
    let lens = page.asked.lens;
    let rows: Vec<_> = page.rows.iter().map(|one| row(lang, page, axis, one)).collect();
    let sum = cells(lang, &page.asked.filter, lens, page.issues, &page.totals);
    let head = axis_name(lang, axis);
    let foot = view! {
        <tfoot>
            <tr>
                <th scope="row">{w::all(lang)}</th>
                {sum}
            </tr>
        </tfoot>
    };
    let note = note(lang, page, axis).map(|note| view! { <p class="small muted">{note}</p> });
    view! {
        <Card title=head span="c7">
            <Table heads=vec![
                Head::words(head),
                Head::figures(words::issues(lang)),
                Head::figures(words::costs(lang)),
                Head::figures(text::lens(lang, lens)),
            ] foot=foot.into_any()>{rows}</Table>
            {note}
        </Card>
    }
}

/// What a reader might wonder at.
fn note(lang: Lang, page: &ExplorePage, axis: Axis) -> Option<&'static str> {
    if !page.asked.filter.grade.is_empty() {
        return Some(w::note_grade(lang));
    }
    match axis {
        Axis::Receiver => Some(w::note_receiver(lang)),
        Axis::Site => Some(w::note_site(lang)),
        Axis::Outcome => Some(w::note_outcome(lang)),
        Axis::Month | Axis::Depositor | Axis::Category | Axis::Provider => None,
    }
}

fn row(lang: Lang, page: &ExplorePage, axis: Axis, row: &ExploreRow) -> impl IntoView + use<> {
    let (filter, lens) = (&page.asked.filter, page.asked.lens);
    let kept = axis.keep(filter, &row.key);
    let cells = cells(lang, &kept, lens, row.issues, &row.totals);
    // Narrowed to this row, the page goes by month; a month goes by category.
    let next = if axis == Axis::Month {
        Axis::Category
    } else {
        Axis::Month
    };
    let narrowed = address(
        "/value/explore",
        &kept,
        &[("by", next.word()), ("lens", lens_word(lens))],
    );
    view! {
        <tr>
            <th scope="row">
                <a href=narrowed>{label(lang, axis, row)}</a>
            </th>
            {cells}
        </tr>
    }
}

/// Issues, costs, value: of those entries.
fn cells(lang: Lang, filter: &LineFilter, lens: Lens, issues: u64, totals: &Totals) -> impl IntoView + use<> {
    let (cost, kinds) = costs(totals, lens);
    let costs = href(&only(filter, kinds), Lens::Gross);
    view! {
        <td class="n" data-label=words::issues(lang)>
            <a href=href(&issues_of(filter), Lens::Gross)>{issues}</a>
        </td>
        <td class="n" data-label=words::costs(lang)>
            <a href=costs>{money(-cost.0)}</a>
        </td>
        <td class="n" data-label=text::lens(lang, lens)>
            <a href=href(&behind(filter, lens), lens)>
                <b>{money(totals.through(lens).0)}</b>
            </a>
        </td>
    }
}
