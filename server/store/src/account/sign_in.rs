//! Signing in: a password checked, wrong ones counted.

use super::password;
use crate::{Db, StoreError, db};
use chrono::{DateTime, Duration, Utc};
use domain::id::PersonId;
use sea_orm::FromQueryResult;

/// Wrong passwords in a row that lock an account.
const MOST_FAILURES: i32 = 5;

/// How long a lock lasts, in minutes.
const LOCKED_MINUTES: i64 = 15;

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

#[derive(FromQueryResult)]
struct Account {
    id: i64,
    password_hash: String,
}

#[derive(FromQueryResult)]
struct Tries {
    failed_sign_ins: i32,
    locked_until: Option<DateTime<Utc>>,
}

/// Checks a password (argon2id, off the async threads, few at a time). Five wrong ones in a row
/// lock the account for fifteen minutes.
///
/// # Errors
/// The database's.
pub async fn sign_in(db: &Db, login: &str, password: &str, now: DateTime<Utc>) -> Result<SignIn, StoreError> {
    let account: Option<Account> = db::row(
        db.conn(),
        "SELECT id, password_hash FROM person WHERE login = $1 AND is_active",
        [login.trim().to_lowercase().into()],
    )
    .await?;
    let known = account.as_ref().map(|account| account.password_hash.clone());
    let is_right = password::is_right(known, password.to_owned()).await?;
    match account {
        Some(account) => note(db, account.id, is_right, now).await,
        None => Ok(SignIn::Wrong),
    }
}

/// Counts wrong passwords, and forgets them after a right one. It reads the count after the long
/// check of the password, with the row held: guesses made all at once are counted one by one, and
/// none gets past the lock that the others have closed.
async fn note(db: &Db, person: i64, is_right: bool, now: DateTime<Utc>) -> Result<SignIn, StoreError> {
    let write = db.write().await?;
    let tries: Option<Tries> = db::row(
        write.conn(),
        "UPDATE person SET failed_sign_ins = failed_sign_ins + 1 WHERE id = $1
         RETURNING failed_sign_ins, locked_until",
        [person.into()],
    )
    .await?;
    let tries = tries.ok_or(StoreError::NotFound)?;
    if tries.locked_until.is_some_and(|until| until > now) {
        // Dropped without a commit: a try on a locked account changes nothing.
        return Ok(SignIn::Locked);
    }
    let is_locked = !is_right && tries.failed_sign_ins >= MOST_FAILURES;
    let failures = if is_right || is_locked {
        0
    } else {
        tries.failed_sign_ins
    };
    let until = is_locked.then(|| now + Duration::minutes(LOCKED_MINUTES));
    let sql = "UPDATE person SET failed_sign_ins = $2, locked_until = $3 WHERE id = $1";
    db::run(write.conn(), sql, [person.into(), failures.into(), until.into()]).await?;
    write.commit().await?;
    Ok(if is_right {
        SignIn::Welcome(PersonId(person))
    } else {
        SignIn::Wrong
    })
}
