//! Models: those that are never repaired and why, for who buys the next ones; and how often each is.

use super::{
    filter::Shown,
    success::{beside, cost},
};
use crate::{
    lang::Lang,
    text,
    ui::{
        card::Card,
        percent::{count, percent},
        table::{Head, Table},
        unfold::Unfold,
    },
    words::workshop as w,
};
use domain::{
    view::workshop::{Benchmark, WorkshopPage},
    workshop::{ModelTally, Outcome},
};
use leptos::prelude::*;

/// How many models are shown at first.
const FIRST: usize = 10;

/// How many more are shown when asked for: a longer table is no reading.
const MORE: usize = 100;

/// Models of which not one was repaired, with the reasons given.
pub(super) fn never(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    let shown = Shown::of(page);
    let models: Vec<&ModelTally> = page.models.iter().filter(|model| model.tally.repaired == 0).collect();
    if models.is_empty() {
        let said = if page.models.is_empty() {
            w::no_model(lang)
        } else {
            w::no_lost_model(lang)
        };
        return view! {
            <Card title=w::never(lang) span="c5">
                <p class="muted">{said}</p>
            </Card>
        }
        .into_any();
    }
    let rows = models.into_iter().map(|model| lost(lang, model, &shown)).collect_view();
    view! {
        <Card title=w::never(lang) span="c5">
            <p class="muted">{w::never_about(lang)}</p>
            <ul class="lessons">{rows}</ul>
        </Card>
    }
    .into_any()
}

fn lost(lang: Lang, model: &ModelTally, shown: &Shown) -> impl IntoView + use<> {
    let reasons: Vec<String> = model
        .barriers
        .iter()
        .map(|(barrier, times)| w::times(lang, text::barrier(lang, *barrier), times))
        .collect();
    let reasons = if reasons.is_empty() {
        w::no_reason(lang).to_owned()
    } else {
        reasons.join(" · ")
    };
    view! {
        <li>
            <a href=shown.cases_of(&model.key, None)>{model.name.clone()}</a>
            <span class="muted">{w::of_cases(lang, count(model.tally.known()))}</span>
            <p class="small">{reasons}</p>
        </li>
    }
}

/// Every model with enough cases.
pub(super) fn all(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    if page.models.is_empty() {
        return ().into_any();
    }
    let shown = Shown::of(page);
    let (first, others) = page.models.split_at(page.models.len().min(FIRST));
    let first = table(lang, first, page, &shown);
    let more = (!others.is_empty()).then(|| more(lang, others, page, &shown));
    view! {
        <Card title=w::by_model(lang) span="c7">
            {first}
            {more}
            <p class="small muted">{w::models_method(lang)}</p>
        </Card>
    }
    .into_any()
}

/// The models that follow, and how many there are still: their cases are found by category.
fn more(lang: Lang, others: &[ModelTally], page: &WorkshopPage, shown: &Shown) -> impl IntoView + use<> {
    let (listed, unlisted) = others.split_at(others.len().min(MORE));
    let (table, unlisted) = (table(lang, listed, page, shown), unlisted.len());
    let unlisted =
        (unlisted > 0).then(|| view! { <p class="small muted">{w::models_unlisted(lang, MORE, unlisted)}</p> });
    view! {
        <Unfold summary=w::other_models(lang, others.len())>
            {table}
            {unlisted}
        </Unfold>
    }
}

fn table(lang: Lang, models: &[ModelTally], page: &WorkshopPage, shown: &Shown) -> impl IntoView + use<> {
    let rows = models
        .iter()
        .map(|model| row(lang, model, benchmark(page, model), shown))
        .collect_view();
    view! {
        <Table heads=vec![
            Head::words(w::model(lang)),
            Head::figures(w::known(lang)),
            Head::figures(w::rate(lang)),
            Head::words(w::benchmark(lang)),
            Head::figures(w::cost_per_success(lang)),
        ]>{rows}</Table>
    }
}

/// What others achieve in the model's category.
fn benchmark<'a>(page: &'a WorkshopPage, model: &ModelTally) -> Option<&'a Benchmark> {
    let of = page.by_category.iter().find(|row| row.code == model.category);
    of.and_then(|row| row.benchmark.as_ref())
}

fn row(lang: Lang, model: &ModelTally, benchmark: Option<&Benchmark>, shown: &Shown) -> impl IntoView + use<> {
    let tally = &model.tally;
    let rate = tally.rate();
    view! {
        <tr>
            <th scope="row">
                <a href=shown.cases_of(&model.key, None)>{model.name.clone()}</a>
            </th>
            <td class="n" data-label=w::known(lang)>
                <a href=shown.cases_of(&model.key, None)>{count(tally.known())}</a>
            </td>
            <td class="n" data-label=w::rate(lang)>
                <a href=shown.cases_of(&model.key, Some(Outcome::Repaired))>{rate.map(percent)}</a>
            </td>
            <td data-label=w::benchmark(lang)>{rate.map(|rate| beside(lang, rate, benchmark))}</td>
            <td class="n" data-label=w::cost_per_success(lang)>
                <a href=shown.cases_of(&model.key, None)>{cost(tally)}</a>
            </td>
        </tr>
    }
}
