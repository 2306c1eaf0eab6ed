//! What repairs teach: how often they succeed, what a success costs, what never comes back.
//!
//! A *case* is a repair that ended, or an item given up without one. The rate is that of the Open Repair Data
//! Standard, so that it can be put beside its benchmark: fixed ÷ all whose end is known.

pub mod delay;
pub mod stock;

use crate::{Cents, item::Barrier, plain::plain};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeMap};

/// Fewer known ends than this say nothing of a model.
pub const LEAST: u64 = 3;

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The repair passed its test.
    Repaired,
    /// The repair failed its test, or was given up under way.
    Failed,
    /// Diagnosed, then let go without a repair.
    GivenUp,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Repaired, Self::Failed, Self::GivenUp];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Repaired => "repaired",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
        }
    }

    /// The outcome of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// A repair that ended, or an item given up without one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The item's label.
    pub code: String,
    /// What it is, in the desk's words.
    pub name: String,
    /// Its maker.
    pub brand: String,
    /// The maker's name for it.
    pub model: String,
    /// The category's code.
    pub category: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The day it ended.
    pub ended_on: NaiveDate,
    /// What the repair cost, labour included, in euro cents.
    pub cost: Cents,
    /// Why it was given up, where somebody said it.
    pub barrier: Option<Barrier>,
}

impl Case {
    /// The model as people read it: maker and model, else the desk's name for the item.
    pub fn model_name(&self) -> String {
        let named = format!("{} {}", self.brand.trim(), self.model.trim());
        let named = named.trim();
        if named.is_empty() {
            self.name.trim().to_owned()
        } else {
            named.to_owned()
        }
    }

    /// What makes two models the same: letter case, accents and punctuation do not count.
    pub fn model_key(&self) -> String {
        plain(&self.model_name())
    }
}

/// Cases counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Repairs that passed.
    pub repaired: u64,
    /// Repairs that failed.
    pub failed: u64,
    /// Given up without a repair.
    pub given_up: u64,
    /// What all these repairs cost, failed ones included, in euro cents.
    pub cost: Cents,
}

impl Tally {
    /// Counts them.
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        let mut tally = Self::default();
        for case in cases {
            tally.add(case);
        }
        tally
    }

    fn add(&mut self, case: &Case) {
        match case.outcome {
            Outcome::Repaired => self.repaired += 1,
            Outcome::Failed => self.failed += 1,
            Outcome::GivenUp => self.given_up += 1,
        }
        self.cost = self.cost + case.cost;
    }

    /// All whose end is known.
    pub fn known(&self) -> u64 {
        self.repaired + self.failed + self.given_up
    }

    /// Repaired ÷ known, in tenths of a percent.
    pub fn rate(&self) -> Option<i64> {
        tenths(self.repaired, self.known())
    }

    /// All costs, failed repairs included, for each success; none without a success.
    pub fn cost_per_success(&self) -> Option<Cents> {
        let successes = i64::try_from(self.repaired).ok().filter(|count| *count > 0)?;
        Some(self.cost.share(1, successes))
    }
}

/// A part of a whole in tenths of a percent, rounded half up; none of nothing.
pub fn tenths(part: u64, whole: u64) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let rounded = (2000 * u128::from(part) + u128::from(whole)) / (2 * u128::from(whole));
    i64::try_from(rounded).ok()
}

/// The cases of one model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelTally {
    /// See [`Case::model_key`].
    pub key: String,
    /// See [`Case::model_name`].
    pub name: String,
    /// The category that its last case was of: whose benchmark it is put beside.
    pub category: String,
    /// Its cases.
    pub tally: Tally,
    /// Why they were given up, most often first.
    pub barriers: Vec<(Barrier, u64)>,
}

/// By category, the most cases first.
pub fn by_category(cases: &[Case]) -> Vec<(String, Tally)> {
    let mut groups: BTreeMap<&str, Tally> = BTreeMap::new();
    for case in cases {
        groups.entry(&case.category).or_default().add(case);
    }
    let mut all: Vec<(String, Tally)> = groups
        .into_iter()
        .map(|(code, tally)| (code.to_owned(), tally))
        .collect();
    all.sort_by_key(|(_, tally)| Reverse(tally.known()));
    all
}

/// By model, those with at least [`LEAST`] known ends, the most cases first.
pub fn by_model(cases: &[Case]) -> Vec<ModelTally> {
    let mut groups: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        groups.entry(case.model_key()).or_default().push(case);
    }
    let enough = |cases: &Vec<&Case>| u64::try_from(cases.len()).unwrap_or(u64::MAX) >= LEAST;
    let groups = groups
        .into_iter()
        .filter(|(key, cases)| !key.is_empty() && enough(cases));
    let mut all: Vec<ModelTally> = groups.map(|(key, cases)| model(key, &cases)).collect();
    all.sort_by_key(|model| Reverse(model.tally.known()));
    all
}

fn model(key: String, cases: &[&Case]) -> ModelTally {
    let mut barriers: Vec<(Barrier, u64)> = Barrier::ALL
        .into_iter()
        .map(|barrier| {
            let count = cases.iter().filter(|case| case.barrier == Some(barrier)).count();
            (barrier, u64::try_from(count).unwrap_or(u64::MAX))
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    barriers.sort_by_key(|(_, count)| Reverse(*count));
    ModelTally {
        key,
        name: cases.last().map(|case| case.model_name()).unwrap_or_default(),
        category: cases.last().map(|case| case.category.clone()).unwrap_or_default(),
        tally: Tally::of(cases.iter().copied()),
        barriers,
    }
}
