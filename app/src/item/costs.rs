//! What an item cost so far, line by line.

use crate::{
    lang::lang,
    text,
    ui::{
        card::Card,
        date::date,
        facts::{Fact, FactLevel, Facts},
        money::Money,
    },
    words::item as w,
};
use domain::{
    item::JobOutcome,
    view::{CostRow, ItemCard},
};
use leptos::prelude::*;

/// The card; nothing before the first cost.
pub fn costs_card(card: &ItemCard) -> Option<AnyView> {
    let lang = lang();
    if card.costs.is_empty() {
        return None;
    }
    let lines = card.costs.iter().map(line).collect_view();
    let total = card.cost.0;
    Some(
        view! {
            <Card title=w::costs(lang)>
                <Facts>
                    {lines}
                    <Fact term=w::total(lang) level=FactLevel::Total><Money cents=total/></Fact>
                </Facts>
            </Card>
        }
        .into_any(),
    )
}

fn line(cost: &CostRow) -> impl IntoView + use<> {
    let lang = lang();
    let kind = text::kind(lang, cost.kind);
    let what = if cost.what.is_empty() { kind } else { &cost.what };
    let minutes = cost
        .minutes
        .map(|minutes| format!(" · {minutes}\u{a0}min"))
        .unwrap_or_default();
    let mut term = format!("{what}{minutes} · {}", date(cost.occurred_on));
    if cost.outcome == Some(JobOutcome::Failed) {
        term = format!("{term} · {}", w::repair_failed(lang));
    }
    let due = cost.due.0;
    view! { <Fact term><Money cents=due/></Fact> }
}
