//! The value: the year, its entries, the proof of one.

use super::{ItemRow, Page, TimelineLine, explore};
use crate::{
    Cents, Grams,
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
    /// Accepted without a price.
    pub without_price: u64,
    /// Without an impact factor.
    pub without_factor: u64,
    /// Handed over, not signed.
    pub unsigned: u64,
    /// Spent at craftsmen and social enterprises.
    pub local_spend: Cents,
    /// Items reissued, and issues.
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
    /// How many issues.
    pub issues: u64,
    /// Its totals.
    pub totals: Totals,
    /// Avoided purchase by grade of evidence, A, B and C.
    pub grades: [Cents; 3],
}

/// Which entries a page lists: the words of its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct LineFilter {
    /// The year; 0 for all.
    pub year: i32,
    /// The month, 1 to 12; 0 for all.
    pub month: u32,
    /// Kinds, by word, separated by commas; empty for all.
    pub kinds: String,
    /// Substitutions: `S1,S2` for the headline; empty for all.
    pub substitutions: String,
    /// `entry`, `reversal`, or empty for both.
    pub sign: String,
    /// A category's code.
    pub category: String,
    /// A service's record; 0 for all.
    pub service: i64,
    /// A grade of evidence.
    pub grade: String,
    /// The first month, as year × 100 + month; 0 for none. With `until`, it stands in for the year and the month.
    pub since: i32,
    /// The last month, likewise.
    pub until: i32,
    /// The receiving service's record; 0 for all, [`explore::NONE`] for what nobody received: costs, exits.
    pub receiver: i64,
    /// The depositing service's record; 0 for all.
    pub depositor: i64,
    /// A site's record, all its places included; 0 for all, [`explore::NONE`] for none.
    pub site: i64,
    /// A provider's record; 0 for all, [`explore::NONE`] for the own workshop and what was not repaired.
    pub provider: i64,
    /// How the repair ended, or `none` where there was none; empty for all.
    pub outcome: String,
    /// An edition of the category's impact figures; 0 for all.
    pub factor: u32,
    /// `failed` for the costs of failed repairs; `local` for craftsmen and social enterprises; `repairs:2026` for repairs
    /// that ended in that year (`repairs:all` in any); `providers:1,4` for what was spent at those (0: none is named);
    /// `agec:…` for the categories of that type of product.
    pub only: String,
    /// From 1; 0 is taken for 1.
    pub page: u32,
}

impl LineFilter {
    /// The providers that `only` keeps to, by their records; 0 among them for what names none.
    pub fn providers(&self) -> Vec<i64> {
        let ids = self.only.strip_prefix("providers:").unwrap_or_default();
        ids.split(',').filter_map(|id| id.trim().parse().ok()).collect()
    }

    /// Whether costs are taken off: everywhere but where what is spent is itself the subject. The list, its sum and its
    /// export agree on it.
    pub fn takes_costs_off(&self) -> bool {
        let subject = self
            .only
            .split_once(':')
            .map_or(self.only.as_str(), |(subject, _)| subject);
        !matches!(subject, "local" | "repairs" | "providers")
    }
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
    /// How the acceptance is proved, and its picture.
    pub signature: Option<String>,
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
