//! The big figure, the sum that leads to it, and what is counted beside it.

use super::{
    address::href,
    cause::causes,
    filter::{CASH, COSTS, headline, issues, of, through},
    mass::mass,
};
use crate::{
    lang::Lang,
    text,
    ui::{
        card::Card,
        facts::{Fact, FactLevel, Facts},
        glyph::Glyph,
        icon::Icon,
        meter::Meter,
        money::{money, money_round, number},
    },
    words::saving as words,
};
use domain::{
    Cents, Minutes,
    ledger::{
        Kind,
        saving::{Lens, percent_of},
    },
    view::{LineFilter, SavingPage},
};
use leptos::prelude::*;

/// The figure of the lens against the target, and its parts.
pub(super) fn card(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let value = page.totals.through(page.lens);
    let address = href(&through(page.year, page.lens), page.lens);
    let said = match percent_of(value, page.target) {
        Some(percent) => words::of_target(lang, number(percent), money_round(page.target.0)),
        None => crate::words::home::no_target(lang).to_owned(),
    };
    view! {
        <section class="card c5">
            <h2 class="visually-hidden">{text::lens(lang, page.lens)}</h2>
            <p class="big-figure money">
                <a href=address title=money(value.0)>
                    {money_round(value.0)}
                </a>
            </p>
            <Meter value=value.0 max=page.target.0 label=said.clone()/>
            <p>{said}</p>
            {parts(lang, page)}
            {not_counted(lang, page)}
        </section>
    }
}

/// From the avoided purchases to both nets.
fn parts(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let (year, totals) = (page.year, &page.totals);
    let entries = LineFilter {
        sign: "entry".into(),
        ..headline(year)
    };
    let reversals = LineFilter {
        sign: "reversal".into(),
        ..headline(year)
    };
    let failed = LineFilter {
        only: "failed".into(),
        ..of(year, &COSTS)
    };
    let hours = number(Minutes(totals.labour_minutes).share(1, 60).0);
    let (net_cash, net_full) = (through(year, Lens::NetCash), through(year, Lens::NetFull));
    let lines = [
        fact(words::gross(lang), totals.gross, &entries, FactLevel::Plain),
        fact(words::reversals(lang), -totals.reversals, &reversals, FactLevel::Plain),
        fact(
            words::cash_costs(lang),
            -totals.cash_costs(),
            &of(year, &CASH),
            FactLevel::Plain,
        ),
        fact(
            text::lens(lang, Lens::NetCash),
            totals.net_cash(),
            &net_cash,
            FactLevel::Total,
        ),
        fact(
            &words::labour(lang, hours),
            -totals.labour,
            &of(year, &[Kind::Labour]),
            FactLevel::Plain,
        ),
        fact(
            text::lens(lang, Lens::NetFull),
            totals.net_full(),
            &net_full,
            FactLevel::Total,
        ),
        fact(words::failed(lang), -page.failed, &failed, FactLevel::Part),
    ];
    view! { <Facts>{lines.collect_view()}</Facts> }
}

fn fact(term: &str, cents: Cents, filter: &LineFilter, level: FactLevel) -> impl IntoView + use<> {
    figure(term, money(cents.0), filter, level)
}

fn figure(term: &str, value: String, filter: &LineFilter, level: FactLevel) -> impl IntoView + use<> {
    let address = href(filter, Lens::Gross);
    view! {
        <Fact term=term level>
            <a class="money" href=address>
                {value}
            </a>
        </Fact>
    }
}

/// What happened and is in no figure yet: how many, why, and the way out.
fn not_counted(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let all = [
        (
            "price",
            page.without_price,
            words::without_price(lang, page.without_price),
            words::out_price(lang),
        ),
        (
            "unsigned",
            page.unsigned,
            words::unsigned(lang, page.unsigned),
            words::out_unsigned(lang),
        ),
        (
            "factor",
            page.without_factor,
            words::without_factor(lang, page.without_factor),
            words::out_factor(lang),
        ),
        (
            "none",
            page.without_purchase,
            words::without_purchase(lang, page.without_purchase),
            words::out_none(lang),
        ),
    ];
    let lines = causes(page.year, all);
    (!lines.is_empty()).then(|| {
        view! {
            <div class="alert">
                <Icon name=Glyph::Alert/>
                <div>
                    <p>
                        <b>{words::not_counted(lang)}</b>
                    </p>
                    <ul>{lines}</ul>
                </div>
            </div>
        }
    })
}

/// What is counted apart.
pub(super) fn also(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let (year, totals) = (page.year, &page.totals);
    let opportunistic = LineFilter {
        substitutions: "S3".into(),
        ..of(year, &[Kind::AvoidedPurchase])
    };
    let local = LineFilter {
        only: "local".into(),
        ..of(year, &[Kind::External])
    };
    let (items, issued) = page.items_and_issues;
    let apart = |term: &str, cents: Cents, filter: LineFilter| fact(term, cents, &filter, FactLevel::Plain);
    let weight = |term: &str, grams, kind| figure(term, mass(grams), &of(year, &[kind]), FactLevel::Plain);
    let money = [
        apart(words::local_spend(lang), page.local_spend, local),
        apart(words::opportunistic(lang), totals.opportunistic, opportunistic),
        apart(
            words::repair_return(lang),
            totals.repair_return,
            of(year, &[Kind::RepairReturn]),
        ),
        apart(
            words::donations(lang),
            totals.donations,
            of(year, &[Kind::DonationValue]),
        ),
        apart(words::sales(lang), totals.sales, of(year, &[Kind::SaleRevenue])),
    ];
    let weights = [
        weight(words::co2(lang), totals.co2, Kind::Co2),
        weight(words::waste(lang), totals.waste, Kind::Waste),
        weight(words::waste_out(lang), totals.waste_out, Kind::WasteOut),
    ];
    let counts = [(words::items(lang), items), (words::issues(lang), issued)]
        .map(|(term, count)| figure(term, count.to_string(), &issues(year), FactLevel::Plain));
    view! {
        <Card title=words::also(lang) span="c4">
            <Facts>{weights.collect_view()} {money.collect_view()} {counts.collect_view()}</Facts>
        </Card>
    }
}
