//! The declaration's lines, one for each type of product.

use super::agec_kind::translated;
use crate::{
    lang::Lang,
    saving::{address::href, filter::of},
    ui::{
        card::Card,
        money::money,
        percent::{count, percent},
    },
    words::legal as w,
};
use domain::{
    Cents,
    ledger::{Kind, saving::Lens},
    legal::agec::Spending,
    view::{
        LineFilter,
        legal::{AgecLine, AgecPage},
    },
    workshop::tenths,
};
use leptos::prelude::*;

/// The table; with a way to fill in each line for who may.
pub(super) fn card(lang: Lang, page: &AgecPage, may_declare: bool) -> impl IntoView + use<> {
    let rows = page
        .lines
        .iter()
        .enumerate()
        .map(|(rank, line)| row(lang, page.year, may_declare.then_some(rank), line))
        .collect_view();
    view! {
        <Card title=w::lines(lang)>
            <p class="muted">{w::lines_about(lang)}</p>
            <div class="table">
                <table class="wide">
                    <thead>
                        <tr>
                            <th scope="col">{w::product(lang)}</th>
                            <th scope="col" class="n">{w::total(lang)}</th>
                            <th scope="col" class="n">{w::reuse(lang)}</th>
                            <th scope="col" class="n">{w::donated(lang)}</th>
                            <th scope="col" class="n">{w::recycled(lang)}</th>
                            <th scope="col">{w::entered(lang)}</th>
                            <th scope="col" class="n">{w::reallocated(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="small muted">{w::reallocated_method(lang)}</p>
        </Card>
    }
}

fn row(lang: Lang, year: i32, rank: Option<usize>, line: &AgecLine) -> impl IntoView + use<> {
    let name = match rank {
        Some(rank) => {
            let address = format!("/value/agec?year={year}&edit={rank}");
            view! { <a href=address>{line.kind.clone()}</a> }.into_any()
        }
        None => line.kind.clone().into_any(),
    };
    let translated = translated(lang, &line.kind).map(|name| view! { <span class="small muted">{name}</span> });
    let figures = line.spending.as_ref();
    let amount = |of: fn(&Spending) -> i64| figures.map(|spending| money(of(spending)));
    let reuse = figures.map(|spending| share(spending, spending.reuse.0 + spending.donated.0));
    let recycled = figures.map(|spending| share(spending, spending.recycled.0));
    view! {
        <tr>
            <th scope="row">{name} " " {translated}</th>
            <td class="n" data-label=w::total(lang)>{amount(|spending| spending.total.0)}</td>
            <td class="n" data-label=w::reuse(lang)>{amount(|spending| spending.reuse.0)} {reuse}</td>
            <td class="n" data-label=w::donated(lang)>{amount(|spending| spending.donated.0)}</td>
            <td class="n" data-label=w::recycled(lang)>{amount(|spending| spending.recycled.0)} {recycled}</td>
            <td data-label=w::entered(lang)>{entered(lang, line)}</td>
            <td class="n" data-label=w::reallocated(lang)>{reallocated(lang, year, line)}</td>
        </tr>
    }
}

/// The share of the whole, under its amount.
fn share(spending: &Spending, part: i64) -> impl IntoView + use<> {
    let whole = u64::try_from(spending.total.0).unwrap_or(0);
    let share = tenths(u64::try_from(part).unwrap_or(0), whole);
    share.map(|share| view! { <span class="small muted share">{percent(share)}</span> })
}

fn entered(lang: Lang, line: &AgecLine) -> Option<String> {
    let (by, at) = line.entered.as_ref()?;
    let at = at.format("%d/%m/%Y").to_string();
    Some(if by.is_empty() { at } else { w::entered_by(lang, at, by) })
}

/// What Regain reallocated inside: a help for the reader, outside the declaration. Issues that were all taken back come to
/// nothing and are still shown, and so is what takes back those of another year.
fn reallocated(lang: Lang, year: i32, line: &AgecLine) -> Option<impl IntoView + use<>> {
    let (issues, cents) = line.reallocated;
    let filter = LineFilter {
        only: format!("agec:{}", line.kind),
        ..of(year, &[Kind::AvoidedPurchase])
    };
    let worth = money(cents.0);
    let said = if issues == 1 {
        w::issue_worth(lang, worth)
    } else {
        w::issues_worth(lang, count(issues), worth)
    };
    (issues > 0 || cents != Cents::ZERO).then(|| view! { <a href=href(&filter, Lens::Gross)>{said}</a> })
}
