//! People: signing in, roles, sessions, the first administrator.

pub mod session;

use crate::{Db, Desk, StoreError};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Role,
    id::PersonId,
    view::{Me, PersonRow},
};

/// What signing in answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// Welcome.
    Welcome(PersonId),
    /// Unknown name or wrong password: never says which.
    Wrong,
    /// Too many wrong passwords: locked for a while.
    Locked,
}

/// Checks a password (argon2id, off the async threads, few at a time). Five wrong ones in a row
/// lock the account for fifteen minutes.
///
/// # Errors
/// The database's.
pub async fn sign_in(db: &Db, login: &str, password: &str, now: DateTime<Utc>) -> Result<SignIn, StoreError> {
    todo!()
}

/// Who that is, with their roles; none if they may not sign in any more.
///
/// # Errors
/// The database's.
pub async fn actor(db: &Db, person: PersonId) -> Result<Option<Actor>, StoreError> {
    todo!()
}

/// The person signed in, as the page's frame shows them.
///
/// # Errors
/// The database's.
pub async fn me(desk: &Desk) -> Result<Me, StoreError> {
    todo!()
}

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// At least ten characters.
    pub password: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
}

/// Adds somebody. `actor` needs the right to edit settings.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`login`, `login_taken`, `name`, `password`, `roles`), the database's.
pub async fn add(desk: &Desk, person: NewPerson) -> Result<PersonId, StoreError> {
    todo!()
}

/// Changes a name, roles, and whether they may sign in. The last administrator stays.
///
/// # Errors
/// Refused, not found, invalid, the database's.
pub async fn change(desk: &Desk, id: i64, name: &str, roles: &[Role], is_active: bool) -> Result<(), StoreError> {
    todo!()
}

/// Sets a new password and ends the person's lock. Allowed to administrators, and to oneself.
///
/// # Errors
/// Refused, not found, [`StoreError::Invalid`] (`password`), the database's.
pub async fn reset_password(desk: &Desk, login: &str, password: &str) -> Result<(), StoreError> {
    todo!()
}

/// Everybody, by name.
///
/// # Errors
/// Refused, the database's.
pub async fn people(desk: &Desk) -> Result<Vec<PersonRow>, StoreError> {
    todo!()
}

/// Whether the first administrator is still to be created.
///
/// # Errors
/// The database's.
pub async fn is_first_start(db: &Db) -> Result<bool, StoreError> {
    todo!()
}

/// The one-time link's secret for the first start: made by the server, kept hashed as a setting.
///
/// # Errors
/// The database's.
pub async fn first_start_token(db: &Db) -> Result<String, StoreError> {
    todo!()
}

/// Whether that secret opens the first start.
///
/// # Errors
/// The database's.
pub async fn is_first_start_token(db: &Db, token: &str) -> Result<bool, StoreError> {
    todo!()
}

/// Who acts for the program itself: the command line, jobs, the first start. Holds every role.
/// Its row (id 0, may not sign in) is made by [`crate::setting::prepare`].
pub fn system() -> Actor {
    Actor {
        id: PersonId(0),
        roles: Role::ALL.to_vec(),
    }
}
