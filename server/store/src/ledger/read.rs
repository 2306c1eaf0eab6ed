//! Totals, lists and proofs: sums in SQL, meaning in the domain.

use crate::{Desk, StoreError};
use domain::{
    ledger::saving::{Lens, Sum},
    view::{LedgerPage, LineFilter, NotCounted, Page, ProofPage, SavingPage},
};
use sea_orm::ConnectionTrait;

/// The value page of a year.
///
/// # Errors
/// Refused, the database's.
pub async fn page(desk: &Desk, year: i32, lens: Lens) -> Result<SavingPage, StoreError> {
    todo!()
}

/// The sums of a year, alike entries added: what totals are made of.
///
/// # Errors
/// The database's.
pub async fn sums(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<Sum>, StoreError> {
    todo!()
}

/// The entries that a figure sums, newest first, 50 a page.
///
/// # Errors
/// Refused, the database's.
pub async fn lines(desk: &Desk, filter: &LineFilter) -> Result<LedgerPage, StoreError> {
    todo!()
}

/// The proof of one entry.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn proof(desk: &Desk, id: i64) -> Result<ProofPage, StoreError> {
    todo!()
}

/// What is not counted: `price` (accepted without a price), `factor`, `unsigned`.
///
/// # Errors
/// Refused, the database's.
pub async fn not_counted(desk: &Desk, why: &str, page: u32) -> Result<Page<NotCounted>, StoreError> {
    todo!()
}
