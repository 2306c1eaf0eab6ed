//! From a checked password, and a code where one is asked, to a session.

use crate::{door, error::AppError};
use domain::id::PersonId;
use serde_json::Value;
use store::account::{
    must_set_up,
    session::{ADDRESS, DEVICE, OPENED, PENDING, PERSON, USED},
};

/// How long a right password waits for its code, in seconds.
const PATIENCE: i64 = 600;

/// Opens the session of that person, under a new number: one that was known before signing in is
/// worth nothing afterwards.
///
/// # Errors
/// [`AppError::Busy`] when the session cannot be written.
pub(super) async fn welcome(person: PersonId) -> Result<(), AppError> {
    let now = door::now()?.timestamp();
    let (device, address) = door::origin();
    renew([
        (PERSON, person.0.into()),
        (OPENED, now.into()),
        (USED, now.into()),
        (DEVICE, device.into()),
        (ADDRESS, address.into()),
    ])
    .await
}

/// The same, then leads home; to one's account first where roles wait for a code that is not set up yet.
///
/// # Errors
/// [`AppError::Busy`] when the session cannot be written, the store's.
pub(super) async fn home(person: PersonId) -> Result<(), AppError> {
    welcome(person).await?;
    let waits = must_set_up(&door::db()?, person).await?;
    leptos_axum::redirect(if waits { "/account" } else { "/" });
    Ok(())
}

/// Notes that the password was right: the code is asked for next.
///
/// # Errors
/// [`AppError::Busy`] when the session cannot be written.
pub(super) async fn ask_code(person: PersonId) -> Result<(), AppError> {
    let now = door::now()?.timestamp();
    renew([(PENDING, person.0.into()), (USED, now.into())]).await
}

/// Whose password was right a moment ago.
///
/// # Errors
/// [`AppError::SignIn`] where nobody's was, or too long ago, with a redirection to where it begins.
pub(super) async fn pending() -> Result<PersonId, AppError> {
    let session = door::session().await?;
    let value = async |name: &str| session.get::<i64>(name).await.map_err(|_| AppError::Busy);
    let (person, since) = (value(PENDING).await?, value(USED).await?);
    let oldest = door::now()?.timestamp() - PATIENCE;
    let Some(person) = person.filter(|_| since.is_some_and(|since| since >= oldest)) else {
        leptos_axum::redirect("/sign-in");
        return Err(AppError::SignIn);
    };
    Ok(PersonId(person))
}

/// Empties the session and fills it under a new number.
async fn renew<const N: usize>(values: [(&str, Value); N]) -> Result<(), AppError> {
    let session = door::session().await?;
    session.clear().await;
    session.cycle_id().await.map_err(|_| AppError::Busy)?;
    for (name, value) in values {
        session.insert(name, value).await.map_err(|_| AppError::Busy)?;
    }
    Ok(())
}
