//! Reading issue slips.

use crate::{Desk, StoreError};
use domain::view::{HandoverRow, HandoverSlip, Page};

/// A slip with its lines. A requester sees only their own.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn slip(desk: &Desk, number: &str) -> Result<HandoverSlip, StoreError> {
    todo!()
}

/// Slips, newest first; unsigned ones only, if asked. A requester sees only their own.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, only_open: bool, page: u32) -> Result<Page<HandoverRow>, StoreError> {
    todo!()
}
