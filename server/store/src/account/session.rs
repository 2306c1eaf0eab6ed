//! Sessions in the database, their ids hashed: who reads the table cannot take one over.

use crate::{Db, StoreError, db, item::hash};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, Value};
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// The session's value that says who is signed in.
pub const PERSON: &str = "person";
/// Whose password was right, until their code is too.
pub const PENDING: &str = "pending";
/// When it was opened, in seconds.
pub const OPENED: &str = "opened";
/// When it was last kept while used, in seconds.
pub const USED: &str = "kept";
/// The browser and system that opened it.
pub const DEVICE: &str = "device";
/// The address that it was opened from.
pub const ADDRESS: &str = "address";

/// What a session is ended by: worth nothing to who would take it over.
pub fn handle(id: &Id) -> String {
    key(id)
}

/// Where tower-sessions keeps its records.
#[derive(Clone, Debug)]
pub struct Sessions(pub Db);

#[derive(FromQueryResult)]
struct Kept {
    data: String,
    expires_at: DateTime<Utc>,
}

fn key(id: &Id) -> String {
    hash(id.to_string())
}

fn backend(error: impl ToString) -> Error {
    Error::Backend(error.to_string())
}

fn instant(at: OffsetDateTime) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp(at.unix_timestamp(), 0).ok_or_else(|| backend("expiry out of range"))
}

/// The columns of a record, in the order of [`INSERT`]: whose it is stands beside its data, so that it is found by person.
fn columns(record: &Record) -> Result<[Value; 8]> {
    let data = serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
    let number = |name: &str| record.data.get(name).and_then(serde_json::Value::as_i64);
    let text = |name: &str| {
        record
            .data
            .get(name)
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
    };
    let at = |name: &str| number(name).and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    Ok([
        key(&record.id).into(),
        data.into(),
        instant(record.expiry_date)?.into(),
        number(PERSON).or_else(|| number(PENDING)).into(),
        text(DEVICE).into(),
        text(ADDRESS).into(),
        at(OPENED).into(),
        at(USED).into(),
    ])
}

const INSERT: &str = "INSERT INTO session (id_hash, data, expires_at, person_id, device, address, opened_at, used_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";

/// Never an insertion: a request under way must not bring back the session that was ended meanwhile.
const UPDATE: &str = "UPDATE session SET data = $2, expires_at = $3, person_id = $4, device = $5, address = $6,
    opened_at = $7, used_at = $8 WHERE id_hash = $1";

impl Sessions {
    async fn run(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<u64> {
        let write = self.0.write().await.map_err(backend)?;
        let rows = db::run(write.conn(), sql, values).await.map_err(backend)?;
        write.commit().await.map_err(backend)?;
        Ok(rows)
    }

    /// Forgets the sessions that have expired: how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self, now: DateTime<Utc>) -> std::result::Result<u64, StoreError> {
        let write = self.0.write().await?;
        let forgotten = db::run(write.conn(), "DELETE FROM session WHERE expires_at < $1", [now.into()]).await?;
        write.commit().await?;
        Ok(forgotten)
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        while self.run(INSERT, columns(record)?).await? == 0 {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.run(UPDATE, columns(record)?).await.map(|_| ())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let sql = "SELECT data, expires_at FROM session WHERE id_hash = $1";
        let kept: Option<Kept> = db::row(self.0.conn(), sql, [key(id).into()]).await.map_err(backend)?;
        let Some(kept) = kept else {
            return Ok(None);
        };
        let expiry_date = OffsetDateTime::from_unix_timestamp(kept.expires_at.timestamp()).map_err(backend)?;
        if expiry_date <= OffsetDateTime::now_utc() {
            return Ok(None);
        }
        let data = serde_json::from_str(&kept.data).map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let sql = "DELETE FROM session WHERE id_hash = $1";
        self.run(sql, [key(id).into()]).await.map(|_| ())
    }
}
