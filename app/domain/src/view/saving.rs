//! The value: the year, its entries, the proof of one.

mod filter;

pub use filter::LineFilter;

use super::{FileLink, ItemRow, Page, TimelineLine, explore};
use crate::{
    Cents, Grams,
    impact::Factor,
    item::Proof,
    ledger::saving::{Lens, Totals},
    ledger::{Kind, Posting},
    price::{Basis, Grade},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The value page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingPage {
    /// The year.
    pub year: i32,
    /// Years that have entries.
    pub years: Vec<i32>,
    /// Today in Paris.
    pub today: NaiveDate,
    /// The lens.
    pub lens: Lens,
    /// The year's target.
    pub target: Cents,
    /// The year.
    pub totals: Totals,
    /// The headline by grade of evidence, A, B and C.
    pub grades: [Cents; 3],
    /// Every year that has entries, newest first.
    pub past: Vec<explore::YearTotals>,
    /// What its failed repairs cost.
    pub failed: Cents,
    /// Twelve months.
    pub months: Vec<Totals>,
    /// By category, largest first: code, French and English names, totals, issues, best grades.
    pub categories: Vec<SavingRow>,
    /// By service, largest first.
    pub services: Vec<SavingRow>,
    /// Accepted in the year, without a price.
    pub without_price: u64,
    /// Accepted in the year, without an impact factor.
    pub without_factor: u64,
    /// Accepted in the year where nothing would have been bought.
    pub without_purchase: u64,
    /// Handed over in the year, not signed.
    pub unsigned: u64,
    /// Spent at craftsmen and social enterprises.
    pub local_spend: Cents,
    /// Items reissued, each once, and issues that count.
    pub items_and_issues: (u64, u64),
    /// The last day of the closed periods.
    pub closed_through: Option<NaiveDate>,
    /// Amounts before or after tax.
    pub basis: Basis,
}

/// A row of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingRow {
    /// The category's code or the service's record.
    pub key: String,
    /// Its name, French.
    pub label_fr: String,
    /// Its name, English.
    pub label_en: String,
    /// How many issues that count.
    pub issues: u64,
    /// Its totals.
    pub totals: Totals,
    /// Avoided purchase by grade of evidence, A, B and C.
    pub grades: [Cents; 3],
}

/// An entry in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Its record: rank in the whole ledger.
    pub id: i64,
    /// What it counts.
    pub kind: Kind,
    /// Euro cents.
    pub cents: Cents,
    /// Its prudent value.
    pub prudent: Cents,
    /// Grams.
    pub grams: Grams,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// The day under which it counts.
    pub period_on: NaiveDate,
    /// The item's label.
    pub code: String,
    /// The item's name.
    pub name: String,
    /// The service.
    pub service: String,
    /// The slip.
    pub handover: Option<String>,
    /// The grade of its evidence.
    pub grade: Option<Grade>,
    /// The entry that it takes back.
    pub reverses: Option<i64>,
}

/// A list of entries with what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerPage {
    /// The entries.
    pub lines: Page<LedgerLine>,
    /// Σ cents of all of them, not only of this page.
    pub cents: Cents,
    /// What they come to: Σ cents, costs taken off where [`LineFilter::takes_costs_off`].
    pub counts: Cents,
    /// Σ prudent values.
    pub prudent: Cents,
    /// Σ grams.
    pub grams: Grams,
    /// How many items, each once, where the filter keeps to issues.
    pub items: Option<u64>,
}

/// How an acceptance is proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// In which way.
    pub proof: Proof,
    /// By whom; empty once purged, and for who may not see people.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
}

/// The proof of one entry. People are named only to who may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofPage {
    /// The entry.
    pub line: LedgerLine,
    /// The same, with its frozen inputs.
    pub posting: Posting,
    /// Who recorded the fact.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// Who received; empty once purged.
    pub receiver: String,
    /// The need that was stated.
    pub need: String,
    /// How the acceptance is proved; none for what nobody accepts, such as costs.
    pub signed: Option<Signed>,
    /// The picture of the signature, or the signed slip.
    pub signature: Option<FileLink>,
    /// The impact factor of the same fact: an entry in euros has that of its CO2 and its kilograms.
    pub factor: Option<Factor>,
    /// The price's document.
    pub document: Option<String>,
    /// The entries of the same event, and those that take this one back.
    pub related: Vec<LedgerLine>,
    /// The entry's own hash, hexadecimal.
    pub hash: String,
    /// The hash of the entry before it; empty for the first.
    pub prev_hash: String,
    /// Who deposited the item.
    pub depositor: String,
    /// Who repaired it outside.
    pub provider: String,
    /// Addresses of the item's photos; none for who may not see items.
    pub photos: Vec<String>,
    /// The item's life, newest first; none for who may not see people.
    pub timeline: Vec<TimelineLine>,
}

/// An accepted item that nothing counts for yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCounted {
    /// The item.
    pub item: ItemRow,
    /// The slip.
    pub handover: Option<String>,
    /// The day it was accepted or handed over.
    pub on: NaiveDate,
}
