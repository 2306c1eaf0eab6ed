//! What a backup needs of the database: a copy of one instant, and what that instant held.

use crate::{Db, StoreError, db};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, FromQueryResult, IsolationLevel, TransactionOptions, TransactionTrait,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// How much a database holds: what a restored one is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The last migration that made its tables.
    pub migration: String,
    /// Items.
    pub items: i64,
    /// Events.
    pub events: i64,
    /// Entries of the ledger.
    pub entries: i64,
    /// The hash of the last entry: it speaks for all before it. Empty where there is none.
    pub last_hash: String,
}

#[derive(FromQueryResult)]
struct Counts {
    migration: String,
    items: i64,
    events: i64,
    entries: i64,
    last_hash: Option<String>,
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

/// What the database holds now.
///
/// # Errors
/// The database's.
pub async fn held(db: &Db) -> Result<Held, StoreError> {
    held_in(db.conn()).await
}

async fn held_in(conn: &impl ConnectionTrait) -> Result<Held, StoreError> {
    let sql = "SELECT (SELECT MAX(version) FROM seaql_migrations) AS migration,
            (SELECT COUNT(*) FROM item) AS items, (SELECT COUNT(*) FROM event) AS events,
            (SELECT COUNT(*) FROM ledger) AS entries,
            (SELECT hash FROM ledger ORDER BY id DESC LIMIT 1) AS last_hash";
    let counts: Option<Counts> = db::row(conn, sql, []).await?;
    let counts = counts.ok_or(StoreError::NotFound)?;
    Ok(Held {
        migration: counts.migration,
        items: counts.items,
        events: counts.events,
        entries: counts.entries,
        last_hash: counts.last_hash.unwrap_or_default(),
    })
}

/// Copies a SQLite database of this instant to a file that is empty or not there yet, while others go on writing.
///
/// # Errors
/// The database's.
pub async fn copy(db: &Db, to: &Path) -> Result<(), StoreError> {
    let path = to.to_str().ok_or(StoreError::Invalid("file"))?;
    db::run(db.conn(), "VACUUM INTO $1", [path.into()]).await?;
    Ok(())
}

/// One instant of a PostgreSQL database, kept for another program to read too.
#[derive(Debug)]
pub struct Snapshot {
    tx: DatabaseTransaction,
    /// Its name, for `pg_dump --snapshot`.
    pub name: String,
    /// What it holds.
    pub held: Held,
}

impl Snapshot {
    /// Lets it go.
    ///
    /// # Errors
    /// The database's.
    pub async fn release(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }
}

/// Keeps this instant of a PostgreSQL database until it is released.
///
/// # Errors
/// The database's.
pub async fn snapshot(db: &Db) -> Result<Snapshot, StoreError> {
    let options = TransactionOptions {
        isolation_level: Some(IsolationLevel::RepeatableRead),
        ..TransactionOptions::default()
    };
    let tx = db.conn().begin_with_options(options).await?;
    let name: Option<Name> = db::row(&tx, "SELECT pg_export_snapshot() AS name", []).await?;
    Ok(Snapshot {
        held: held_in(&tx).await?,
        name: name.ok_or(StoreError::NotFound)?.name,
        tx,
    })
}
