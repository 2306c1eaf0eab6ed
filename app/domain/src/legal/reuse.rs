//! The share of decommissioned IT equipment that was given a new use (décret n° 2023-266 du 12 avril 2023).
//!
//! This is a reading, shown as such. Article 3 divides what was directed to reuse during the year (A) by the decommissioned
//! stock on 1 January (B); Regain knows no such stock. Here *decommissioned* is what left the body for good in the year by donation, sale,
//! recycling or dismantling; *reused* is what was donated or sold, with its new holder on record. What moves to another
//! service stays in the body: it is not decommissioned. Lost and void items, and what goes back to its owner, are outside.

use crate::item::{Ownership, State};
use serde::{Deserialize, Serialize};

/// The target of a year, in tenths of a percent; there was none before 2023.
pub fn target(year: i32) -> Option<u32> {
    match year {
        ..=2022 => None,
        2023 => Some(250),
        2024 => Some(350),
        2025.. => Some(500),
    }
}

/// A ÷ B in tenths of a percent, none of nothing. Never rounded up: a target is reached when it is reached.
pub fn share(reused: u64, all: u64) -> Option<i64> {
    let floor = (1000 * u128::from(reused)).checked_div(u128::from(all))?;
    i64::try_from(floor).ok()
}

/// Equipment of more years than this is left out of both counts.
pub const OLDEST: i32 = 10;

/// The waste categories of electric equipment that count as IT: screens (2), small IT and telecommunication (6).
pub const WASTE_CATEGORIES: [&str; 2] = ["2", "6"];

/// Where an item that left stands in the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In A and in B.
    Reused,
    /// In B only.
    Discarded,
    /// Left out: too old.
    TooOld,
    /// Left out: not the body's own.
    NotOwned,
}

impl Standing {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Reused, Self::Discarded, Self::TooOld, Self::NotOwned];

    /// Of an item that left that way in that year, its own; none where it was not decommissioned. An unknown age counts.
    pub fn of(exit: State, owner: Ownership, made_in: Option<i32>, year: i32) -> Option<Self> {
        let is_reused = match exit {
            State::Donated | State::Sold => true,
            State::Recycled | State::Dismantled => false,
            _ => return None,
        };
        let is_old = made_in.is_some_and(|made_in| year - made_in > OLDEST);
        Some(match (owner, is_old, is_reused) {
            (Ownership::Depositor, ..) => Self::NotOwned,
            (Ownership::Body, true, _) => Self::TooOld,
            (Ownership::Body, false, true) => Self::Reused,
            (Ownership::Body, false, false) => Self::Discarded,
        })
    }
}

/// The lists behind the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// A.
    #[default]
    Reused,
    /// B without A.
    Discarded,
    /// B.
    Decommissioned,
    /// Of B, what has no known year.
    Ageless,
    /// Left out: too old.
    TooOld,
    /// Left out: not the body's own.
    NotOwned,
    /// Signed for by another service: it did not leave.
    Kept,
}

impl List {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Reused,
        Self::Discarded,
        Self::Decommissioned,
        Self::Ageless,
        Self::TooOld,
        Self::NotOwned,
        Self::Kept,
    ];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reused => "reused",
            Self::Discarded => "discarded",
            Self::Decommissioned => "decommissioned",
            Self::Ageless => "ageless",
            Self::TooOld => "too_old",
            Self::NotOwned => "not_owned",
            Self::Kept => "kept",
        }
    }

    /// The list of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.word() == word)
    }

    /// Whether it shows an item that left with that standing, made in that year.
    pub fn shows(self, standing: Standing, made_in: Option<i32>) -> bool {
        let is_counted = matches!(standing, Standing::Reused | Standing::Discarded);
        match self {
            Self::Reused => standing == Standing::Reused,
            Self::Discarded => standing == Standing::Discarded,
            Self::Decommissioned => is_counted,
            Self::Ageless => is_counted && made_in.is_none(),
            Self::TooOld => standing == Standing::TooOld,
            Self::NotOwned => standing == Standing::NotOwned,
            Self::Kept => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{share, target};

    #[test]
    fn a_share_is_not_said_to_reach_a_target_that_it_misses() {
        for (reused, all, expected) in [
            (1999, 4000, Some(499)),
            (2000, 4000, Some(500)),
            (2, 3, Some(666)),
            (0, 3, Some(0)),
            (0, 0, None),
        ] {
            assert_eq!(share(reused, all), expected, "{reused} of {all}");
        }
        assert!(share(1999, 4000) < target(2026).map(i64::from));
    }
}
