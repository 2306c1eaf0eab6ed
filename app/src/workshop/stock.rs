//! The stock by age, and what waits too long.

use super::filter::Shown;
use crate::{
    lang::Lang,
    layout::address::href,
    text,
    ui::{card::Card, chip::Chip, percent::count},
    words::workshop as w,
};
use domain::{
    item::State,
    view::workshop::WorkshopPage,
    workshop::stock::{AGES, Age},
};
use leptos::prelude::*;

/// The address of a list of the stock.
pub(super) fn list(age: &str, wait: &str, category: &str, page: &str) -> String {
    let pairs = [("age", age), ("wait", wait), ("category", category), ("page", page)];
    href("/value/repairs/stock", &pairs)
}

/// How old the stock is: a bar for each age, its figure beside it.
pub(super) fn ages(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    let most = page.ages.iter().map(|(_, items)| *items).max().unwrap_or(0).max(1);
    let total: u64 = page.ages.iter().map(|(_, items)| *items).sum();
    let shown = Shown::of(page);
    let rows = page
        .ages
        .iter()
        .filter_map(|(word, items)| Some((Age::parse(word)?, *items)))
        .map(|(age, items)| {
            let name = age_name(lang, age);
            view! {
                <li>
                    <span>{name.clone()}</span>
                    <progress value=items.to_string() max=most.to_string() aria-label=name></progress>
                    <a href=list(age.word, "", &shown.category, "")>{count(items)}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <Card title=w::ages(lang) span="c6">
            <p class="muted">{w::in_stock(lang, count(total))}</p>
            <ul class="ages">{rows}</ul>
            <p class="small muted">{w::ages_method(lang)}</p>
        </Card>
    }
}

/// An age in words.
pub(super) fn age_name(lang: Lang, age: Age) -> String {
    match (age, age.to) {
        (age, None) => w::older(lang, age.from - 1),
        (age, Some(to)) if age == AGES[0] => w::younger(lang, to),
        (age, Some(to)) => w::between(lang, age.from, to),
    }
}

/// What nothing happened to for longer than its state allows.
pub(super) fn waits(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    let shown = Shown::of(page);
    let rows = page.waits.iter().map(|wait| row(lang, *wait, &shown)).collect_view();
    let content = if page.waits.is_empty() {
        view! { <p class="muted">{w::nothing_waits(lang)}</p> }.into_any()
    } else {
        view! { <ul class="lessons">{rows}</ul> }.into_any()
    };
    view! {
        <Card title=w::waits(lang) span="c6">
            {content}
            <p class="small muted">{w::waits_method(lang)}</p>
        </Card>
    }
}

fn row(lang: Lang, (state, patience, items): (State, u64, u64), shown: &Shown) -> impl IntoView + use<> {
    let (tone, icon) = text::state_look(state);
    view! {
        <li class="wait">
            <Chip tone icon text=text::state(lang, state)/>
            <a href=list("", state.word(), &shown.category, "")>{w::waiting(lang, count(items), patience)}</a>
        </li>
    }
}
