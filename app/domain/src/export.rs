//! What finance and auditors take away: which lists, which columns, and how a cell is written.
//!
//! A list is described once; spreadsheets, plain files and programs read the same cells.

mod cell;
mod column;
mod columns;
mod list;
mod neutral;

pub use cell::{Cell, Dialect, decimal, written};
pub use column::{Column, Kind, Vocabulary};
pub use list::{Format, List};
pub use neutral::{neutral, told};

use crate::view::{LineFilter, price::PriceQuery};
use serde::{Deserialize, Serialize};

/// In which language categories are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Names {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

/// Which items: the words of the items' page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFilter {
    /// Words; empty for all.
    pub words: String,
    /// States, by word, separated by commas; empty for all.
    pub states: String,
    /// Handed over and unsigned for more than three days.
    pub is_late: bool,
    /// In that place or inside it, by its record.
    pub place: Option<i64>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The list.
    pub list: List,
    /// The year that the list is about; 0 for all.
    pub year: i32,
    /// Which items.
    pub items: ItemFilter,
    /// Which prices: the words of the prices' page.
    pub prices: PriceQuery,
    /// Which entries; its year is the one that counts for them.
    pub lines: LineFilter,
    /// Why nothing counts: `price`, `unsigned`, `factor` or `none`.
    pub why: String,
    /// The faults and works in the desk's own words, which may name somebody: for managers.
    pub has_problem: bool,
    /// How categories are named.
    pub names: Names,
}

impl Asked {
    /// Whether a total under a column means something for what is asked: never one of amounts that do not add up.
    pub fn has_total(&self, column: &Column) -> bool {
        let of_mixed = self.list == List::Ledger && column.key == "counts" && !self.lines.adds_up();
        column.is_summed && !of_mixed
    }

    /// All of a list in a year; 0 for all years.
    pub fn of(list: List, year: i32) -> Self {
        Self {
            list,
            year,
            items: ItemFilter::default(),
            prices: PriceQuery::default(),
            lines: LineFilter {
                year,
                ..LineFilter::default()
            },
            why: "price".into(),
            has_problem: false,
            names: Names::default(),
        }
    }
}
