//! One-time links to choose a password, for who lost theirs or never had one.

use super::{Known, not_oneself, secret};
use crate::{Db, Desk, StoreError, act::note, db, item::hash};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{Refusal, access::Permission, act::Act};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// How long a link opens something.
const HOURS: i64 = 24;

#[derive(FromQueryResult)]
struct Kept {
    secret_hash: String,
    expires_at: DateTime<Utc>,
}

/// Makes a link's token for that person; the one made before opens nothing any more. It is said here and never again.
/// Their password stays good until the link is used.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn make_link(desk: &Desk, id: i64) -> Result<String, StoreError> {
    desk.require(Permission::EditSettings)?;
    not_oneself(desk, id)?;
    let drawn = secret::draw();
    let write = desk.db.write().await?;
    Known::of(write.conn(), id).await?;
    let values = [
        id.into(),
        hash(&drawn).into(),
        (desk.now + TimeDelta::hours(HOURS)).into(),
        desk.actor.id.0.into(),
    ];
    let sql = "INSERT INTO password_link (person_id, secret_hash, expires_at, made_by) VALUES ($1, $2, $3, $4)
               ON CONFLICT (person_id) DO UPDATE SET secret_hash = excluded.secret_hash,
                   expires_at = excluded.expires_at, made_by = excluded.made_by";
    db::run(write.conn(), sql, values).await?;
    note(write.conn(), desk, Act::LinkMade, Some(id), "").await?;
    write.commit().await?;
    Ok(format!("{id}-{drawn}"))
}

/// The same for who signs in with that.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn make_link_for(desk: &Desk, login: &str) -> Result<String, StoreError> {
    let known = Known::by_login(desk.db.conn(), login).await?;
    make_link(desk, known.id).await
}

/// Whose link that is, while it opens something.
///
/// # Errors
/// [`Refusal::LinkUsed`], the database's.
async fn owner(db: &Db, token: &str, now: DateTime<Utc>) -> Result<(i64, String), StoreError> {
    let (id, drawn) = token.trim().split_once('-').ok_or(Refusal::LinkUsed)?;
    let id: i64 = id.parse().map_err(|_| Refusal::LinkUsed)?;
    let sql = "SELECT l.secret_hash, l.expires_at FROM password_link l
               JOIN person p ON p.id = l.person_id WHERE l.person_id = $1 AND p.is_active";
    let kept: Option<Kept> = db::row(db.conn(), sql, [id.into()]).await?;
    let kept = kept.filter(|kept| secret::is_of(drawn, &kept.secret_hash) && kept.expires_at > now);
    Ok((id, kept.ok_or(Refusal::LinkUsed)?.secret_hash))
}

/// Whether the link of that token opens something.
///
/// # Errors
/// The database's.
pub async fn is_link_good(db: &Db, token: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    match owner(db, token, now).await {
        Ok(_) => Ok(true),
        Err(StoreError::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Chooses the password of whose link that is, and uses the link up; their wait and all their sessions end.
///
/// # Errors
/// [`Refusal::LinkUsed`], [`Refusal::WeakPassword`] (the link stays good), the database's.
pub async fn choose_password(db: &Db, token: &str, password: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (id, kept) = owner(db, token, now).await?;
    let known = Known::of(db.conn(), id).await?;
    let hashed = known.hashed(db.conn(), password).await?;
    let write = db.write().await?;
    // Taking the link away is the lock: of two at once, the second finds nothing to take.
    let sql = "DELETE FROM password_link WHERE person_id = $1 AND secret_hash = $2";
    if db::run(write.conn(), sql, [id.into(), kept.into()]).await? == 0 {
        return Err(Refusal::LinkUsed.into());
    }
    known.let_in(&write, &hashed).await?;
    write.commit().await
}

/// Makes that person's link open nothing any more.
pub(crate) async fn forget(conn: &impl ConnectionTrait, person: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM password_link WHERE person_id = $1";
    db::run(conn, sql, [person.into()]).await?;
    Ok(())
}
