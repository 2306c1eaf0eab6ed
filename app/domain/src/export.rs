//! What finance and auditors take away: which lists, which columns, and how a cell is written.
//!
//! A list is described once; spreadsheets, plain files and programs read the same cells.

mod cell;
mod column;
mod columns;
mod format;
mod list;
mod neutral;
mod table;

pub use cell::{Cell, Dialect, decimal, written};
pub use column::{Column, Kind, Vocabulary};
pub use format::Format;
pub use list::List;
pub use neutral::{neutral, told};
pub use table::{Head, Table};

use crate::{
    legal::reuse,
    paper::PaperKind,
    view::{LineFilter, price::PriceQuery},
};
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

/// Which cases, delays or items in stock: the words of the pages of repairs, each empty for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairFilter {
    /// A category's code.
    pub category: String,
    /// A model, by its key.
    pub model: String,
    /// How a case ended.
    pub outcome: String,
    /// A stage that must have ended in the year.
    pub stage: String,
    /// An age of the stock.
    pub age: String,
    /// A state in which items wait too long.
    pub wait: String,
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
    /// Which repairs, or what stands in stock.
    pub repairs: RepairFilter,
    /// Which side of the IT equipment reused; none for all, with what is left out.
    pub reuse: Option<reuse::List>,
    /// Which papers; none for all.
    pub paper: Option<PaperKind>,
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
            repairs: RepairFilter::default(),
            reuse: None,
            paper: None,
            why: "price".into(),
            has_problem: false,
            names: Names::default(),
        }
    }
}
