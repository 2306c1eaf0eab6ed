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
    use super::api::{Lead, LeadKind};
    use crate::layout::address::href;
    use domain::{
        access::Permission,
        item::{Gesture, State},
    };
    use store::search::Found;
    let repaired = is_repaired.then_some("scan_repaired");
    let may_link = actor.may(Permission::LinkCodes);
    let mut link = String::new();
    let (href, kind, word) = match found {
        Found::Item(code) => (format!("/Q/{code}"), LeadKind::Label, repaired),
        Found::Replaced(code) => (format!("/Q/{code}"), LeadKind::Label, Some("label_replaced")),
        Found::Blank(code) if actor.holds(Gesture::ReplaceLabel.roles(Some(State::Deposited))) => {
            (format!("/labels/{code}"), LeadKind::Label, repaired)
        }
        Found::Blank(code) => (href("/items", &[("q", &code)]), LeadKind::Label, Some("label_blank")),
        Found::Place(id) => (href("/items", &[("place", &id.to_string())]), LeadKind::Place, repaired),
        Found::Void => ("/items".to_owned(), LeadKind::Void, Some("label_void")),
        Found::Words(words) => {
            if may_link {
                link = href("/scan/link", &[("text", &words)]);
            }
            (href("/items", &[("q", &words)]), LeadKind::Words, None)
        }
    };
    (Lead { href, kind, link }, word)
}
