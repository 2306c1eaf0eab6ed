//! Reading items.

use crate::{Desk, StoreError};
use domain::view::ItemCard;

/// The item's page.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn card(desk: &Desk, code: &str) -> Result<ItemCard, StoreError> {
    todo!()
}
