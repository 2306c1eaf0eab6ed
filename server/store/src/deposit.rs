//! Deposits: one slip, its items, their labels.

use crate::{Desk, StoreError, Submission};
use domain::{
    item::{Details, Ownership},
    view::DepositSlip,
};

/// What is deposited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeposit {
    /// Added to that slip; none begins a new one.
    pub slip: Option<String>,
    /// Who deposits: the service's record.
    pub service: i64,
    /// Who brings it, if said.
    pub bearer: String,
    /// The category's code.
    pub category: String,
    /// What can be said of it; an empty name takes the category's.
    pub details: Details,
    /// How many.
    pub quantity: u32,
    /// One label for all of them (crockery); otherwise one each (chairs).
    pub is_lot: bool,
    /// Where it is put; none for the last place used, else the first one.
    pub place: Option<i64>,
    /// Whose it is.
    pub ownership: Ownership,
    /// A blank label already stuck on; only for one item or one lot.
    pub label: Option<String>,
}

/// Receives it: the slip's number and the labels, in order.
///
/// # Errors
/// Refused, invalid (`service`, `category`, `label`, `quantity` above 200 labels…), the database's.
pub async fn receive(
    desk: &Desk,
    submission: &Submission,
    deposit: NewDeposit,
) -> Result<(String, Vec<String>), StoreError> {
    todo!()
}

/// A slip with its items.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn slip(desk: &Desk, number: &str) -> Result<DepositSlip, StoreError> {
    todo!()
}
