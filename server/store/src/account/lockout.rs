//! Wrong tries in the database: they outlive a restart, and all servers count together.

use crate::{Db, StoreError, db, db::Write, item::hash};
use chrono::{DateTime, Utc};
use domain::lockout::{Tries, oldest};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    failures: i32,
    last_at: DateTime<Utc>,
    locked_until: Option<DateTime<Utc>>,
}

impl From<Row> for Tries {
    fn from(row: Row) -> Self {
        Self {
            failures: u32::try_from(row.failures).unwrap_or_default(),
            last_at: Some(row.last_at),
            locked_until: row.locked_until,
        }
    }
}

/// Whom tries at signing in are counted for: the name as it was typed.
pub(crate) fn of_login(login: &str) -> String {
    hash(format!("sign-in {}", login.trim().to_lowercase()))
}

/// Whom tries at the code beside the password are counted for.
pub(crate) fn of_code(person: i64) -> String {
    format!("code {person}")
}

/// The tries of that subject so far.
pub(crate) async fn read(conn: &impl ConnectionTrait, subject: &str) -> Result<Tries, StoreError> {
    let sql = "SELECT failures, last_at, locked_until FROM wrong_try WHERE subject = $1";
    let row: Option<Row> = db::row(conn, sql, [subject.into()]).await?;
    Ok(row.map_or_else(Tries::default, Tries::from))
}

/// Counts a wrong try, or forgets all of them after a right one; minutes to wait where nothing may be tried yet. It reads
/// the count with the row held: tries made all at once are counted one by one, and none gets past the lock that the
/// others have closed.
pub(crate) async fn note(
    db: &Db,
    subject: &str,
    is_right: bool,
    now: DateTime<Utc>,
) -> Result<Option<u32>, StoreError> {
    let write = db.write().await?;
    let wait = note_in(&write, subject, is_right, now).await?;
    write.commit().await?;
    Ok(wait)
}

/// The same inside a write.
pub(crate) async fn note_in(
    write: &Write,
    subject: &str,
    is_right: bool,
    now: DateTime<Utc>,
) -> Result<Option<u32>, StoreError> {
    let held: Option<Row> = db::row(
        write.conn(),
        "INSERT INTO wrong_try (subject, failures, last_at) VALUES ($1, 0, $2)
         ON CONFLICT (subject) DO UPDATE SET subject = excluded.subject RETURNING failures, last_at, locked_until",
        [subject.into(), now.into()],
    )
    .await?;
    let tries = held.map_or_else(Tries::default, Tries::from);
    if let Some(minutes) = tries.wait(now) {
        return Ok(Some(minutes));
    }
    if is_right {
        forget(write.conn(), subject).await?;
    } else {
        let tries = tries.after_failure(now);
        let failures = i32::try_from(tries.failures).unwrap_or(i32::MAX);
        let values = [
            subject.into(),
            failures.into(),
            tries.last_at.into(),
            tries.locked_until.into(),
        ];
        let sql = "UPDATE wrong_try SET failures = $2, last_at = $3, locked_until = $4 WHERE subject = $1";
        db::run(write.conn(), sql, values).await?;
    }
    Ok(None)
}

/// Lifts a lock, and forgets the tries.
pub(crate) async fn forget(conn: &impl ConnectionTrait, subject: &str) -> Result<(), StoreError> {
    db::run(conn, "DELETE FROM wrong_try WHERE subject = $1", [subject.into()]).await?;
    Ok(())
}

/// Forgets tries so old that they count no longer: how many subjects.
///
/// # Errors
/// The database's.
pub async fn sweep(db: &Db, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let write = db.write().await?;
    let sql = "DELETE FROM wrong_try WHERE last_at < $1";
    let forgotten = db::run(write.conn(), sql, [oldest(now).into()]).await?;
    write.commit().await?;
    Ok(forgotten)
}
