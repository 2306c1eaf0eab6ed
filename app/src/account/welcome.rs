//! From a checked password to a session.

use crate::{door, error::AppError};
use domain::id::PersonId;

/// Opens the session of that person, under a new number: one that was known before signing in is
/// worth nothing afterwards.
///
/// # Errors
/// [`AppError::Busy`] when the session cannot be written.
pub(super) async fn welcome(person: PersonId) -> Result<(), AppError> {
    let session = door::session().await?;
    session.cycle_id().await.map_err(|_| AppError::Busy)?;
    session.insert(door::PERSON, person.0).await.map_err(|_| AppError::Busy)
}
