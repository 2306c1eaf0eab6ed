//! `/open?text=…`: where every scan box leads, and from where the page of what was scanned opens.

use super::api::open_scan;
use crate::{layout::address::query, loaded::loaded};
use leptos::prelude::*;

/// A page that only leads elsewhere, or says why it cannot.
#[component]
pub fn OpenPage() -> impl IntoView {
    let text = query("text");
    let data = Resource::new_blocking(move || text.get(), open_scan);
    loaded(data, |()| ().into_any())
}

/// Where what was found leads, and the word to tell there.
#[cfg(feature = "ssr")]
pub(super) fn lead(
    actor: &domain::Actor,
    found: store::search::Found,
    is_repaired: bool,
) -> (super::api::Lead, Option<&'static str>) {
    use crate::layout::address::href;
    use domain::item::{Gesture, State};
    use store::search::Found;
    let repaired = is_repaired.then_some("scan_repaired");
    let (href, is_label, word) = match found {
        Found::Item(code) => (format!("/Q/{code}"), true, repaired),
        Found::Replaced(code) => (format!("/Q/{code}"), true, Some("label_replaced")),
        Found::Blank(code) if actor.holds(Gesture::ReplaceLabel.roles(Some(State::Deposited))) => {
            (format!("/labels/{code}"), true, repaired)
        }
        Found::Blank(code) => (href("/items", &[("q", &code)]), true, Some("label_blank")),
        Found::Place(id) => (href("/items", &[("place", &id.to_string())]), false, repaired),
        Found::Void => ("/items".to_owned(), false, Some("label_void")),
        Found::Words(words) => (href("/items", &[("q", &words)]), false, None),
    };
    (super::api::Lead { href, is_label }, word)
}
