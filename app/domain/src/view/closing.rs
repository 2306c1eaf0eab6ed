//! Closing a period, and its report.

use crate::{
    Cents,
    closing::{Frozen, LeftOpen, Period, ReportRules},
    ledger::saving::Totals,
    price::Basis,
    view::{LedgerLine, SavingRow},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The page that closes periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingPage {
    /// Today in Paris.
    pub today: NaiveDate,
    /// The last day of the closed periods.
    pub closed_through: Option<NaiveDate>,
    /// What can be closed: months then years, oldest first.
    pub choices: Vec<Period>,
    /// What closing the chosen one would freeze.
    pub preview: Option<Preview>,
    /// What was closed, newest first.
    pub closed: Vec<ClosedPeriod>,
    /// Whether the person looking may close.
    pub may_close: bool,
}

/// What a closing would freeze.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The period chosen.
    pub period: Period,
    /// What it comes to now.
    pub totals: Totals,
    /// How many entries that is.
    pub entries: u64,
    /// What is still open.
    pub open: LeftOpen,
    /// The months before it that it closes too, oldest first.
    pub also: Vec<Period>,
}

/// A period that is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedPeriod {
    /// What was frozen.
    pub frozen: Frozen,
    /// What was still open.
    pub open: LeftOpen,
    /// SHA-256 over the frozen text, hexadecimal.
    pub hash: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// By whom; empty for who may not see people.
    pub by: String,
}

/// An impact factor that a period's entries used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UsedFactor {
    /// The category that used it, French and English.
    pub category: (String, String),
    /// Its code.
    pub code: String,
    /// Its edition here.
    pub version: u32,
    /// Who publishes it.
    pub source: String,
    /// CO2 equivalent of making one, in grams.
    pub co2: i64,
    /// How many entries used it.
    pub entries: u64,
}

/// What the council reads of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilReport {
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
    /// The address under which readers outside reach Regain; empty where none is set.
    pub public_url: String,
    /// The organisation's logo, PNG.
    pub logo: Option<Vec<u8>>,
    /// Which period.
    pub period: Period,
    /// The day on which it is read: the closing's, or today for a provisional one.
    pub as_of: NaiveDate,
    /// The closing; none for a provisional report.
    pub closing: Option<ClosedPeriod>,
    /// What the period comes to.
    pub totals: Totals,
    /// How many entries.
    pub entries: u64,
    /// What failed repairs cost, of these totals.
    pub failed: Cents,
    /// Month by month.
    pub months: Vec<(Period, Totals)>,
    /// By category, largest first.
    pub categories: Vec<SavingRow>,
    /// By service, largest first.
    pub services: Vec<SavingRow>,
    /// Avoided purchases by grade of evidence, A, B and C.
    pub grades: [Cents; 3],
    /// How many items they are, each once.
    pub items: u64,
    /// How many issues count: the same as the rows of `categories`, and of `services`, add up to.
    pub issues: u64,
    /// The entries that weigh most.
    pub largest: Vec<LedgerLine>,
    /// The factors used.
    pub factors: Vec<UsedFactor>,
    /// What is still open.
    pub open: LeftOpen,
    /// The settings of that day.
    pub rules: ReportRules,
    /// Before or after tax.
    pub basis: Basis,
}
