//! One gesture on one item.
use crate::{Desk, StoreError, Submission};
use domain::{id::ReceiverId, item::Command};

/// Makes a gesture: one transaction, written once for each submission key. What a command needs
/// from the store (the category's checks, prices, factors) is filled in here: give an empty list
/// of gates to `StartDiagnosis` and `Worth::default()` to those that take a worth.
///
/// # Errors
/// Refused by a rule; [`StoreError::Conflict`] when the item changed since the form was shown;
/// not found; the database's.
pub async fn act(desk: &Desk, submission: &Submission, code: &str, command: Command) -> Result<(), StoreError> {
    todo!()
}

/// Keeps the name of somebody who receives or buys, apart from the history.
///
/// # Errors
/// [`StoreError::Invalid`] (`receiver`) for an empty name, the database's.
pub async fn receiver(desk: &Desk, name: &str, service: Option<i64>) -> Result<ReceiverId, StoreError> {
    todo!()
}

/// Takes one's last gesture on an item back.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn undo(desk: &Desk, submission: &Submission, code: &str, seq: u32) -> Result<(), StoreError> {
    todo!()
}

/// Puts back what was reserved until yesterday or before: how many.
///
/// # Errors
/// The database's.
pub async fn expire_reservations(desk: &Desk) -> Result<u32, StoreError> {
    todo!()
}
