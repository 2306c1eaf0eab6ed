//! What is on the shelves, since when, and what waits too long.

use crate::item::State;
use chrono::{Days, NaiveDate};

/// An age of the stock, in days since the item came in: `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The word used in addresses.
    pub word: &'static str,
    /// At least.
    pub from: u64,
    /// At most; none for the oldest.
    pub to: Option<u64>,
}

/// The ages, youngest first: they cover every day once.
pub const AGES: [Age; 5] = [
    age("0-30", 0, Some(30)),
    age("31-90", 31, Some(90)),
    age("91-180", 91, Some(180)),
    age("181-365", 181, Some(365)),
    age("366", 366, None),
];

const fn age(word: &'static str, from: u64, to: Option<u64>) -> Age {
    Age { word, from, to }
}

impl Age {
    /// The age of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        AGES.into_iter().find(|age| age.word == word)
    }

    /// The first and the last day on which an item of this age came in. The youngest age takes in what is dated later.
    pub fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        let first = self.to.map_or_else(oldest, back);
        let last = if self.from == 0 { newest() } else { back(self.from) };
        (first, last)
    }
}

/// Before anything that a desk can have.
pub fn oldest() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// After anything that a desk can have.
pub fn newest() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// After how many days without anything happening an item in that state waits too long.
pub const PATIENCE: [(State, u64); 9] = [
    (State::Deposited, 7),
    (State::Diagnosing, 7),
    (State::AwaitingDecision, 7),
    (State::AwaitingParts, 30),
    (State::InRepair, 14),
    (State::AtProvider, 30),
    (State::Testing, 7),
    (State::Ready, 90),
    (State::HandedOver, 3),
];

/// The last day on which something may have happened to an item of that state that waits too long.
pub fn late_before(state: State, today: NaiveDate) -> Option<NaiveDate> {
    let (_, days) = PATIENCE.into_iter().find(|(patient, _)| *patient == state)?;
    today.checked_sub_days(Days::new(days + 1))
}

/// States of what is in the desk's hands or at its providers: the stock.
pub fn states() -> impl Iterator<Item = State> {
    State::ALL
        .into_iter()
        .filter(|state| state.is_on_site() || *state == State::AtProvider)
}
