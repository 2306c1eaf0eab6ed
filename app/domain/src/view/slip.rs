//! Slips of deposits and issues.

use super::{FileLink, ItemRow};
use crate::{
    Cents,
    item::IssueOutcome,
    price::{Counterfactual, Grade, Substitution},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A deposit slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositSlip {
    /// Its number, such as D-2026-0142.
    pub number: String,
    /// Who deposited.
    pub service: String,
    /// Who brought it, if said.
    pub bearer: String,
    /// The day.
    pub on: NaiveDate,
    /// Who received it.
    pub received_by: String,
    /// Its items.
    pub items: Vec<ItemRow>,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
}

/// An issue slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverSlip {
    /// Its number, such as R-2026-0031.
    pub number: String,
    /// To which service.
    pub service: String,
    /// To whom; empty once purged.
    pub receiver: String,
    /// The day.
    pub on: NaiveDate,
    /// Who handed over.
    pub by: String,
    /// Its lines.
    pub lines: Vec<HandoverLine>,
    /// What it is needed for.
    pub need: String,
    /// How sure the avoided purchase is.
    pub substitution: Substitution,
    /// The reference of the purchase refused or cancelled.
    pub reference: String,
    /// What would have been bought.
    pub instead_of: Counterfactual,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
    /// The signature or the signed slip.
    pub signature: Option<FileLink>,
    /// The name typed or drawn at the signature; empty once purged.
    pub signed_by: String,
    /// Whether the person looking may sign or refuse.
    pub may_sign: bool,
}

/// A line of an issue slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverLine {
    /// The item.
    pub item: ItemRow,
    /// How many left.
    pub quantity: u32,
    /// How it ended.
    pub outcome: IssueOutcome,
    /// The price that would count for one, or that counts.
    pub unit: Option<Cents>,
    /// How well it is documented.
    pub grade: Option<Grade>,
}

/// A row of the list of slips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverRow {
    /// Its number.
    pub number: String,
    /// To which service.
    pub service: String,
    /// The day.
    pub on: NaiveDate,
    /// How many lines.
    pub lines: u32,
    /// How many wait for a signature.
    pub open: u32,
    /// Waiting for more than three days.
    pub is_late: bool,
}
