//! A part of a lot starts a life of its own, under its own label.

use super::{
    Deposit, Event, Gesture, Item, Leaving, Ownership, Return, State,
    decide::{closed, in_lot, in_order, said},
    event,
};
use crate::{Moment, Refusal, Rules, label::Code};

/// The two sides of a split: the last event of one item, the first of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Happens to the lot.
    pub off: Event,
    /// Begins what left it.
    pub from: Event,
}

/// Takes so many off a lot: still available where the lot is ready or handed over (they are
/// refused, or go elsewhere), kept for the same where it is reserved, back at the desk where it is
/// in service.
///
/// # Errors
/// [`Refusal::QuantityOutOfRange`] unless at least one stays; [`Refusal::NotFromState`];
/// [`Refusal::GateOpen`], since the checks of a lot hold for all of it; [`Refusal::ReasonNeeded`];
/// the refusals of the day and of the role.
pub fn split(
    lot: &Item,
    quantity: u32,
    to: Code,
    returned: Option<Return>,
    moment: &Moment,
    rules: &Rules,
) -> Result<Split, Refusal> {
    let gesture = match (lot.state, &returned) {
        (_, Some(_)) => Gesture::TakeBack,
        (State::HandedOver, None) => Gesture::Refuse,
        (_, None) => Gesture::HandOver,
    };
    moment.actor.require(gesture.roles(Some(lot.state)))?;
    let not_from_there = Refusal::NotFromState {
        state: Some(lot.state),
        gesture,
    };
    let fate = match (lot.state, returned) {
        (State::Ready | State::Reserved | State::HandedOver, None) => event::Fate::Ready,
        (State::InService, Some(facts)) => {
            let reversal = lot.reversal_on(moment.occurred_on);
            event::Fate::Returned(facts, reversal)
        }
        _ => return Err(not_from_there),
    };
    in_order(Some(lot), moment, rules)?;
    in_lot(quantity, lot.quantity.saturating_sub(1))?;
    let place = match (&fate, lot.place) {
        (event::Fate::Returned(facts, _), _) => {
            said(&facts.reason)?;
            facts.place
        }
        (event::Fate::Ready, Some(place)) => {
            closed(lot, Leaving::ForUse)?;
            place
        }
        (event::Fate::Ready, None) => return Err(not_from_there),
    };
    let deposit = Deposit {
        code: Some(to),
        deposit: lot.deposit,
        category: lot.category.clone(),
        quantity,
        service: lot.depositor,
        place,
        ownership: lot.ownership,
        details: event::Details {
            weighed: None,
            ..lot.details.clone()
        },
    };
    let from = event::SplitFrom {
        from: lot.id,
        deposit,
        condition: lot.condition,
        closed_gates: lot.gates.keys().copied().collect(),
        reservation: lot.reservation.clone(),
        is_repaired: lot.is_repaired,
        ready_since: lot.ready_since,
        fate: fate.clone(),
    };
    Ok(Split {
        off: Event::SplitOff(event::SplitOff { quantity, to, fate }),
        from: Event::SplitFrom(Box::new(from)),
    })
}

impl Ownership {
    /// The word kept in the database and sent in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Depositor => "depositor",
        }
    }

    /// The ownership of that word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "body" => Some(Self::Body),
            "depositor" => Some(Self::Depositor),
            _ => None,
        }
    }
}
