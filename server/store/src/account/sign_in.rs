//! Signing in: a password checked, wrong ones counted.

use super::{lockout, password, second_factor};
use crate::{Db, StoreError, db};
use chrono::{DateTime, Utc};
use domain::id::PersonId;
use sea_orm::FromQueryResult;

/// What signing in answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// Welcome.
    Welcome(PersonId),
    /// The password is right, and a code is asked for: see [`super::check_code`].
    Code(PersonId),
    /// Unknown name or wrong password: never says which.
    Wrong,
    /// Too many wrong passwords for that name, whether somebody has it or not.
    Locked {
        /// Minutes to wait.
        minutes: u32,
    },
}

#[derive(FromQueryResult)]
struct Account {
    id: i64,
    password_hash: String,
}

/// Checks a password (argon2id, off the async threads, few at a time). Wrong ones in a row lock the name for a while; see
/// [`domain::lockout`].
///
/// # Errors
/// The database's.
pub async fn sign_in(db: &Db, login: &str, password: &str, now: DateTime<Utc>) -> Result<SignIn, StoreError> {
    let subject = lockout::of_login(login);
    if let Some(minutes) = lockout::read(db.conn(), &subject).await?.wait(now) {
        return Ok(SignIn::Locked { minutes });
    }
    let account: Option<Account> = db::row(
        db.conn(),
        "SELECT id, password_hash FROM person WHERE login = $1 AND is_active",
        [login.trim().to_lowercase().into()],
    )
    .await?;
    let known = account.as_ref().map(|account| account.password_hash.clone());
    let is_right = password::is_right(known, password.to_owned()).await?;
    let waits = lockout::note(db, &subject, is_right, now).await?;
    Ok(match (waits, account) {
        (Some(minutes), _) => SignIn::Locked { minutes },
        (None, Some(account)) if is_right => right(db, account.id).await?,
        (None, _) => SignIn::Wrong,
    })
}

/// What comes after a right password.
async fn right(db: &Db, person: i64) -> Result<SignIn, StoreError> {
    let has_code = second_factor::has_code(db.conn(), person).await?;
    let next = if has_code { SignIn::Code } else { SignIn::Welcome };
    Ok(next(PersonId(person)))
}
