//! Sessions in the database, their ids hashed: who reads the table cannot take one over.

use crate::{Db, StoreError, db, item::hash};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

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

impl Sessions {
    async fn keep(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
        let expires = instant(record.expiry_date)?;
        let write = self.0.write().await.map_err(backend)?;
        db::run(
            write.conn(),
            "INSERT INTO session (id_hash, data, expires_at) VALUES ($1, $2, $3)
             ON CONFLICT (id_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at",
            [key(&record.id).into(), data.into(), expires.into()],
        )
        .await
        .map_err(backend)?;
        write.commit().await.map_err(backend)
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
        let sql = "SELECT data, expires_at FROM session WHERE id_hash = $1";
        loop {
            let taken: Option<Kept> = db::row(self.0.conn(), sql, [key(&record.id).into()])
                .await
                .map_err(backend)?;
            match taken {
                Some(_) => record.id = Id::default(),
                None => return self.keep(record).await,
            }
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.keep(record).await
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
        let write = self.0.write().await.map_err(backend)?;
        db::run(write.conn(), sql, [key(id).into()]).await.map_err(backend)?;
        write.commit().await.map_err(backend)
    }
}
