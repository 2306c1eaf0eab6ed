//! The settings that somebody may change.

use crate::{
    lang::lang,
    layout::MeData,
    loaded::loaded,
    ui::{glyph::Glyph, page_head::PageHead, row::Row},
    words::setting as w,
};
use domain::{
    access::Permission::{self, ClosePeriod, EditReference, EditSettings},
    view::Me,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The list of settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=w::settings(lang)/>
        <PageHead title=w::settings(lang)/>
        {loaded(expect_context::<MeData>().0, rows)}
    }
}

fn rows(me: Me) -> AnyView {
    let lang = lang();
    let may = |any_of: &[Permission]| any_of.iter().any(|permission| me.may(*permission));
    let shown = [
        (
            may(&[EditSettings, ClosePeriod]),
            "/settings/organisation",
            Glyph::Building,
            w::organisation(lang),
            w::organisation_about(lang),
        ),
        (
            may(&[EditSettings]),
            "/settings/legal",
            Glyph::List,
            crate::words::legal::declarant(lang),
            crate::words::legal::declarant_about(lang),
        ),
        (
            may(&[EditReference]),
            "/settings/services",
            Glyph::Users,
            w::services(lang),
            w::services_about(lang),
        ),
        (
            may(&[EditReference]),
            "/settings/places",
            Glyph::Pin,
            w::places(lang),
            w::places_about(lang),
        ),
        (
            may(&[EditReference]),
            "/settings/providers",
            Glyph::Wrench,
            w::providers(lang),
            w::providers_about(lang),
        ),
        (
            may(&[EditReference]),
            "/settings/printers",
            Glyph::Printer,
            crate::words::label::printers(lang),
            crate::words::label::printers_about(lang),
        ),
        (
            may(&[EditReference]),
            "/settings/categories",
            Glyph::Box,
            w::categories(lang),
            w::categories_about(lang),
        ),
        (
            may(&[Permission::SeePeople]),
            "/papers",
            Glyph::Pen,
            crate::words::paper::register_link(lang),
            crate::words::paper::register_about(lang),
        ),
        (
            may(&[Permission::Price]),
            "/prices",
            Glyph::Tag,
            w::prices(lang),
            w::prices_about(lang),
        ),
        (
            may(&[EditSettings]),
            "/settings/people",
            Glyph::User,
            w::people(lang),
            w::people_about(lang),
        ),
        (
            may(&[EditSettings]),
            "/settings/log",
            Glyph::History,
            crate::words::log::title(lang),
            crate::words::log::about(lang),
        ),
        (
            may(&[EditSettings]),
            "/settings/operation",
            Glyph::Gauge,
            crate::words::operation::title(lang),
            crate::words::operation::about(lang),
        ),
    ];
    let rows = shown
        .into_iter()
        .filter(|(may, ..)| *may)
        .map(|(_, href, icon, title, detail)| view! { <Row href icon title detail/> })
        .collect_view();
    view! {
        <section class="card">
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}
