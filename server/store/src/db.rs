//! The connection, and transactions that take the writer's turn at once.

use crate::StoreError;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    FromQueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use std::{sync::Arc, time::Duration};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The database, SQLite or PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    conn: DatabaseConnection,
    /// SQLite has one writer. Waiting here in order is fair and quick; waiting in SQLite is a
    /// sleep of up to 100 ms.
    turn: Arc<Mutex<()>>,
}

/// A write under way: dropped without [`Write::commit`], nothing of it is kept.
#[derive(Debug)]
pub struct Write {
    tx: DatabaseTransaction,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Write {
    /// The transaction.
    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// Keeps all of it.
    ///
    /// # Errors
    /// Whatever the database says; nothing is kept then.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }
}

impl Db {
    /// Connects. SQLite keeps a write-ahead log and waits for the disk at each commit
    /// (`synchronous=FULL`): an acknowledged deposit or posting survives a power cut.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            // Asking a connection whether it lives costs as much as most readings: only one that lay idle is asked.
            .test_before_acquire_if_idle_for(Duration::from_secs(1))
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|sqlite| {
                use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
                sqlite
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(Duration::from_secs(10))
                    .foreign_keys(true)
                    .pragma("cache_size", "-16000")
                    .pragma("mmap_size", "134217728")
            });
        let conn = Database::connect(options).await?;
        Ok(Self {
            conn,
            turn: Arc::default(),
        })
    }

    /// Closes every connection.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn close(self) -> Result<(), DbErr> {
        self.conn.close().await
    }

    /// For reads.
    pub fn conn(&self) -> &DatabaseConnection {
        &self.conn
    }

    /// Begins a write. On SQLite it takes the writer's turn at once, so that it never fails
    /// half-way because another write came between.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when no turn came in time.
    pub async fn write(&self) -> Result<Write, StoreError> {
        let is_postgres = is_postgres(&self.conn);
        let turn = if is_postgres {
            None
        } else {
            Some(Arc::clone(&self.turn).lock_owned().await)
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.conn.begin_with_options(options).await?;
        Ok(Write { tx, _turn: turn })
    }
}

/// The rows of a query, written once for both databases with `$1`, `$2`… placeholders.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn rows<T: FromQueryResult>(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<T>, DbErr> {
    T::find_by_statement(Statement::from_sql_and_values(conn.get_database_backend(), sql, values))
        .all(conn)
        .await
}

/// The first row of a query, if any.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn row<T: FromQueryResult>(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<T>, DbErr> {
    T::find_by_statement(Statement::from_sql_and_values(conn.get_database_backend(), sql, values))
        .one(conn)
        .await
}

/// Runs a statement and says how many rows it touched.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn run(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, DbErr> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    Ok(conn.execute_raw(statement).await?.rows_affected())
}

/// Whether this is PostgreSQL.
pub(crate) fn is_postgres(conn: &impl ConnectionTrait) -> bool {
    conn.get_database_backend() == DbBackend::Postgres
}
