//! What may be done with an item now: the way on at the thumb, one other beside it, the rest in a menu.

use crate::{
    item::page::Actions,
    lang::lang,
    text,
    ui::{icon::Icon, menu::Menu, stick::Stick},
    words::item as w,
};
use domain::{item::Gesture, view::ItemCard};
use leptos::prelude::*;

/// The bar; nothing for who may do nothing.
pub fn actions_bar(card: &ItemCard) -> Option<AnyView> {
    let lang = lang();
    let offered = || card.offers.iter().filter(|offer| way(card, offer.gesture).is_some());
    let primary = offered().find(|offer| offer.is_primary).map(|offer| offer.gesture);
    let beside = primary
        .and_then(other_way)
        .filter(|other| offered().any(|offer| offer.gesture == *other));
    let is_shown = |gesture: Gesture| Some(gesture) == primary || Some(gesture) == beside;
    let rest: Vec<_> = offered()
        .map(|offer| offer.gesture)
        .filter(|gesture| !is_shown(*gesture))
        .collect();
    if primary.is_none() && rest.is_empty() {
        return None;
    }
    let menu = (!rest.is_empty()).then(|| {
        let lines = rest.iter().map(|gesture| menu_line(card, *gesture)).collect_view();
        view! { <Menu label=crate::words::ui::more_actions(lang)>{lines}</Menu> }
    });
    let nothing = primary
        .is_none()
        .then(|| view! { <p class="note muted">{w::nothing_next(lang)}</p> });
    let primary = primary.map(|gesture| button(card, gesture, "button primary big"));
    let beside = beside.map(|gesture| button(card, gesture, "button big"));
    Some(view! { <Stick>{nothing} {primary} {beside} {menu}</Stick> }.into_any())
}

/// How a gesture is made.
enum Way {
    /// At once, by the form of that `id`.
    Form(&'static str),
    /// On that page.
    Page(String),
}

fn way(card: &ItemCard, gesture: Gesture) -> Option<Way> {
    match gesture {
        Gesture::StartDiagnosis => Some(Way::Form(Actions::START)),
        Gesture::ReceiveParts => Some(Way::Form(Actions::RECEIVE)),
        Gesture::HandOver => Some(Way::Page(format!("/handovers/new?codes={}", card.code))),
        Gesture::Accept | Gesture::Refuse => card
            .open_handover
            .as_ref()
            .map(|number| Way::Page(format!("/handovers/{number}"))),
        Gesture::Announce | Gesture::Deposit | Gesture::Undo => None,
        _ => Some(Way::Page(format!("/Q/{}/{}", card.code, gesture.word()))),
    }
}

/// The other answer to the question that the primary gesture answers.
fn other_way(primary: Gesture) -> Option<Gesture> {
    match primary {
        Gesture::Diagnose => Some(Gesture::FindWorking),
        Gesture::FinishRepair => Some(Gesture::AddCost),
        Gesture::CloseGate | Gesture::PassTest => Some(Gesture::FailTest),
        Gesture::HandOver => Some(Gesture::Reserve),
        _ => None,
    }
}

fn button(card: &ItemCard, gesture: Gesture, class: &'static str) -> Option<AnyView> {
    let lang = lang();
    let words = text::gesture(lang, gesture);
    let icon = text::gesture_look(gesture);
    Some(match way(card, gesture)? {
        Way::Form(form) => {
            view! { <button class=class type="submit" form=form><Icon name=icon/> {words}</button> }.into_any()
        }
        Way::Page(href) => view! { <a class=class href=href><Icon name=icon/> {words}</a> }.into_any(),
    })
}

fn menu_line(card: &ItemCard, gesture: Gesture) -> Option<AnyView> {
    let class = if matches!(gesture, Gesture::Void | Gesture::ReportLost) {
        "danger"
    } else {
        ""
    };
    let line = button(card, gesture, class)?;
    Some(view! { <li>{line}</li> }.into_any())
}
