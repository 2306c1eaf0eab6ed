//! How long things take, from one step of an item's life to the next.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// From where to where a delay is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// From the deposit to the first diagnosis.
    Diagnosis,
    /// From the diagnosis of a fault to fit for a new use.
    Repair,
    /// From fit for a new use to the signature of a receiver.
    Reissue,
    /// From the deposit to the signature of a receiver.
    Whole,
}

impl Stage {
    /// All of them, in the order of life.
    pub const ALL: [Self; 4] = [Self::Diagnosis, Self::Repair, Self::Reissue, Self::Whole];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnosis",
            Self::Repair => "repair",
            Self::Reissue => "reissue",
            Self::Whole => "whole",
        }
    }

    /// The stage of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// What of an event matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It came in, or came back: a new life begins.
    In,
    /// Something is wrong with it.
    Diagnosed,
    /// It works as it is.
    Working,
    /// Its repair passed the test.
    Repaired,
    /// A receiver signed.
    Accepted,
}

impl Turn {
    /// The turn that an event of that word is, if it is one.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "deposited" | "taken_back" | "found" => Some(Self::In),
            "diagnosed" => Some(Self::Diagnosed),
            "found_working" => Some(Self::Working),
            "test_passed" => Some(Self::Repaired),
            "accepted" => Some(Self::Accepted),
            _ => None,
        }
    }
}

/// One life of an item, from coming in to the signature of a receiver: the day of each step that it came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// It came in; none for what left a lot, which has no deposit of its own.
    pub came_on: Option<NaiveDate>,
    /// First diagnosed, whether a fault was found or it works as it is.
    pub diagnosed_on: Option<NaiveDate>,
    /// Fit for a new use.
    pub ready_on: Option<NaiveDate>,
    /// Fit because it was repaired after its diagnosis.
    pub is_repaired: bool,
    /// Signed for by a receiver: this life is over.
    pub reissued_on: Option<NaiveDate>,
}

impl Life {
    /// The days on which it began and ended that stage; none where it did not go through it.
    pub fn stage(&self, stage: Stage) -> Option<(NaiveDate, NaiveDate)> {
        match stage {
            Stage::Diagnosis => self.came_on.zip(self.diagnosed_on),
            Stage::Repair => self.diagnosed_on.zip(self.ready_on).filter(|_| self.is_repaired),
            Stage::Reissue => self.ready_on.zip(self.reissued_on),
            Stage::Whole => self.came_on.zip(self.reissued_on).filter(|_| self.ready_on.is_some()),
        }
    }

    /// Days from one to the other; none below zero, as a back-dated day would give.
    pub fn days(&self, stage: Stage) -> Option<i64> {
        self.stage(stage).map(|(from, to)| (to - from).num_days().max(0))
    }

    fn advance(&mut self, turn: Turn, on: NaiveDate) {
        match turn {
            Turn::In => self.came_on = Some(on),
            Turn::Diagnosed => self.diagnosed_on = self.diagnosed_on.or(Some(on)),
            Turn::Working => {
                self.diagnosed_on = self.diagnosed_on.or(Some(on));
                self.ready_on = self.ready_on.or(Some(on));
            }
            Turn::Repaired if self.ready_on.is_none() => {
                self.ready_on = Some(on);
                self.is_repaired = self.diagnosed_on.is_some();
            }
            Turn::Repaired => {}
            Turn::Accepted => self.reissued_on = Some(on),
        }
    }
}

/// Takes an item's lives, the oldest first, one turn further. Coming in begins a life, a signature ends it; one of something
/// that came from nowhere ends nothing.
pub fn live(lives: &mut Vec<Life>, turn: Turn, on: NaiveDate) {
    let is_over = lives.last().is_none_or(|life| life.reissued_on.is_some());
    match turn {
        Turn::Accepted if is_over => return,
        Turn::In => lives.push(Life::default()),
        Turn::Diagnosed | Turn::Working | Turn::Repaired if is_over => lives.push(Life::default()),
        Turn::Diagnosed | Turn::Working | Turn::Repaired | Turn::Accepted => {}
    }
    if let Some(life) = lives.last_mut() {
        life.advance(turn, on);
    }
}

/// The median of those days, in half days: exact, whatever the database. None of nothing.
pub fn median(days: impl IntoIterator<Item = i64>) -> Option<i64> {
    let mut days: Vec<i64> = days.into_iter().collect();
    days.sort_unstable();
    let high = *days.get(days.len() / 2)?;
    if days.len() % 2 == 1 {
        return Some(2 * high);
    }
    let low = *days.get(days.len() / 2 - 1)?;
    Some(low + high)
}
