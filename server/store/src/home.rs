//! The desk's home: what waits.

use crate::{Desk, StoreError};
use domain::view::Home;

/// What waits, what happened last, and this year at a glance.
///
/// # Errors
/// Refused (needs `SeeItems`), the database's.
pub async fn home(desk: &Desk) -> Result<Home, StoreError> {
    todo!()
}
