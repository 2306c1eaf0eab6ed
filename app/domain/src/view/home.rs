//! The desk's first page.

use super::ItemRow;
use crate::Cents;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A queue on the desk's home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// How many wait.
    pub count: u64,
    /// The day of the oldest.
    pub oldest: Option<NaiveDate>,
}

/// The desk's home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Today in Paris.
    pub today: NaiveDate,
    /// Announced and not received, for who receives.
    pub announced: Option<Queue>,
    /// Deposited or being diagnosed.
    pub to_diagnose: Queue,
    /// Waiting for a decision.
    pub to_decide: Queue,
    /// Ready or reserved.
    pub ready: Queue,
    /// How many of these are reserved.
    pub reserved: u64,
    /// Handed over for more than three days and not signed.
    pub unsigned: Queue,
    /// Under repair.
    pub in_repair: Queue,
    /// Reported by passers-by and not handled, for who may answer.
    pub reports: Option<Queue>,
    /// Asked for by agents and not answered, for who may answer.
    pub requests: Option<Queue>,
    /// The last ones that somebody acted on.
    pub recent: Vec<ItemRow>,
    /// This year's avoided purchase, for who may see it.
    pub saving: Option<SavingGlance>,
}

/// This year at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingGlance {
    /// The year.
    pub year: i32,
    /// Avoided purchases, reversals deducted.
    pub value: Cents,
    /// The year's target.
    pub target: Cents,
    /// Accepted without a price, so not counted.
    pub without_price: u64,
}
