//! Not waiting for the disk while a database is filled: a power cut would only mean to begin again.

use crate::failure::Failure;
use migrations::DbErr;
use sea_orm::{ConnectionTrait, DbBackend, RuntimeErr, sqlx};
use store::Db;

/// Stops waiting for the disk. Does nothing on PostgreSQL, which is quick enough.
pub(super) async fn begin(db: &Db) -> Result<(), Failure> {
    each(db, "PRAGMA synchronous = OFF").await
}

/// Waits for the disk again, and brings everything so far to it.
pub(super) async fn end(db: &Db) -> Result<(), Failure> {
    each(db, "PRAGMA synchronous = FULL").await?;
    if is_sqlite(db) {
        db.conn().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    }
    Ok(())
}

/// The setting belongs to a connection: all of them are taken, told, and given back.
async fn each(db: &Db, pragma: &'static str) -> Result<(), Failure> {
    if !is_sqlite(db) {
        return Ok(());
    }
    let failed = |error: sqlx::Error| Failure::Database(DbErr::Conn(RuntimeErr::SqlxError(error.into())));
    let pool = db.conn().get_sqlite_connection_pool();
    let mut taken = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        let mut connection = pool.acquire().await.map_err(failed)?;
        sqlx::query(pragma).execute(&mut *connection).await.map_err(failed)?;
        taken.push(connection);
    }
    Ok(())
}

fn is_sqlite(db: &Db) -> bool {
    db.conn().get_database_backend() == DbBackend::Sqlite
}
