//! The sessions under way of somebody: listed and ended, by themselves or by an administrator.

use crate::{Desk, StoreError, act::note, civil, db};
use chrono::{DateTime, Utc};
use domain::{access::Permission, act::Act, view::account::SessionRow};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Open {
    id_hash: String,
    device: String,
    address: String,
    opened_at: DateTime<Utc>,
    used_at: DateTime<Utc>,
}

/// The sessions of that person, the last used first; `this` is the handle of the reader's own. Their own, or an
/// administrator's to see.
///
/// # Errors
/// Refused, the database's.
pub async fn sessions(desk: &Desk, person: i64, this: &str) -> Result<Vec<SessionRow>, StoreError> {
    require(desk, person)?;
    let rows: Vec<Open> = db::rows(
        desk.db.conn(),
        "SELECT id_hash, device, address, opened_at, used_at FROM session
         WHERE person_id = $1 AND expires_at > $2 AND opened_at IS NOT NULL AND used_at IS NOT NULL
         ORDER BY used_at DESC, opened_at DESC, id_hash",
        [person.into(), desk.now.into()],
    )
    .await?;
    Ok(rows.into_iter().map(|open| open.row(this)).collect())
}

impl Open {
    fn row(self, this: &str) -> SessionRow {
        SessionRow {
            is_this: self.id_hash == this,
            handle: self.id_hash,
            device: self.device,
            address: self.address,
            opened: civil::time(self.opened_at),
            used: civil::time(self.used_at),
        }
    }
}

/// Ends one session of that person. One that is over already is nothing to complain of.
///
/// # Errors
/// Refused, the database's.
pub async fn end_session(desk: &Desk, person: i64, handle: &str) -> Result<(), StoreError> {
    require(desk, person)?;
    let write = desk.db.write().await?;
    let sql = "DELETE FROM session WHERE person_id = $1 AND id_hash = $2";
    db::run(write.conn(), sql, [person.into(), handle.into()]).await?;
    note_ended(write.conn(), desk, person).await?;
    write.commit().await
}

/// Ends all sessions of that person but the one of that handle; all of them where it is empty.
///
/// # Errors
/// Refused, the database's.
pub async fn end_sessions(desk: &Desk, person: i64, but: &str) -> Result<(), StoreError> {
    require(desk, person)?;
    let write = desk.db.write().await?;
    end_in(write.conn(), person, but).await?;
    note_ended(write.conn(), desk, person).await?;
    write.commit().await
}

/// The same inside a write.
pub(crate) async fn end_in(conn: &impl ConnectionTrait, person: i64, but: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM session WHERE person_id = $1 AND id_hash <> $2";
    db::run(conn, sql, [person.into(), but.into()]).await?;
    Ok(())
}

/// One's own sessions are nobody else's business.
async fn note_ended(conn: &impl ConnectionTrait, desk: &Desk, person: i64) -> Result<(), StoreError> {
    if desk.actor.id.0 == person {
        return Ok(());
    }
    note(conn, desk, Act::SessionsEnded, Some(person), "").await
}

fn require(desk: &Desk, person: i64) -> Result<(), StoreError> {
    if desk.actor.id.0 == person {
        return Ok(());
    }
    desk.require(Permission::EditSettings)
}
