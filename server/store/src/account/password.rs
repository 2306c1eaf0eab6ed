//! Passwords: argon2id, off the async threads, few at a time.

use crate::{StoreError, db};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use domain::password::judge;
use sea_orm::ConnectionTrait;
use std::sync::OnceLock;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Hashing takes some 20 MB and a core each: two at a time leave the rest of the machine alone.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Hashes a new password. `about` is what others know of the person; see [`domain::password::judge`].
///
/// # Errors
/// [`domain::Refusal::WeakPassword`], [`StoreError::Invalid`] (`password`) where it cannot be hashed.
pub(crate) async fn hashed(password: String, about: &[&str]) -> Result<String, StoreError> {
    judge(&password, about)?;
    let _turn = TURNS.acquire().await;
    let hash = spawn_blocking(move || digest(&password)).await;
    hash.ok().flatten().ok_or(StoreError::Invalid("password"))
}

/// Whether that password is the one of that hash. Without a hash it takes as long, and is not.
///
/// # Errors
/// None today; kept for those of the threads.
pub(crate) async fn is_right(hash: Option<String>, password: String) -> Result<bool, StoreError> {
    let _turn = TURNS.acquire().await;
    let check = spawn_blocking(move || {
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| nobody().to_owned());
        let Ok(parsed) = PasswordHash::new(&hash) else {
            return false;
        };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && is_known
    });
    Ok(check.await.unwrap_or(false))
}

/// Puts a hashed password in the place of the one before.
pub(crate) async fn set(conn: &impl ConnectionTrait, person: i64, hashed: &str) -> Result<(), StoreError> {
    let sql = "UPDATE person SET password_hash = $2 WHERE id = $1";
    db::run(conn, sql, [person.into(), hashed.into()]).await?;
    Ok(())
}

fn digest(password: &str) -> Option<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).ok()?;
    Some(hash.to_string())
}

/// The hash that stands for somebody unknown, so that an answer takes as long.
fn nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| digest("nobody has this password").unwrap_or_default())
}
