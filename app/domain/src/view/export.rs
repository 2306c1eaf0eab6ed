//! The pages of exports, and of the imported history of repairs.

use crate::{export::List, ords::Why};
use serde::{Deserialize, Serialize};

/// What somebody may take away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportsPage {
    /// The year asked for; 0 for all.
    pub year: i32,
    /// Years that have something, newest first.
    pub years: Vec<i32>,
    /// Each list with how many rows it has.
    pub lists: Vec<(List, u64)>,
    /// Whether the person may import a history of repairs.
    pub may_import: bool,
    /// Whether they may take the faults along, in the desk's own words.
    pub may_tell: bool,
}

/// Something wrong in a file of repairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryFault {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column; empty for the whole line.
    pub column: String,
    /// What it holds, shortened.
    pub value: String,
    /// What is wrong.
    pub why: Why,
}

/// What keeping a file of repairs would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPreview {
    /// The file put aside.
    pub upload: i64,
    /// Its name.
    pub file: String,
    /// Records in it.
    pub records: u64,
    /// Of these, not kept yet.
    pub new: u64,
    /// How much is wrong.
    pub fault_count: u64,
    /// The first hundred of it.
    pub faults: Vec<HistoryFault>,
    /// The first new records, value by value.
    pub first: Vec<Vec<String>>,
}
