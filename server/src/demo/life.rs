//! One item of the demonstration, and what is still to happen to it.

use super::goods::{Fault, Good};
use chrono::{DateTime, Utc};
use std::cmp::Ordering;

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A service brings it.
    Deposit,
    /// The workshop looks at it.
    Examine,
    /// Repair or not.
    Decide,
    /// The parts come.
    ReceiveParts,
    /// It is repaired, and what that costs is written down.
    Repair,
    /// The provider's invoice differs from the quote.
    Invoice,
    /// It is tested.
    Test,
    /// It is kept for a service.
    Reserve,
    /// It leaves with a slip.
    HandOver,
    /// The slip is signed, or refused.
    Settle,
    /// It comes back.
    TakeBack,
    /// It goes back to its owner.
    GiveBack,
    /// It leaves for good.
    Exit,
}

/// An item: several at first, where one deposit brings several.
#[derive(Clone, Debug)]
pub(super) struct Life {
    /// What it is.
    pub(super) good: &'static Good,
    /// Brand and model.
    pub(super) model: (&'static str, &'static str),
    /// What is wrong with it.
    pub(super) fault: &'static Fault,
    /// Who brings it.
    pub(super) service: i64,
    /// How many labels the deposit makes.
    pub(super) labels: u32,
    /// How many are under one label.
    pub(super) in_lot: u32,
    /// Leased: the service's own.
    pub(super) is_leased: bool,
    /// Its label, once it has one.
    pub(super) code: String,
    /// Whom it is kept for, or was handed to.
    pub(super) receiver: Option<i64>,
    /// Its last slip.
    pub(super) slip: String,
    /// Repaired outside.
    pub(super) is_outside: bool,
    /// A test failed, or nothing can be done.
    pub(super) is_given_up: bool,
    /// How many lives it had.
    pub(super) cycle: u32,
}

/// A step of a life, at its hour. The greatest is the earliest: a heap gives it first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Planned {
    /// When.
    pub(super) when: DateTime<Utc>,
    /// In which order it was planned: settles equal hours, always the same way.
    pub(super) serial: u32,
    /// Whose, by rank.
    pub(super) life: usize,
    /// What.
    pub(super) step: Step,
}

impl Ord for Planned {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.when, other.serial).cmp(&(self.when, self.serial))
    }
}

impl PartialOrd for Planned {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
