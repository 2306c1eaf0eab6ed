//! Opening the database: migrations first, one program at a time.

use crate::{
    config::{Config, without_password},
    failure::Failure,
    watcher::Watcher,
};
use chrono::Utc;
use migrations::{DbErr, Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use std::sync::Arc;
use store::{Db, Desk};

/// Any number, the same in all programs that migrate.
const MIGRATION_LOCK: i64 = 0x5265_6761_696e;

/// Connects, migrates, and adds what every database needs.
pub(crate) async fn open(config: &Config) -> Result<Db, Failure> {
    let folder = &config.data_dir;
    std::fs::create_dir_all(folder).map_err(Failure::io(format!("making {}", folder.display())))?;
    let url = &config.database_url;
    if !url.starts_with("sqlite:") {
        migrate_alone(url).await?;
    }
    let db = Db::connect(url).await.map_err(|error| {
        Failure::Said(format!(
            "the database {} cannot be opened: {error}",
            without_password(url)
        ))
    })?;
    if url.starts_with("sqlite:") {
        Migrator::up(db.writer(), None).await?;
    }
    let db = db.watched(Arc::new(Watcher::new(config.slow_query)));
    store::setting::prepare(&db, Utc::now()).await?;
    Ok(db)
}

/// Refuses a database that lacks a migration of this program, or has one that it does not know.
pub(crate) async fn is_current(db: &Db) -> Result<(), DbErr> {
    let pending = Migrator::get_pending_migrations_read_only(db.conn()).await?;
    match pending.first() {
        None => Ok(()),
        Some(first) => Err(DbErr::Migration(format!("{} was not applied", first.name()))),
    }
}

/// Whether this program has that migration.
pub(crate) fn knows(migration: &str) -> bool {
    Migrator::migrations().iter().any(|known| known.name() == migration)
}

/// Whether a PostgreSQL database has no table yet.
pub(crate) async fn is_empty(url: &str) -> Result<bool, DbErr> {
    let conn = single(url).await?;
    let sql = "SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1";
    let table = conn
        .query_one_raw(Statement::from_string(conn.get_database_backend(), sql))
        .await?;
    conn.close().await?;
    Ok(table.is_none())
}

/// Acts for the program itself, now.
pub(crate) fn desk(db: &Db) -> Desk {
    Desk {
        db: db.clone(),
        actor: store::account::system(),
        now: Utc::now(),
    }
}

/// One connection, closed with it.
async fn single(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await
}

/// PostgreSQL may be shared by several servers that start together: only one migrates at a time.
async fn migrate_alone(url: &str) -> Result<(), DbErr> {
    // One connection: the lock belongs to it, and closing it gives the lock back.
    let conn = single(url).await?;
    conn.execute_unprepared(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))
        .await?;
    Migrator::up(&conn, None).await?;
    conn.close().await
}
