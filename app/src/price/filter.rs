//! What the list of prices is kept to, in its address.

use super::choices::grades;
use crate::{
    lang::{Lang, lang},
    layout::address::href,
    ui::{
        segmented::{Segment, Segmented},
        select_field::SelectField,
        text_field::TextField,
    },
    words::price as w,
};
use domain::{
    price::Validity,
    view::{CategoryChoice, price::PriceQuery},
};
use leptos::prelude::*;

/// A plain form: what is asked for stands in the address.
#[component]
pub fn Filter(
    /// What is asked for.
    query: PriceQuery,
    /// What can be asked for.
    categories: Vec<CategoryChoice>,
) -> impl IntoView {
    let lang = lang();
    let categories = categories
        .into_iter()
        .map(|row| (row.code, lang.pick(&row.fr, &row.en).to_owned()))
        .collect();
    view! {
        <form class="card filter" method="get" action="/prices" role="search">
            <h2 class="visually-hidden">{w::filter(lang)}</h2>
            <TextField name="q" label=w::search(lang) kind="search" value=query.q maxlength=200/>
            <SelectField name="category" label=w::category(lang) options=categories selected=query.category prompt=w::any_category(lang)/>
            <SelectField name="grade" label=w::grade(lang) options=grades(lang) selected=query.grade prompt=w::any_grade(lang)/>
            <SelectField name="state" label=w::state(lang) options=states(lang) selected=query.state prompt=w::any_state(lang)/>
            <button class="button">{w::apply(lang)}</button>
        </form>
    }
}

fn states(lang: Lang) -> Vec<(String, String)> {
    let validities = Validity::ALL.map(|validity| {
        let words = match validity {
            Validity::Current => w::state_current(lang),
            Validity::Aging => w::state_aging(lang),
            Validity::Lapsed => w::state_lapsed(lang),
        };
        (validity.word().to_owned(), words.to_owned())
    });
    let withdrawn = ("withdrawn".to_owned(), w::state_withdrawn(lang).to_owned());
    validities.into_iter().chain([withdrawn]).collect()
}

/// All prices, or those to ask for again.
#[component]
pub fn Ways(
    /// Whether those to ask for again are shown.
    refresh: bool,
) -> impl IntoView {
    let lang = lang();
    let links = [
        ("/prices", w::way_all(lang), !refresh),
        ("/prices/refresh", w::way_refresh(lang), refresh),
    ];
    let links = links.map(|(href, text, is_current)| Segment {
        href: href.to_owned(),
        text: text.to_owned(),
        is_current,
    });
    view! { <Segmented label=w::ways(lang) links=links.into()/> }
}

/// The answers of an address of the list, by name; page 0 names none.
pub(super) fn pairs(query: &PriceQuery, page: u32) -> [(&'static str, String); 5] {
    let page = if page == 0 { String::new() } else { page.to_string() };
    [
        ("q", query.q.clone()),
        ("category", query.category.clone()),
        ("grade", query.grade.clone()),
        ("state", query.state.clone()),
        ("page", page),
    ]
}

/// The address of a page of what is asked for.
pub(super) fn address(query: &PriceQuery, page: u32) -> String {
    let pairs = pairs(query, page);
    href(
        "/prices",
        &pairs.each_ref().map(|(name, value)| (*name, value.as_str())),
    )
}

/// What follows the question mark in that address, without its page.
pub(super) fn filter_of(query: &PriceQuery) -> String {
    let all = address(query, 0);
    all.split_once('?')
        .map_or_else(String::new, |(_, query)| query.to_owned())
}
