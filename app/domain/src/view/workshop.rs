//! What the page of repairs shows.

use super::CategoryChoice;
use crate::{
    item::State,
    workshop::{ModelTally, Tally, delay::Stage},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What repairs teach, in a year or in all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkshopPage {
    /// The year; 0 for all.
    pub year: i32,
    /// Years since the first deposit, newest first.
    pub years: Vec<i32>,
    /// The category's code; empty for all.
    pub category: String,
    /// The categories to choose from.
    pub categories: Vec<CategoryChoice>,
    /// All cases.
    pub all: Tally,
    /// By category, the most cases first.
    pub by_category: Vec<CategoryTally>,
    /// Models with enough cases.
    pub models: Vec<ModelTally>,
    /// Delays, by stage.
    pub delays: Vec<Delay>,
    /// How many items of the stock have each age, by its word.
    pub ages: Vec<(String, u64)>,
    /// What waits too long: the state, its patience in days, how many.
    pub waits: Vec<(State, u64, u64)>,
}

/// The cases of a category beside what others achieve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryTally {
    /// Its code.
    pub code: String,
    /// Its French name.
    pub fr: String,
    /// Its English name.
    pub en: String,
    /// Its cases.
    pub tally: Tally,
    /// What others achieve; none where nobody counted it.
    pub benchmark: Option<Benchmark>,
}

/// What repairers of the Open Repair Alliance achieve with a category of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benchmark {
    /// Their name for it, French.
    pub fr: String,
    /// Their name for it, English.
    pub en: String,
    /// Fixed ÷ all whose end is known, in tenths of a percent.
    pub tenths: i64,
    /// How many records.
    pub records: u64,
}

/// How long a stage takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delay {
    /// Which stage.
    pub stage: Stage,
    /// How many items went through it.
    pub count: u64,
    /// The median, in half days; none where nothing did.
    pub half_days: Option<i64>,
}

/// An item that went through a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayLine {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// The day the stage began.
    pub from: NaiveDate,
    /// The day it ended.
    pub to: NaiveDate,
    /// Days in between.
    pub days: i64,
}
