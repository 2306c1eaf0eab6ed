//! The organisation's settings, and the rules that decisions read.

use crate::{Db, Desk, StoreError};
use chrono::NaiveDate;
use domain::{Rules, view::Organisation};
use sea_orm::ConnectionTrait;

/// Makes a database ready after the migrations: the program's own person, the categories of the
/// seed and their figures where missing. Run again, it changes nothing.
///
/// # Errors
/// The database's.
pub async fn prepare(db: &Db, now: chrono::DateTime<chrono::Utc>) -> Result<(), StoreError> {
    todo!()
}

/// The rules as they are set today.
///
/// # Errors
/// The database's.
pub async fn rules(conn: &impl ConnectionTrait) -> Result<Rules, StoreError> {
    todo!()
}

/// The organisation's settings; needs nothing, since the public scan page shows the name and phone.
///
/// # Errors
/// The database's.
pub async fn organisation(conn: &impl ConnectionTrait) -> Result<Organisation, StoreError> {
    todo!()
}

/// Saves them. `closed_through` is not changed by this; see [`close_period`].
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`name`, `public_url`, `labour_rate`…), the database's.
pub async fn save_organisation(desk: &Desk, organisation: &Organisation) -> Result<(), StoreError> {
    todo!()
}

/// Closes everything up to that day, for ever: only later days can follow.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`closed_through`: not later than the last one, or not past).
pub async fn close_period(desk: &Desk, through: NaiveDate) -> Result<(), StoreError> {
    todo!()
}

/// What the first start asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstStart {
    /// The one-time secret.
    pub token: String,
    /// The first administrator, who also gets the manager's role.
    pub admin: crate::account::NewPerson,
    /// The organisation's settings.
    pub organisation: Organisation,
    /// Services, sites and providers to try it with (never items nor people).
    pub with_samples: bool,
}

/// Sets everything up in one transaction and uses the secret up.
///
/// # Errors
/// Refused when the secret is wrong or used, invalid, the database's.
pub async fn first_start(
    db: &Db,
    start: FirstStart,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<domain::id::PersonId, StoreError> {
    todo!()
}
