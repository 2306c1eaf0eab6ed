//! What a page may offer to somebody: the pages never decide, they show offers.

use super::{Gesture, Item, State};
use crate::Actor;
use serde::{Deserialize, Serialize};

/// A gesture that somebody may make now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which.
    pub gesture: Gesture,
    /// The one that moves the item on: shown first, at the thumb.
    pub is_primary: bool,
}

/// What this person may do with this item, the way on first.
pub fn offers(item: &Item, actor: &Actor) -> Vec<Offer> {
    let primary = way_on(item);
    let may = |gesture: &Gesture| {
        gesture.is_possible_from(Some(item.state))
            && actor.holds(gesture.roles(Some(item.state)))
            && makes_sense(item, actor, *gesture)
    };
    let mut offers: Vec<Offer> = Gesture::ALL
        .into_iter()
        .filter(may)
        .map(|gesture| Offer {
            gesture,
            is_primary: Some(gesture) == primary,
        })
        .collect();
    offers.sort_by_key(|offer| !offer.is_primary);
    offers
}

fn way_on(item: &Item) -> Option<Gesture> {
    let has_open_gate = item.open_gates().next().is_some();
    match item.state {
        State::Announced => Some(Gesture::Deposit),
        State::Deposited => Some(Gesture::StartDiagnosis),
        State::Diagnosing => Some(Gesture::Diagnose),
        State::AwaitingDecision => Some(Gesture::DecideRepair),
        State::AwaitingParts => Some(Gesture::ReceiveParts),
        State::InRepair | State::AtProvider => Some(Gesture::FinishRepair),
        State::Testing if has_open_gate => Some(Gesture::CloseGate),
        State::Testing => Some(Gesture::PassTest),
        State::Ready | State::Reserved => Some(Gesture::HandOver),
        State::HandedOver => Some(Gesture::Accept),
        State::InService => Some(Gesture::TakeBack),
        State::Lost => Some(Gesture::Find),
        State::Donated
        | State::Sold
        | State::Recycled
        | State::Dismantled
        | State::ReturnedToDepositor
        | State::Void => None,
    }
}

/// Whether there is anything for the gesture to act on.
fn makes_sense(item: &Item, actor: &Actor, gesture: Gesture) -> bool {
    let standing = item.acceptances.last().filter(|standing| !standing.is_reversed);
    match gesture {
        Gesture::CloseGate => item.open_gates().next().is_some(),
        Gesture::RecordInvoice => !item.costs.is_empty(),
        Gesture::PriceLate => item.uncounted().is_some(),
        Gesture::CorrectAcceptance => standing.is_some(),
        Gesture::Undo => item.last.can_be_undone && item.last.by == actor.id,
        _ => true,
    }
}
