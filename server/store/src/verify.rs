//! Folds everything again and says what differs.

use crate::{Db, StoreError};

/// Folds all events again, recomputes every projection, every total and both chains: one sentence
/// for each difference, in English, none where all is well.
///
/// # Errors
/// The database's.
pub async fn verify(db: &Db) -> Result<Vec<String>, StoreError> {
    todo!()
}
