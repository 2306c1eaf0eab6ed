//! Who deposits in rows, who receives in columns.

use super::super::address::{address, href};
use crate::{
    lang::Lang,
    ui::{card::Card, money::money},
    words::explore as w,
};
use domain::{
    Cents,
    view::{
        Choice, LineFilter,
        explore::{Axis, Cell, ExplorePage, MOST, OTHERS, behind},
    },
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The value of each pair, by both keys.
pub(super) type Values<'a> = HashMap<(&'a str, &'a str), Cents>;

/// The table: a pair that comes to nothing stays empty.
pub(super) fn card(lang: Lang, page: &ExplorePage) -> impl IntoView + use<> {
    let matrix = &page.matrix;
    let values = values(page);
    let heads: Vec<_> = matrix
        .receivers
        .iter()
        .map(|one| view! { <th scope="col" class="n">{name(lang, one)}</th> })
        .collect();
    let rows: Vec<_> = matrix
        .depositors
        .iter()
        .map(|one| row(lang, page, one, &values))
        .collect();
    let sums: Vec<_> = matrix.receivers.iter().map(|one| sum(lang, page, one)).collect();
    let all = figure(page, &page.asked.filter, page.totals.through(page.asked.lens));
    let (depositors, receivers) = (matrix.other_depositors, matrix.other_receivers);
    let others = (depositors + receivers > 0)
        .then(|| view! { <p class="small muted">{w::matrix_others(lang, MOST, depositors, receivers)} " " {opened(lang, page)}</p> });
    view! {
        <Card title=w::matrix(lang)>
            <div class="table matrix" role="region" aria-label=w::matrix(lang) tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{w::matrix_head(lang)}</th>
                            {heads}
                            <th scope="col" class="n">{w::all(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{w::all(lang)}</th>
                            {sums}
                            <td class="n" data-label=w::all(lang)>{all}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
            {others}
            <p class="small muted">{w::note_receiver(lang)}</p>
        </Card>
    }
}

/// The values by both keys.
pub(super) fn values(page: &ExplorePage) -> Values<'_> {
    page.matrix
        .cells
        .iter()
        .map(|cell| ((cell.depositor.as_str(), cell.receiver.as_str()), cell.value))
        .collect()
}

/// What a side is called.
pub(super) fn name(lang: Lang, one: &Choice) -> String {
    match one.value.as_str() {
        OTHERS => w::matrix_other(lang).to_owned(),
        "" => w::no_receiver(lang).to_owned(),
        _ => one.label.clone(),
    }
}

/// The entries of one service, or of those that are added up.
fn kept(axis: Axis, filter: &LineFilter, side: &[Choice], one: &Choice) -> LineFilter {
    if one.value == OTHERS {
        axis.others(filter, side)
    } else {
        axis.keep(filter, &one.value)
    }
}

/// The matrix of those that are added up on either side, one by one.
fn opened(lang: Lang, page: &ExplorePage) -> AnyView {
    let matrix = &page.matrix;
    let sides = [
        (Axis::Depositor, &matrix.depositors, matrix.other_depositors),
        (Axis::Receiver, &matrix.receivers, matrix.other_receivers),
    ];
    let folded = sides.into_iter().filter(|(.., others)| *others > 0);
    let filter = folded.fold(page.asked.filter.clone(), |filter, (axis, side, _)| {
        axis.others(&filter, side)
    });
    let asked = [("by", super::MATRIX), ("lens", page.asked.lens.word())];
    view! { <a href=address("/value/explore", &filter, &asked)>{w::matrix_open_others(lang)}</a> }.into_any()
}

/// What one service deposited, by who received it.
fn row(lang: Lang, page: &ExplorePage, depositor: &Choice, values: &Values<'_>) -> impl IntoView + use<> {
    let row = kept(Axis::Depositor, &page.asked.filter, &page.matrix.depositors, depositor);
    let cells: Vec<_> = page
        .matrix
        .receivers
        .iter()
        .map(|one| {
            let value = values.get(&(depositor.value.as_str(), one.value.as_str()));
            let filter = kept(Axis::Receiver, &row, &page.matrix.receivers, one);
            let cell = value.map(|value| figure(page, &filter, *value));
            view! { <td class="n" data-label=name(lang, one)>{cell}</td> }
        })
        .collect();
    let all = of(page, |cell| cell.depositor == depositor.value);
    let all = figure(page, &row, all);
    let name = name(lang, depositor);
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
            <td class="n" data-label=w::all(lang)>
                <b>{all}</b>
            </td>
        </tr>
    }
}

/// What one service received from all.
fn sum(lang: Lang, page: &ExplorePage, one: &Choice) -> impl IntoView + use<> {
    let column = kept(Axis::Receiver, &page.asked.filter, &page.matrix.receivers, one);
    let all = figure(page, &column, of(page, |cell| cell.receiver == one.value));
    view! { <td class="n" data-label=name(lang, one)>{all}</td> }
}

/// What the pairs that are so come to.
pub(super) fn of(page: &ExplorePage, is_of: impl Fn(&Cell) -> bool) -> Cents {
    let cells = page.matrix.cells.iter().filter(|cell| is_of(cell));
    cells.map(|cell| cell.value).sum()
}

/// A figure that opens its entries.
fn figure(page: &ExplorePage, filter: &LineFilter, value: Cents) -> impl IntoView + use<> {
    let lens = page.asked.lens;
    view! { <a href=href(&behind(filter, lens), lens)>{money(value.0)}</a> }
}
