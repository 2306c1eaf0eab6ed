//! The twelve months of a year: names, chart, table.

use super::{
    address::href,
    filter::{costs, headline, of},
};
use crate::{
    lang::Lang,
    ui::{
        card::Card,
        chart::{ChartWords, MonthBar, MonthBars},
    },
    words::{saving as words, ui},
};
use domain::{
    ledger::saving::{Lens, Totals},
    view::{LineFilter, SavingPage},
};
use leptos::prelude::*;

/// The full name of a month, 1 to 12.
pub(super) fn name(lang: Lang, month: u32) -> &'static str {
    nth(words::months_full(lang), month)
}

/// The month of that number in a list of twelve words.
fn nth(names: &'static str, month: u32) -> &'static str {
    let rank = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    names.split(' ').nth(rank).unwrap_or_default()
}

/// The card with the chart: values above, costs below, each figure of the table a link.
pub(super) fn card(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let (year, lens) = (page.year, page.lens);
    let months = (1..)
        .zip(&page.months)
        .map(|(month, totals)| bar(lang, year, month, totals, lens))
        .collect();
    let chart = ChartWords {
        title: words::chart_title(lang, year),
        month: ui::month(lang).into(),
        value: ui::avoided(lang).into(),
        cost: if lens == Lens::NetCash {
            words::costs_cash(lang).into()
        } else {
            ui::costs(lang).into()
        },
        table: ui::see_table(lang).into(),
    };
    view! {
        <Card title=words::by_month(lang) span="c7">
            <MonthBars months words=chart/>
        </Card>
    }
}

/// A month's bar: the value before costs, since these hang below it.
fn bar(lang: Lang, year: i32, month: u32, totals: &Totals, lens: Lens) -> MonthBar {
    let (value, value_lens) = match lens {
        Lens::Prudent => (totals.prudent, Lens::Prudent),
        Lens::Gross | Lens::NetCash | Lens::NetFull => (totals.value(), Lens::Gross),
    };
    let (cost, kinds) = costs(totals, lens);
    MonthBar {
        label: nth(words::months_short(lang), month).to_owned(),
        value: value.0,
        cost: cost.0,
        value_href: href(
            &LineFilter {
                month,
                ..headline(year)
            },
            value_lens,
        ),
        cost_href: href(
            &LineFilter {
                month,
                ..of(year, kinds)
            },
            Lens::Gross,
        ),
    }
}
