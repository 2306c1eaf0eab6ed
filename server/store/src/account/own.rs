//! One's own password.

use super::{Known, link, lockout, open, password};
use crate::{Desk, StoreError, db};
use domain::Refusal;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Hash {
    password_hash: String,
}

/// Changes one's own password, and ends one's other sessions: all but the one of that handle. A wrong current password
/// counts like one at the door, so that an unguarded screen does not let anybody guess.
///
/// # Errors
/// [`Refusal::WrongCurrentPassword`], [`Refusal::TriedTooOften`], [`Refusal::WeakPassword`], the database's.
pub async fn change_password(desk: &Desk, current: &str, new: &str, session: &str) -> Result<(), StoreError> {
    check_password(desk, current).await?;
    let id = desk.actor.id.0;
    let known = Known::of(desk.db.conn(), id).await?;
    let hashed = known.hashed(desk.db.conn(), new).await?;
    let write = desk.db.write().await?;
    password::set(write.conn(), id, &hashed).await?;
    link::forget(write.conn(), id).await?;
    open::end_in(write.conn(), id, session).await?;
    write.commit().await
}

/// Whether that is one's own password, with wrong ones counted.
///
/// # Errors
/// [`Refusal::WrongCurrentPassword`], [`Refusal::TriedTooOften`], the database's.
pub(crate) async fn check_password(desk: &Desk, current: &str) -> Result<(), StoreError> {
    let id = desk.actor.id.0;
    let subject = lockout::of_login(&Known::of(desk.db.conn(), id).await?.login);
    if let Some(minutes) = lockout::read(desk.db.conn(), &subject).await?.wait(desk.now) {
        return Err(Refusal::TriedTooOften { minutes }.into());
    }
    let sql = "SELECT password_hash FROM person WHERE id = $1";
    let kept: Option<Hash> = db::row(desk.db.conn(), sql, [id.into()]).await?;
    let is_right = password::is_right(kept.map(|kept| kept.password_hash), current.to_owned()).await?;
    match lockout::note(&desk.db, &subject, is_right, desk.now).await? {
        Some(minutes) => Err(Refusal::TriedTooOften { minutes }.into()),
        None if is_right => Ok(()),
        None => Err(Refusal::WrongCurrentPassword.into()),
    }
}
