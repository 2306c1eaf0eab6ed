//! Not waiting for the disk while a database is filled: a power cut would only mean to begin again.

use crate::failure::Failure;
use sea_orm::{ConnectionTrait, DbBackend};
use store::Db;

/// Stops waiting for the disk. Does nothing on PostgreSQL, which is quick enough.
pub(super) async fn begin(db: &Db) -> Result<(), Failure> {
    tell(db, "PRAGMA synchronous = OFF").await
}

/// Waits for the disk again, and brings everything so far to it.
pub(super) async fn end(db: &Db) -> Result<(), Failure> {
    tell(db, "PRAGMA synchronous = FULL").await?;
    tell(db, "PRAGMA wal_checkpoint(TRUNCATE)").await
}

/// Tells the one connection that writes.
async fn tell(db: &Db, pragma: &str) -> Result<(), Failure> {
    let writer = db.writer();
    if writer.get_database_backend() == DbBackend::Sqlite {
        writer.execute_unprepared(pragma).await?;
    }
    Ok(())
}
