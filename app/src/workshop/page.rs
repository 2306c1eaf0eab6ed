//! What repairs teach, on one page: every figure leads to what it counts.

use super::{api::read_workshop, delays, filter, models, stock, success};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::address::query,
    loaded::loaded,
    saving::sections::Sections,
    ui::page_head::PageHead,
    words::workshop as w,
};
use domain::{export::List, view};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of repairs: `?year=2026&category=…`.
#[component]
pub fn WorkshopPage() -> impl IntoView {
    let (year, category) = (query("year"), query("category"));
    let data = Resource::new_blocking(
        move || (year.get(), category.get()),
        |(year, category)| read_workshop(year, category),
    );
    view! {
        <Title text=w::title(lang())/>
        <Sections here="/value/repairs"/>
        {loaded(data, |value| page(lang(), &value).into_any())}
    }
}

fn page(lang: Lang, page: &view::workshop::WorkshopPage) -> impl IntoView + use<> {
    let filter = filter::form(lang, page);
    let query = filter::to_export(page.year, &[("category", &page.category)]);
    let rows = page.all.known();
    view! {
        <PageHead title=w::title(lang) subtitle=w::about(lang)>
            {filter} <ExportMenu list=List::Cases query rows/>
        </PageHead>
        <div class="cols">
            {success::headline(lang, page)}
            {delays::card(lang, page)}
            {success::categories(lang, page)}
            {models::never(lang, page)}
            {models::all(lang, page)}
            {stock::waits(lang, page)}
            {stock::ages(lang, page)}
        </div>
    }
}
