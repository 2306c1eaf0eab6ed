//! What the pages of the scanning desk show.

use crate::item::BatchAction;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A code linked to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AliasRow {
    /// Its record.
    pub id: i64,
    /// The text, as it is compared.
    pub text: String,
    /// Who linked it.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
}

/// What a series wrote, and whether it can still be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchDone {
    /// The key it was written under.
    pub key: String,
    /// What was done.
    pub action: BatchAction,
    /// By whom.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// Label and name of each item, by label.
    pub items: Vec<(String, String)>,
    /// Whether it was taken back, or may be by who looks.
    pub undo: BatchUndo,
}

/// Whether a series can be taken back by who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BatchUndo {
    /// Yes, whole, until that many minutes have passed.
    Possible,
    /// It was.
    Done,
    /// Only its author may.
    NotTheAuthor,
    /// Too long ago.
    TooLate,
    /// Something followed on one of its items.
    SomethingFollowed,
    /// What it did is corrected otherwise.
    Never,
}

/// What a passer-by can report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// It does not work.
    Fault,
    /// It should be collected.
    Collect,
}

impl ReportKind {
    /// The word kept in the database and sent in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Collect => "collect",
        }
    }

    /// The kind of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Fault, Self::Collect]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What a passer-by reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    /// Its record.
    pub id: i64,
    /// The label scanned.
    pub label: String,
    /// The name of the item that bears it, if any does.
    pub name: String,
    /// What is reported.
    pub kind: ReportKind,
    /// In their words.
    pub text: String,
    /// How to reach them, as they typed it; erased once handled.
    pub contact: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// Who handled it, and when.
    pub handled: Option<(String, NaiveDateTime)>,
}
