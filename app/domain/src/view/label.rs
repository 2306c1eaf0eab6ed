//! What the pages of labels and printers show.

use crate::label::sheet::Shift;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Blank labels printed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchRow {
    /// Its number, such as `E-2026-0003`.
    pub number: String,
    /// The day it was made.
    pub on: NaiveDate,
    /// Who made it.
    pub by: String,
    /// On which labels, by the layout's name.
    pub layout: String,
    /// How many were printed.
    pub labels: u32,
    /// How many of them an item bears or bore.
    pub used: u32,
    /// How many are still blank.
    pub left: u32,
}

/// A blank label that was scanned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankLabel {
    /// Its code.
    pub code: String,
    /// The batch it was printed with, where it was.
    pub batch: String,
    /// The day it was made.
    pub on: NaiveDate,
}

/// What the office printer needs to know, kept for everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// How far it prints beside the mark.
    pub shift: Shift,
    /// A measured sheet of the organisation's own, by the layout's name; empty where there is none.
    pub own: String,
}

/// A label printer on the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrinterRow {
    /// Its record.
    pub id: i64,
    /// What people call it.
    pub name: String,
    /// Its address: a name or a number.
    pub host: String,
    /// Its port, 9100 on most.
    pub port: u16,
    /// Dots an inch: 203, 300 or 600.
    pub dpi: u32,
    /// The labels in it, by the layout's name.
    pub layout: String,
    /// Still in use.
    pub is_active: bool,
}

/// What became of what was sent to a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Kept, and not sent yet.
    Waiting,
    /// The printer took all of it.
    Printed,
    /// The printer could not be reached, or stopped listening.
    Failed,
    /// Somebody gave it up.
    Cancelled,
}

impl JobState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Printed, Self::Failed, Self::Cancelled];

    /// The word kept in the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Printed => "printed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Something sent to a printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobRow {
    /// Its record.
    pub id: i64,
    /// The printer's name.
    pub printer: String,
    /// What was printed: a slip, a batch or a code; empty for a choice of items.
    pub what: String,
    /// How many labels.
    pub labels: u32,
    /// What became of it.
    pub state: JobState,
    /// Whether it may be sent again, or given up: it is not under way.
    pub is_open: bool,
    /// Why it failed: `refused`, `timeout`, `unknown_host` or `broken`.
    pub trouble: String,
    /// How many times it was sent.
    pub attempts: u32,
    /// Who asked for it.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
}

/// What a print form chooses from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintDesk {
    /// The printers in use; none for who may not print with them.
    pub printers: Vec<PrinterRow>,
    /// The office printer's settings.
    pub paper: Paper,
}
