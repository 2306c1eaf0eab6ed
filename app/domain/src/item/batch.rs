//! A gesture chosen first, its items scanned after: what it makes of each of them.

use super::{Barrier, Command, Condition, Deposit, Gesture, Issue, Item, Need, Parties, Recycling, State};
use crate::{
    Actor, Grams, Refusal, Role,
    id::{HandoverId, PlaceId, ReceiverId},
    price::{Counterfactual, Substitution},
};
use serde::{Deserialize, Serialize};

/// What can be done with a series of scans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchAction {
    /// Receive what was announced.
    Receive,
    /// Put it all in one place.
    Move,
    /// Look at it.
    StartDiagnosis,
    /// Declare it ready.
    MarkReady,
    /// Hand it over, on a slip of its own.
    HandOver,
    /// Hand it to a waste operator.
    Recycle,
}

impl BatchAction {
    /// All of them, in the order of life.
    pub const ALL: [Self; 6] = [
        Self::Receive,
        Self::Move,
        Self::StartDiagnosis,
        Self::MarkReady,
        Self::HandOver,
        Self::Recycle,
    ];

    /// The word used in addresses, in forms and in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Move => "move",
            Self::StartDiagnosis => "start_diagnosis",
            Self::MarkReady => "mark_ready",
            Self::HandOver => "hand_over",
            Self::Recycle => "recycle",
        }
    }

    /// The action of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }

    /// Whether the items go to one place, asked once.
    pub fn needs_place(self) -> bool {
        matches!(self, Self::Receive | Self::Move)
    }

    /// Who may do this with an item in the usual state for it.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Receive => Gesture::Deposit.roles(None),
            Self::Move => Gesture::Move.roles(None),
            Self::StartDiagnosis => Gesture::StartDiagnosis.roles(None),
            Self::MarkReady => Gesture::FindWorking.roles(None),
            Self::HandOver => Gesture::HandOver.roles(None),
            // From a pending decision the manager may, otherwise the desk: each item says which.
            Self::Recycle => &[Role::Desk, Role::Manager],
        }
    }
}

/// The action with the facts that its items share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batch {
    /// Received at that place.
    Receive(PlaceId),
    /// To that place.
    Move(PlaceId),
    /// The checks are the category's.
    StartDiagnosis,
    /// In that condition.
    MarkReady(Condition),
    /// Only asks whether each may leave: the slip hands over.
    HandOver,
    /// With what the waste operator is told.
    Recycle(Waste),
}

/// What recycled items share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waste {
    /// Who takes them.
    pub operator: String,
    /// The waste code.
    pub waste_code: String,
    /// Why those with a pending decision were not repaired.
    pub barrier: Option<Barrier>,
}

impl Batch {
    /// Which action this is.
    pub fn action(&self) -> BatchAction {
        match self {
            Self::Receive(_) => BatchAction::Receive,
            Self::Move(_) => BatchAction::Move,
            Self::StartDiagnosis => BatchAction::StartDiagnosis,
            Self::MarkReady(_) => BatchAction::MarkReady,
            Self::HandOver => BatchAction::HandOver,
            Self::Recycle(_) => BatchAction::Recycle,
        }
    }

    /// Refuses who may do this with no item at all.
    ///
    /// # Errors
    /// [`Refusal::RoleNeeded`].
    pub fn require(&self, actor: &Actor) -> Result<(), Refusal> {
        actor.require(self.action().roles())
    }

    /// The gesture that it makes of that item, of that weight where the gesture needs one. Whether
    /// the item allows it is for [`super::decide`] to say.
    pub fn command(&self, item: &Item, weight: Option<Grams>) -> Command {
        match self {
            Self::Receive(place) => Command::Deposit(Box::new(received(item, *place))),
            Self::Move(place) => Command::Move(*place),
            Self::StartDiagnosis => Command::StartDiagnosis(Vec::new()),
            Self::MarkReady(condition) if item.state == State::Testing => Command::PassTest(*condition),
            Self::MarkReady(condition) => Command::FindWorking(*condition),
            Self::HandOver => Command::HandOver(issue(item), Parties::default()),
            Self::Recycle(waste) => Command::Recycle(Recycling {
                operator: waste.operator.clone(),
                weight: weight.unwrap_or(Grams::ZERO),
                waste_code: waste.waste_code.clone(),
                // Only a decision that was pending has a barrier to name.
                barrier: waste.barrier.filter(|_| item.state == State::AwaitingDecision),
            }),
        }
    }
}

/// The deposit of what was announced: as announced, now here.
fn received(item: &Item, place: PlaceId) -> Deposit {
    Deposit {
        code: item.code,
        deposit: item.deposit,
        category: item.category.clone(),
        quantity: item.quantity,
        service: item.depositor,
        place,
        ownership: item.ownership,
        details: item.details.clone(),
    }
}

/// An issue to whomever the item is kept for: enough to know whether it may leave.
fn issue(item: &Item) -> Issue {
    let kept = item.reservation.as_ref();
    Issue {
        handover: HandoverId(0),
        service: kept.map_or(item.depositor, |kept| kept.service),
        receiver: kept.and_then(|kept| kept.receiver).unwrap_or(ReceiverId(0)),
        need: Need {
            text: String::new(),
            instead_of: Counterfactual::None,
            substitution: Substitution::S3,
            reference: String::new(),
            expected_months: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_found_by_its_word() {
        for action in BatchAction::ALL {
            assert_eq!(BatchAction::parse(action.word()), Some(action));
        }
        assert_eq!(BatchAction::parse("sell"), None);
    }
}
