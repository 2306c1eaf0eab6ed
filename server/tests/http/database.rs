//! A database for one test.

use sea_orm::{ConnectionTrait, Database as Connection, DatabaseConnection, Statement};
use std::path::PathBuf;

/// A database of its own, with a folder for the program's files.
pub(crate) struct Database {
    /// Its address.
    pub(crate) url: String,
    /// Its folder, gone after the test.
    pub(crate) folder: PathBuf,
}

impl Database {
    /// An empty one on each kind of server there is.
    pub(crate) async fn all() -> Vec<Self> {
        let mut all = vec![Self::sqlite()];
        if let Ok(server) = std::env::var("REGAIN_TEST_POSTGRES_URL") {
            all.push(Self::postgres(&server).await);
        }
        all
    }

    /// An empty SQLite one.
    pub(crate) fn sqlite() -> Self {
        let folder = folder();
        Self {
            url: format!("sqlite://{}?mode=rwc", folder.join("regain.db").display()),
            folder,
        }
    }

    async fn postgres(server: &str) -> Self {
        let name = format!("regain_http_{:016x}", rand::random::<u64>());
        let conn = Connection::connect(server).await.unwrap();
        conn.execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        conn.close().await.unwrap();
        let (base, query) = server
            .split_once('?')
            .map_or((server, ""), |(base, query)| (base, query));
        let host = base.rsplit_once('/').unwrap().0;
        let query = if query.is_empty() {
            String::new()
        } else {
            format!("?{query}")
        };
        Self {
            url: format!("{host}/{name}{query}"),
            folder: folder(),
        }
    }

    /// A connection of the test's own.
    pub(crate) async fn connect(&self) -> DatabaseConnection {
        Connection::connect(&self.url).await.unwrap()
    }

    /// Writes to it, as a hand in the database would.
    pub(crate) async fn run(&self, sql: &str) {
        let conn = self.connect().await;
        conn.execute_unprepared(sql).await.unwrap();
        conn.close().await.unwrap();
    }

    /// The whole number that a query answers.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let conn = self.connect().await;
        let row = conn
            .query_one_raw(Statement::from_string(conn.get_database_backend(), sql))
            .await
            .unwrap()
            .unwrap();
        let number = row.try_get_by_index(0).unwrap();
        conn.close().await.unwrap();
        number
    }

    /// The texts that a query answers, one a row.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let conn = self.connect().await;
        let rows = conn
            .query_all_raw(Statement::from_string(conn.get_database_backend(), sql))
            .await
            .unwrap();
        let texts = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        conn.close().await.unwrap();
        texts
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("regain-http-{:016x}", rand::random::<u64>()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
