//! What would settle a difference: an ordinary gesture, or somebody who looks into it.

use super::{Line, Outcome, Seen, is_expected};
use crate::{
    id::PlaceId,
    item::{Command, State},
};
use serde::{Deserialize, Serialize};

/// What would settle a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Put its record where it was seen.
    Move(PlaceId),
    /// Report it lost.
    ReportLost,
    /// Found again, where it was seen.
    Find(PlaceId),
    /// Nothing by itself: somebody looks into it, and says so.
    Note,
}

impl Remedy {
    /// The ordinary gesture that this is, with the stock-take's number as its reference.
    pub fn command(self, reference: &str) -> Option<Command> {
        match self {
            Self::Move(place) => Some(Command::Move(place)),
            Self::ReportLost => Some(Command::ReportLost(reference.to_owned())),
            Self::Find(place) => Some(Command::Find(place, reference.to_owned())),
            Self::Note => None,
        }
    }

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Move(_) => "moved",
            Self::ReportLost => "lost",
            Self::Find(_) => "found",
            Self::Note => "noted",
        }
    }
}

impl Line {
    /// What would settle a text that no item answers to: somebody finds out what it is, and says so. None for items.
    pub fn inquiry(&self) -> Option<Remedy> {
        matches!(self.seen, Seen::Text(_)).then_some(Remedy::Note)
    }

    /// What would settle the difference, by where the item stands and is now; none where there is no
    /// difference. Whatever happened to it since it was counted is never overwritten: an item that left,
    /// or that somebody has moved since the list was frozen, is not reported lost.
    pub fn remedy(&self, state: State, place: Option<PlaceId>) -> Option<Remedy> {
        match (self.outcome, self.seen_at) {
            (Outcome::Here | Outcome::UnknownLabel, _) => None,
            (Outcome::Missing, _) if is_expected(state) && place == self.expected_at => Some(Remedy::ReportLost),
            (Outcome::WrongPlace, Some(seen_at)) if state == State::Lost => Some(Remedy::Find(seen_at)),
            (Outcome::WrongPlace, Some(seen_at)) if is_expected(state) && place != Some(seen_at) => {
                Some(Remedy::Move(seen_at))
            }
            (Outcome::Missing | Outcome::WrongPlace | Outcome::ShouldHaveLeft, _) => Some(Remedy::Note),
        }
    }
}
