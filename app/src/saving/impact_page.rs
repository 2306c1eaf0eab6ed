//! The year's CO2 and kilograms; `?today=1` reads them again with today's factors.

use super::{api::read_impact, impact, sections::Sections};
use crate::{lang::lang, loaded::loaded, words::impact as w};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn ImpactPage() -> impl IntoView {
    let query = use_query_map();
    let year = move || query.with(|query| query.get("year").and_then(|year| year.parse().ok()).unwrap_or(0));
    let is_today = move || query.with(|query| query.get("today").is_some_and(|word| word == "1"));
    let data = Resource::new_blocking(year, read_impact);
    view! {
        <Title text=w::title(lang())/>
        <Sections here="/value/impact"/>
        {loaded(data, move |page| impact::page(lang(), &page, is_today()).into_any())}
    }
}
