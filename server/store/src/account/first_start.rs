//! The first start: a one-time secret, until somebody has an account.

use super::secret;
use crate::{Db, StoreError, db, item::hash, setting};
use sea_orm::FromQueryResult;

/// That there is somebody.
#[derive(FromQueryResult)]
struct Somebody {}

/// Whether the first administrator is still to be created.
///
/// # Errors
/// The database's.
pub async fn is_first_start(db: &Db) -> Result<bool, StoreError> {
    let any: Option<Somebody> = db::row(db.conn(), "SELECT id FROM person WHERE id <> 0 LIMIT 1", []).await?;
    Ok(any.is_none())
}

/// The setting under which the secret's hash is kept until it is used.
pub(crate) const FIRST_START: &str = "first_start_token";

/// The one-time link's secret for the first start: made by the server, kept hashed as a setting.
///
/// # Errors
/// The database's.
pub async fn first_start_token(db: &Db) -> Result<String, StoreError> {
    let token = secret::draw();
    let write = db.write().await?;
    setting::set(write.conn(), FIRST_START, &hash(&token)).await?;
    write.commit().await?;
    Ok(token)
}

/// Whether that secret opens the first start: never once somebody has an account, even one made
/// from the command line while the secret waited.
///
/// # Errors
/// The database's.
pub async fn is_first_start_token(db: &Db, token: &str) -> Result<bool, StoreError> {
    if !is_first_start(db).await? {
        return Ok(false);
    }
    let kept = setting::get(db.conn(), FIRST_START).await?;
    Ok(kept.is_some_and(|kept| secret::is_of(token, &kept)))
}
