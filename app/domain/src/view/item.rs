//! Equipment: its rows, its page, its card, its history.

use super::scan::AliasRow;
use crate::{
    Cents,
    item::{Condition, Details, Event, Gate, JobOutcome, Offer, Ownership, State},
    ledger::Kind,
    price::{Basis, Counterfactual, Grade},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// A row of a list of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Brand and model.
    pub model: String,
    /// The category's code, for its picture.
    pub category: String,
    /// How many.
    pub quantity: u32,
    /// Where it stands.
    pub state: State,
    /// Who deposited it.
    pub service: String,
    /// Where it is.
    pub place: String,
    /// A check still open, shown before the state.
    pub open_gate: Option<Gate>,
    /// The day of its last event.
    pub last_on: NaiveDate,
}

/// The item's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemCard {
    /// Its label.
    pub code: String,
    /// The rank of its last event, for optimistic locking.
    pub version: u32,
    /// Where it stands.
    pub state: State,
    /// What can be said of it.
    pub details: Details,
    /// The category's code.
    pub category: String,
    /// The category's name, French.
    pub category_fr: String,
    /// The category's name, English.
    pub category_en: String,
    /// How many.
    pub quantity: u32,
    /// Whose it is.
    pub ownership: Ownership,
    /// Who deposited it.
    pub service: String,
    /// The same, as a record.
    pub service_id: i64,
    /// The slip it came with.
    pub deposit: Option<String>,
    /// The day it came.
    pub deposited_on: NaiveDate,
    /// Where it is.
    pub place: Option<String>,
    /// In which condition.
    pub condition: Option<Condition>,
    /// The checks, and whether each is open.
    pub gates: Vec<(Gate, bool)>,
    /// For whom it is kept, and until when.
    pub reserved: Option<(String, NaiveDate)>,
    /// The slip that waits for a signature.
    pub open_handover: Option<String>,
    /// To repair or not.
    pub verdict: Option<Verdict>,
    /// Its cost lines.
    pub costs: Vec<CostRow>,
    /// What it cost so far.
    pub cost: Cents,
    /// Documented prices.
    pub prices: Vec<PriceRow>,
    /// Photos, as addresses.
    pub photos: Vec<String>,
    /// Foreign barcodes linked to it.
    pub aliases: Vec<AliasRow>,
    /// What the person may do.
    pub offers: Vec<Offer>,
    /// The last event's rank, where the person may still undo it.
    pub undo: Option<u32>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineLine>,
    /// The lives it had.
    pub cycle: u32,
}

/// To repair or not: what the technician and the manager weigh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What was observed.
    pub observation: String,
    /// Why.
    pub cause: String,
    /// Estimated in all, labour included.
    pub estimate: Cents,
    /// Estimated minutes.
    pub minutes: i64,
    /// What a new one costs.
    pub replacement: Option<Cents>,
    /// Up to where a technician decides.
    pub ceiling: Cents,
    /// The share of the replacement price that the ceiling is.
    pub ceiling_percent: u32,
    /// Items of the category repaired here, and tried.
    pub repaired_here: (u32, u32),
}

/// A cost line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRow {
    /// Its rank, from 0.
    pub line: u32,
    /// What it counts.
    pub kind: Kind,
    /// In words.
    pub what: String,
    /// Minutes, for labour.
    pub minutes: Option<i64>,
    /// What is due.
    pub due: Cents,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// How the repair it belongs to ended.
    pub outcome: Option<JobOutcome>,
}

/// A documented price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRow {
    /// Its record.
    pub id: i64,
    /// The unit price, in its basis.
    pub price: Cents,
    /// That basis.
    pub basis: Basis,
    /// Value-added tax, in hundredths of a percent.
    pub vat: u32,
    /// The grade today.
    pub grade: Grade,
    /// Its day.
    pub dated_on: NaiveDate,
    /// New or refurbished.
    pub of: Counterfactual,
    /// Where it comes from.
    pub source: String,
    /// What it is the price of, in words.
    pub what: String,
    /// The document, as an address.
    pub document: Option<String>,
}

/// A line of an item's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineLine {
    /// Its rank.
    pub seq: u32,
    /// What happened.
    pub event: Event,
    /// Who.
    pub by: String,
    /// When it was recorded, in Paris.
    pub at: NaiveDateTime,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// The place, service, provider or slip that the event refers to, in words.
    pub about: String,
    /// Taken back since.
    pub is_undone: bool,
}
