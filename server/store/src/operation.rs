//! What the program's administrator asks of the database: how large it is, and the backups that were made of it.

use crate::{Desk, StoreError, civil, db};
use chrono::{DateTime, Utc};
use domain::{
    access::Permission,
    view::operation::{BackupProof, DatabaseKind, LastBackup},
};
use sea_orm::FromQueryResult;

/// Records kept, one a day: more than a year of them.
const KEPT: i64 = 400;

#[derive(FromQueryResult)]
struct Size {
    bytes: i64,
}

#[derive(FromQueryResult)]
struct Made {
    id: i64,
    made_at: DateTime<Utc>,
    bytes: i64,
    proof: String,
}

/// Which database it is, and its size in bytes.
///
/// # Errors
/// Refused, the database's.
pub async fn database(desk: &Desk) -> Result<(DatabaseKind, u64), StoreError> {
    desk.require(Permission::EditSettings)?;
    let conn = desk.db.conn();
    let (kind, sql) = if db::is_postgres(conn) {
        let sql = "SELECT pg_database_size(current_database()) AS bytes";
        (DatabaseKind::Postgresql, sql)
    } else {
        let sql = "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()";
        (DatabaseKind::Sqlite, sql)
    };
    let size: Option<Size> = db::row(conn, sql, []).await?;
    let bytes = size.and_then(|size| u64::try_from(size.bytes).ok());
    Ok((kind, bytes.unwrap_or_default()))
}

/// The newest scheduled backup, if one was ever made.
///
/// # Errors
/// Refused, the database's.
pub async fn last_backup(desk: &Desk) -> Result<Option<LastBackup>, StoreError> {
    desk.require(Permission::EditSettings)?;
    let sql = "SELECT id, made_at, bytes, proof FROM backup ORDER BY made_at DESC, id DESC LIMIT 1";
    let made: Option<Made> = db::row(desk.db.conn(), sql, []).await?;
    made.map(Made::read).transpose()
}

/// Keeps that a backup of so many bytes was made, and how it was found to be.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`bytes`), the database's.
pub async fn backup_made(desk: &Desk, bytes: u64, proof: BackupProof) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    let bytes = i64::try_from(bytes).ok().filter(|bytes| *bytes > 0);
    let bytes = bytes.ok_or(StoreError::Invalid("bytes"))?;
    let write = desk.db.write().await?;
    let sql = "INSERT INTO backup (made_at, bytes, proof) VALUES ($1, $2, $3)";
    let values = [desk.now.into(), bytes.into(), proof.word().into()];
    db::run(write.conn(), sql, values).await?;
    let sql = "DELETE FROM backup WHERE id NOT IN (SELECT id FROM backup ORDER BY made_at DESC, id DESC LIMIT $1)";
    db::run(write.conn(), sql, [KEPT.into()]).await?;
    write.commit().await
}

impl Made {
    fn read(self) -> Result<LastBackup, StoreError> {
        let proof = BackupProof::parse(&self.proof);
        let bytes = u64::try_from(self.bytes).ok();
        let (proof, bytes) = proof.zip(bytes).ok_or_else(|| StoreError::Inconsistent {
            table: "backup",
            id: self.id.to_string(),
        })?;
        Ok(LastBackup {
            at: civil::time(self.made_at),
            bytes,
            proof,
        })
    }
}
