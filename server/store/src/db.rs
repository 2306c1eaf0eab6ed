//! The connection, and transactions that take the writer's turn at once.

use crate::{StoreError, Watch};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    FromQueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use std::{sync::Arc, time::Duration};

/// The database, SQLite or PostgreSQL. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    conn: DatabaseConnection,
    /// SQLite has one writer: a connection of its own, taken in turn. Another's write makes a connection forget all the
    /// pages that it had read; this one writes all there is, and keeps its own.
    writer: DatabaseConnection,
    watch: Option<Arc<dyn Watch>>,
}

/// A write under way: dropped without [`Write::commit`], nothing of it is kept.
#[derive(Debug)]
pub struct Write {
    tx: DatabaseTransaction,
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
        if !url.starts_with("sqlite:") {
            let conn = Database::connect(options(url, SERVER_CONNECTIONS)).await?;
            return Ok(Self {
                writer: conn.clone(),
                conn,
                watch: None,
            });
        }
        // The writer first: where the file is not there yet, it is made once.
        let writer = Database::connect(options(url, 1)).await?;
        let conn = Database::connect(options(url, READERS)).await?;
        Ok(Self {
            conn,
            writer,
            watch: None,
        })
    }

    /// The same, watched from now on.
    #[must_use]
    pub fn watched(mut self, watch: Arc<dyn Watch>) -> Self {
        for conn in [&mut self.conn, &mut self.writer] {
            let watch = Arc::clone(&watch);
            conn.set_metric_callback(move |done| watch.statement(&done.statement.sql, done.elapsed, done.failed));
        }
        self.watch = Some(watch);
        self
    }

    /// Closes every connection.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn close(self) -> Result<(), DbErr> {
        self.conn.close().await?;
        self.writer.close().await
    }

    /// For reads.
    pub fn conn(&self) -> &DatabaseConnection {
        &self.conn
    }

    /// What writes: for settings of the connection itself.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a write. On SQLite it takes the writer's turn at once, so that it never fails
    /// half-way because another write came between.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when no turn came in time.
    pub async fn write(&self) -> Result<Write, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let asked = self.watch.as_ref().map(|watch| watch.now());
        let begun = self.writer.begin_with_options(options).await;
        if let (Some(watch), Some(asked)) = (&self.watch, asked) {
            watch.turn(watch.now().duration_since(asked), begun.is_ok());
        }
        Ok(Write { tx: begun? })
    }

    /// Connections: open, and of those at rest.
    pub fn connections(&self) -> (u32, usize) {
        if is_postgres(&self.conn) {
            let pool = self.conn.get_postgres_connection_pool();
            return (pool.size(), pool.num_idle());
        }
        let pools = [&self.conn, &self.writer].map(DatabaseConnection::get_sqlite_connection_pool);
        (
            pools.iter().map(|pool| pool.size()).sum(),
            pools.iter().map(|pool| pool.num_idle()).sum(),
        )
    }
}

/// Connections to a database server.
const SERVER_CONNECTIONS: u32 = 16;
/// Readers of a SQLite file: more would only wait for the same cores, each with pages of its own in memory.
const READERS: u32 = 4;
/// Pages that a SQLite connection keeps, in KiB. The system keeps the file's pages for all of them; more here would be kept
/// again for each.
const KEPT_PAGES: &str = "-4000";

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
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
                .pragma("cache_size", KEPT_PAGES)
                // A page brought back to the file costs a wait for the disk: fewer returns, each of more pages.
                .pragma("wal_autocheckpoint", "4000")
        });
    options
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

/// Words as a list for `IN (…)`. Only words of the domain's own lists, which are safe to write into the text of a query:
/// what somebody typed goes beside it, as a value.
pub(crate) fn listed(words: impl IntoIterator<Item = &'static str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("'{word}'")).collect();
    quoted.join(", ")
}

/// Whether this is PostgreSQL.
pub(crate) fn is_postgres(conn: &impl ConnectionTrait) -> bool {
    conn.get_database_backend() == DbBackend::Postgres
}
