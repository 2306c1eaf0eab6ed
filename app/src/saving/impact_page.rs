//! The year's CO2 and kilograms; `?today=1` reads them again with today's factors.

use super::{api::read_impact, impact, sections::Sections};
use crate::{lang::lang, layout::address::query, loaded::loaded, words::impact as w};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn ImpactPage() -> impl IntoView {
    let (year, today) = (query("year"), query("today"));
    let data = Resource::new_blocking(move || year.get(), read_impact);
    view! {
        <Title text=w::title(lang())/>
        <Sections here="/value/impact"/>
        {loaded(data, move |page| impact::page(lang(), &page, today.get() == "1").into_any())}
    }
}
