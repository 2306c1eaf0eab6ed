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

/// A turn in an item's life; what was undone is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The item's record.
    pub item: i64,
    /// What happened.
    pub turn: Turn,
    /// Its business day.
    pub on: NaiveDate,
}

/// How long one item took over one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The item's record.
    pub item: i64,
    /// Which stage.
    pub stage: Stage,
    /// The day it began.
    pub from: NaiveDate,
    /// The day it ended.
    pub to: NaiveDate,
}

impl Measure {
    /// Days from one to the other; none below zero, as a back-dated day would give.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days().max(0)
    }
}

/// One life of an item so far.
#[derive(Default)]
struct Life {
    came_on: Option<NaiveDate>,
    diagnosed_on: Option<NaiveDate>,
    ready_on: Option<NaiveDate>,
}

/// The delays in those steps, item by item, each item's own in order. What a lot lost to another label has no deposit of
/// its own: nothing is measured of it.
pub fn measures(steps: &[Step]) -> Vec<Measure> {
    let mut all = Vec::new();
    let mut life = Life::default();
    let mut item = None;
    for step in steps {
        if item != Some(step.item) {
            item = Some(step.item);
            life = Life::default();
        }
        life.advance(step, &mut all);
    }
    all
}

impl Life {
    fn advance(&mut self, step: &Step, all: &mut Vec<Measure>) {
        let mut measure = |stage, from: Option<NaiveDate>| {
            all.extend(from.map(|from| Measure {
                item: step.item,
                stage,
                from,
                to: step.on,
            }));
        };
        match step.turn {
            Turn::In => {
                *self = Self {
                    came_on: Some(step.on),
                    ..Self::default()
                }
            }
            Turn::Diagnosed if self.diagnosed_on.is_none() => {
                measure(Stage::Diagnosis, self.came_on);
                self.diagnosed_on = Some(step.on);
            }
            Turn::Working if self.ready_on.is_none() => {
                measure(Stage::Diagnosis, self.came_on.filter(|_| self.diagnosed_on.is_none()));
                self.ready_on = Some(step.on);
            }
            Turn::Repaired if self.ready_on.is_none() => {
                measure(Stage::Repair, self.diagnosed_on);
                self.ready_on = Some(step.on);
            }
            Turn::Accepted => {
                measure(Stage::Reissue, self.ready_on);
                measure(Stage::Whole, self.came_on.filter(|_| self.ready_on.is_some()));
                *self = Self::default();
            }
            Turn::Diagnosed | Turn::Working | Turn::Repaired => {}
        }
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
