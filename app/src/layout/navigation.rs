//! The sections that somebody may open: a row in the header, a bar at the bottom of a phone.

use crate::{
    lang::{Lang, lang},
    ui::{glyph::Glyph, icon::Icon},
    words::{layout as w, stocktake},
};
use domain::{access::Permission, item::Gesture, view::Me};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A section of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Its address.
    pub(super) href: &'static str,
    /// Its name.
    pub(super) text: &'static str,
    /// Its drawing.
    pub(super) icon: Glyph,
}

/// What this person may open, in order.
pub(super) fn allowed(lang: Lang, me: &Me) -> Vec<Section> {
    let all = [
        (true, "/", w::home(lang), Glyph::Home),
        (me.may(Permission::SeeAvailable), "/items", w::items(lang), Glyph::Box),
        (
            me.may(Permission::Receive),
            "/deposits/new",
            w::deposit(lang),
            Glyph::Plus,
        ),
        (
            Gesture::Announce.roles(None).iter().any(|role| me.roles.contains(role)),
            "/announce",
            crate::words::announce::title(lang),
            Glyph::Mail,
        ),
        (
            me.may(Permission::Ask) || me.may(Permission::HandOver),
            "/requests",
            crate::words::request::title(lang),
            Glyph::Clipboard,
        ),
        (
            me.may(Permission::SeeAvailable),
            "/handovers",
            w::handovers(lang),
            Glyph::Handshake,
        ),
        (
            me.may(Permission::Count),
            "/stocktakes",
            stocktake::title(lang),
            Glyph::Checks,
        ),
        (
            me.may(Permission::Receive),
            "/labels",
            crate::words::label::title(lang),
            Glyph::Qr,
        ),
        (me.may(Permission::SeeSavings), "/value", w::saving(lang), Glyph::Euro),
        (me.may(Permission::Price), "/prices", w::prices(lang), Glyph::Tag),
        (
            me.may(Permission::SeeSavings) || me.may(Permission::SeeItems),
            "/exports",
            crate::words::export::title(lang),
            Glyph::Download,
        ),
        (
            me.may(Permission::SeePeople),
            "/papers",
            crate::words::paper::title(lang),
            Glyph::File,
        ),
        (has_settings(me), "/settings", w::settings(lang), Glyph::Settings),
    ];
    all.into_iter()
        .filter_map(|(may, href, text, icon)| may.then_some(Section { href, text, icon }))
        .collect()
}

fn has_settings(me: &Me) -> bool {
    [
        Permission::EditReference,
        Permission::EditSettings,
        Permission::ClosePeriod,
    ]
    .into_iter()
    .any(|permission| me.may(permission))
}

/// The header's row, on wide screens.
pub(super) fn sections(me: Me) -> AnyView {
    let lang = lang();
    // The row is short: what is reached from another page stays in the menu.
    let is_reached = |href: &str| {
        matches!(href, "/prices" | "/exports" | "/papers")
            || (matches!(href, "/announce" | "/requests") && me.may(Permission::Receive))
    };
    let links = allowed(lang, &me)
        .into_iter()
        .filter(|section| !is_reached(section.href))
        .map(|section| view! { <Link section has_icon=false/> })
        .collect_view();
    view! { <nav aria-label=w::sections(lang)>{links}</nav> }.into_any()
}

/// The bottom bar, on phones: what the desk does all day, and scanning in the middle.
pub(super) fn tabs(me: Me) -> AnyView {
    let lang = lang();
    let scan = Section {
        href: "/scan",
        text: w::scan(lang),
        icon: Glyph::Scan,
    };
    let mut shown: Vec<_> = allowed(lang, &me)
        .into_iter()
        .filter(|section| matches!(section.href, "/" | "/items" | "/deposits/new" | "/value"))
        .collect();
    if !me.may(Permission::SeeItems) {
        shown.extend(
            allowed(lang, &me)
                .into_iter()
                .filter(|section| matches!(section.href, "/announce" | "/requests")),
        );
    }
    if me.may(Permission::SeeItems) {
        shown.retain(|section| section.href != "/items");
        shown.insert(1, scan);
    }
    let links = shown
        .into_iter()
        .map(|section| view! { <Link section has_icon=true/> })
        .collect_view();
    view! { <nav class="tabs no-print" aria-label=w::shortcuts(lang)>{links}</nav> }.into_any()
}

/// A link that says whether it is where we are.
#[component]
fn Link(
    /// Where to.
    section: Section,
    /// With its drawing.
    has_icon: bool,
) -> impl IntoView {
    let location = use_location();
    let href = section.href;
    let current = move || location.pathname.with(|path| is_within(path, href)).then_some("page");
    let class = (href == "/scan").then_some("main");
    let icon = has_icon.then(|| view! { <Icon name=section.icon/> });
    view! { <a class=class href=href aria-current=current>{icon}{section.text}</a> }
}

/// Whether that page belongs to the section.
fn is_within(path: &str, section: &str) -> bool {
    match section {
        "/" => path == "/",
        "/items" => path.starts_with("/items") || path.starts_with("/Q/"),
        "/deposits/new" => path.starts_with("/deposits"),
        _ => path.starts_with(section),
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn an_item_belongs_to_the_items_and_not_to_the_home_page() {
        assert!(is_within("/Q/7K3HN9B3", "/items"));
        assert!(!is_within("/Q/7K3HN9B3", "/"));
    }
}
