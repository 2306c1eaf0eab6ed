//! What becomes of a line of a catalogue.

use super::Field;
use crate::price::Evidence;
use serde::{Deserialize, Serialize};

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nothing is there.
    Missing,
    /// It is no number.
    NotANumber,
    /// `1.234`: thousands or decimals.
    Ambiguous,
    /// Below zero.
    Negative,
    /// Zero, or above ten million euros; a rate above one hundred percent.
    OutOfRange,
    /// It is no day.
    NotADay,
    /// The day has not come.
    Future,
    /// No category is called that.
    UnknownCategory,
    /// No column and no general answer says the category.
    NoCategory,
    /// Longer than two hundred characters.
    TooLong,
    /// The cell says before tax where the column is read as after, or the reverse.
    OtherBasis,
}

/// A cell that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// What the column should say.
    pub field: Field,
    /// What stands there.
    pub text: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A price to record.
    New {
        /// What it is the price of.
        what: String,
        /// The category's code.
        category: String,
        /// The price; its source says the file and the line.
        evidence: Evidence,
    },
    /// Recorded already, by this file or before.
    Known,
    /// A blank, a total, or the header again.
    LeftOut,
    /// Cells to correct.
    Wrong(Vec<Wrong>),
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u32,
    /// What becomes of it.
    pub outcome: Outcome,
}
