//! How often repairs succeed and what a success costs, beside what others achieve.

use super::filter::Shown;
use crate::{
    lang::Lang,
    ui::{
        card::Card,
        chip::Chip,
        facts::{Fact, FactLevel, Facts},
        glyph::Glyph,
        meter::Meter,
        money::money,
        percent::{count, percent, points},
        table::{Head, Table},
        tone::Tone,
    },
    words::{saving, workshop as w},
};
use domain::{
    view::workshop::{Benchmark, CategoryTally, WorkshopPage},
    workshop::{Outcome, Tally},
};
use leptos::prelude::*;

/// All cases: the rate, what it is made of, the cost of a success.
pub(super) fn headline(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    let (shown, all) = (Shown::of(page), page.all);
    let Some(rate) = all.rate() else {
        return view! {
            <Card title=w::success(lang) span="c5">
                <p class="muted">{w::no_case(lang)}</p>
            </Card>
        }
        .into_any();
    };
    let said = w::repaired_of(lang, count(all.repaired), count(all.known()));
    view! {
        <section class="card c5">
            <h2>{w::success(lang)}</h2>
            <p class="big-figure">
                <a href=shown.cases(None)>{percent(rate)}</a>
            </p>
            <Meter value=rate max=1000 label=said.clone()/>
            <p>{said}</p>
            <Facts>
                {counted(w::repaired(lang), all.repaired, shown.cases(Some(Outcome::Repaired)))}
                {counted(w::failed(lang), all.failed, shown.cases(Some(Outcome::Failed)))}
                {counted(w::given_up(lang), all.given_up, shown.cases(Some(Outcome::GivenUp)))}
                {linked(w::all_costs(lang), money(all.cost.0), shown.costs(), FactLevel::Plain)}
                {linked(w::cost_per_success(lang), cost(&all), shown.costs(), FactLevel::Total)}
            </Facts>
            <p class="small muted">{w::rate_method(lang)}</p>
        </section>
    }
    .into_any()
}

fn counted(term: &'static str, cases: u64, href: String) -> impl IntoView {
    linked(term, count(cases), href, FactLevel::Plain)
}

fn linked(term: &'static str, value: String, href: String, level: FactLevel) -> impl IntoView {
    view! {
        <Fact term=term level>
            <a class="money" href=href>
                {value}
            </a>
        </Fact>
    }
}

/// What a success costs; a dash without one, since nothing can be divided by none.
pub(super) fn cost(tally: &Tally) -> String {
    tally
        .cost_per_success()
        .map_or_else(|| "–".to_owned(), |cost| money(cost.0))
}

/// By category, beside the benchmark.
pub(super) fn categories(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    if page.by_category.is_empty() {
        return ().into_any();
    }
    let shown = Shown::of(page);
    let rows = page
        .by_category
        .iter()
        .map(|row| category(lang, row, &shown))
        .collect_view();
    view! {
        <Card title=w::by_category(lang)>
            <Table heads=vec![
                Head::words(saving::category(lang)),
                Head::figures(w::known(lang)),
                Head::figures(w::rate(lang)),
                Head::words(w::benchmark(lang)),
                Head::figures(w::cost_per_success(lang)),
            ]>{rows}</Table>
            <p class="small muted">{w::benchmark_source(lang)}</p>
        </Card>
    }
    .into_any()
}

fn category(lang: Lang, row: &CategoryTally, shown: &Shown) -> impl IntoView + use<> {
    let within = shown.within(&row.code);
    let rate = row.tally.rate().unwrap_or(0);
    view! {
        <tr>
            <th scope="row">
                <a href=within.back()>{lang.pick(&row.fr, &row.en).to_owned()}</a>
            </th>
            <td class="n" data-label=w::known(lang)>
                <a href=within.cases(None)>{count(row.tally.known())}</a>
            </td>
            <td class="n" data-label=w::rate(lang)>
                <a href=within.cases(Some(Outcome::Repaired))>
                    <b>{percent(rate)}</b>
                </a>
            </td>
            <td data-label=w::benchmark(lang)>{beside(lang, rate, row.benchmark.as_ref())}</td>
            <td class="n" data-label=w::cost_per_success(lang)>
                <a href=within.costs()>{cost(&row.tally)}</a>
            </td>
        </tr>
    }
}

/// The benchmark and how far we are from it; that there is none, where nobody counted the category.
pub(super) fn beside(lang: Lang, rate: i64, benchmark: Option<&Benchmark>) -> impl IntoView + use<> {
    let Some(benchmark) = benchmark else {
        return view! { <span class="muted">{w::no_benchmark(lang)}</span> }.into_any();
    };
    let gap = rate - benchmark.tenths;
    let (tone, icon) = if gap < 0 {
        (Tone::Wait, Glyph::Alert)
    } else {
        (Tone::Good, Glyph::Check)
    };
    let name = lang.pick(&benchmark.fr, &benchmark.en).to_owned();
    let said = w::benchmark_of(lang, percent(benchmark.tenths), name, count(benchmark.records));
    view! {
        <span class="cluster">
            <Chip tone icon text=w::gap(lang, points(gap))/>
            <span class="small muted">{said}</span>
        </span>
    }
    .into_any()
}
