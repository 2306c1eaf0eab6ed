//! The prices' pages.

use super::{CategoryChoice, Page, PriceRow};
use crate::{
    Cents,
    price::{
        Basis, Counterfactual, Evidence, Unused, Validity,
        import::{Mapping, Wrong},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Which prices a list shows; empty words ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceQuery {
    /// Words of what it is, its source, its category.
    pub q: String,
    /// The category's code.
    pub category: String,
    /// Today's grade: `A` or `B`.
    pub grade: String,
    /// A [`Validity`]'s word, or `withdrawn`; empty for all that may serve.
    pub state: String,
}

/// A documented price with what a list says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceLine {
    /// The price.
    pub row: PriceRow,
    /// The category it serves; none for a need in general.
    pub category: Option<CategoryChoice>,
    /// The only item it serves, by its label.
    pub item: Option<String>,
    /// The last day on which it counts as A; none for other grades.
    pub last_as_a: Option<NaiveDate>,
    /// Where it stands today.
    pub validity: Validity,
    /// Whether it serves no more.
    pub is_withdrawn: bool,
}

/// The list of prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPrices {
    /// A page of them.
    pub page: Page<PriceLine>,
    /// What the list can be kept to.
    pub categories: Vec<CategoryChoice>,
}

/// Why a price, or the lack of one, wants attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stale {
    /// Grade A until that day, in less than two months.
    Aging(NaiveDate),
    /// Grade B since that day.
    Lapsed(NaiveDate),
    /// The category's default counted this year: so many items.
    DefaultUsed(u64),
    /// No price at all, and so many items ready or accepted.
    NoPrice(u64),
}

/// A price to ask for again, or for the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refresh {
    /// Why.
    pub why: Stale,
    /// The price that ages; none where there is no document.
    pub price: Option<PriceLine>,
    /// The category; none for the price of a need in general.
    pub category: Option<CategoryChoice>,
    /// What this year's avoided purchases count on it, for who may see it.
    pub counted: Option<Cents>,
}

/// A price that was considered for a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The price; a category's default has the record 0.
    pub line: PriceLine,
    /// One of it, in the organisation's basis.
    pub unit: Cents,
    /// Why it does not serve; none for the one that does.
    pub unused: Option<Unused>,
}

/// All the prices of a need, and which one serves today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The category.
    pub category: CategoryChoice,
    /// The item, by its label, where its own prices are considered too.
    pub item: Option<String>,
    /// What would be bought instead.
    pub of: Counterfactual,
    /// The organisation's basis.
    pub basis: Basis,
    /// Today.
    pub today: NaiveDate,
    /// The one that serves first, then the lowest first; a hundred at most.
    pub candidates: Vec<Candidate>,
    /// How many there are in all.
    pub total: u64,
}

/// A file of prices that waits to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFile {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Who sent it.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
}

/// A line as it will be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLine {
    /// Its number in the file.
    pub number: u32,
    /// What it is the price of.
    pub what: String,
    /// The category's names.
    pub category: CategoryChoice,
    /// The price.
    pub evidence: Evidence,
    /// One of it, in the organisation's basis.
    pub unit: Cents,
}

/// What a file would record, read in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// The file.
    pub file: ImportFile,
    /// How it is read.
    pub mapping: Mapping,
    /// Fields of the mapping that could not be read.
    pub unreadable: Vec<String>,
    /// The columns, by the header's words.
    pub columns: Vec<String>,
    /// The first rows: what the header is chosen from.
    pub rows: Vec<String>,
    /// What the category is chosen from.
    pub categories: Vec<CategoryChoice>,
    /// The organisation's basis.
    pub basis: Basis,
    /// FoundPrices to record.
    pub new: u32,
    /// FoundPrices recorded before, or twice in the file.
    pub known: u32,
    /// Blanks and totals.
    pub left_out: u32,
    /// Lines to correct.
    pub wrong: u32,
    /// The first lines to record.
    pub first: Vec<ImportLine>,
    /// The first lines to correct, with what is wrong in each.
    pub errors: Vec<(u32, Vec<Wrong>)>,
}
