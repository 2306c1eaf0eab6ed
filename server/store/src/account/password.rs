//! Passwords: argon2id, off the async threads, few at a time.

use crate::StoreError;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::OnceLock;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Hashing takes some 20 MB and a core each: two at a time leave the rest of the machine alone.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Fewer characters are refused, as the national agency for security advises for accounts that lock.
const SHORTEST: usize = 10;

/// Hashes a password.
///
/// # Errors
/// [`StoreError::Invalid`] (`password`) where it is too short or absurdly long.
pub(crate) async fn hashed(password: String) -> Result<String, StoreError> {
    if password.chars().count() < SHORTEST || password.len() > 1000 {
        return Err(StoreError::Invalid("password"));
    }
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

fn digest(password: &str) -> Option<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).ok()?;
    Some(hash.to_string())
}

/// The hash that stands for somebody unknown, so that an answer takes as long.
fn nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| digest("nobody has this password").unwrap_or_default())
}
