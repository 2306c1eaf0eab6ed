//! What the pages of the two legal figures show.

use super::Page;
use crate::{
    Cents,
    item::State,
    legal::{
        agec::{Declarant, Spending},
        reuse::{List, Standing},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Decommissioned IT equipment in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReusePage {
    /// The year.
    pub year: i32,
    /// Years since the first deposit, newest first.
    pub years: Vec<i32>,
    /// Pieces by standing.
    pub counts: Vec<(Standing, u64)>,
    /// Pieces counted although their year is not known.
    pub ageless: u64,
    /// Pieces handed to another service: they stay in the body.
    pub kept: u64,
    /// The categories that count: French and English names.
    pub categories: Vec<(String, String)>,
    /// Which list is shown.
    pub shown: List,
    /// Its lines.
    pub lines: Page<ReuseLine>,
}

impl ReusePage {
    /// Pieces of a standing.
    pub fn count(&self, standing: Standing) -> u64 {
        self.counts
            .iter()
            .filter(|(one, _)| *one == standing)
            .map(|(_, count)| count)
            .sum()
    }
}

/// An item that left, or that another service signed for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReuseLine {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// How it left; in service where it stays.
    pub exit: State,
    /// When.
    pub on: NaiveDate,
    /// The year it was made or bought.
    pub made_in: Option<i32>,
    /// Who took it, where that is an organisation or a service; a buyer is not named.
    pub holder: String,
}

/// The yearly declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgecPage {
    /// The year.
    pub year: i32,
    /// Years to choose from, newest first.
    pub years: Vec<i32>,
    /// Who declares.
    pub declarant: Declarant,
    /// One line for each type, in the schema's order.
    pub lines: Vec<AgecLine>,
}

/// A type of product in the declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgecLine {
    /// The type, in the schema's words.
    pub kind: String,
    /// What was entered; none where nothing was.
    pub spending: Option<Spending>,
    /// Who entered it (empty for who may not see people), and when, in Paris.
    pub entered: Option<(String, NaiveDateTime)>,
    /// What was entered before, the last first: what stands is not among it.
    pub history: Vec<AgecEntry>,
    /// What Regain reallocated inside: issues of the year that counted an avoided purchase, taken back or not, and what
    /// those purchases come to once the year's reversals are deducted, those of earlier issues included. Outside the
    /// declaration.
    pub reallocated: (u64, Cents),
}

/// Figures that were entered for a type of product and stand no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgecEntry {
    /// The figures; none where the type was taken out of the declaration.
    pub spending: Option<Spending>,
    /// Who did; empty for who may not see people.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
}
