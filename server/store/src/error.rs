//! Why the store could not do it.

use chrono::NaiveDateTime;
use domain::Refusal;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What comes back instead of an answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule said no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// There is no such record.
    #[error("not found")]
    NotFound,
    /// Somebody else was quicker: who did what, when (in Paris).
    #[error("changed meanwhile by {by}: {what}")]
    Conflict {
        /// Their name.
        by: String,
        /// The word of their event.
        what: String,
        /// When.
        at: NaiveDateTime,
    },
    /// One item of several cannot: nothing was written for any.
    #[error("{code}: {error}")]
    Item {
        /// Its label.
        code: String,
        /// Why.
        error: Box<StoreError>,
    },
    /// The form cannot be read: the name of the field.
    #[error("invalid {0}")]
    Invalid(&'static str),
    /// A row that cannot be: a defect, or a hand in the database.
    #[error("inconsistent {table} {id}")]
    Inconsistent {
        /// Where.
        table: &'static str,
        /// Which.
        id: String,
    },
    /// The database is too busy, or did not answer in time.
    #[error("busy: {0}")]
    Busy(DbErr),
    /// Anything else of the database's.
    #[error(transparent)]
    Database(DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if is_busy(&error) {
            return Self::Busy(error);
        }
        Self::Database(error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Database(DbErr::Custom(error.to_string()))
    }
}

impl StoreError {
    /// The same, naming the item; what concerns none in particular stays as it is.
    pub(crate) fn of(self, code: &str) -> Self {
        match self {
            Self::Refused(_) | Self::NotFound | Self::Conflict { .. } | Self::Invalid(_) => Self::Item {
                code: code.to_owned(),
                error: Box::new(self),
            },
            error => error,
        }
    }

    /// The same row was inserted by somebody else in the same moment.
    pub(crate) fn is_duplicate(error: &DbErr) -> bool {
        matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
    }
}

/// SQLite's SQLITE_BUSY, PostgreSQL's serialization failure and deadlock, or no free connection.
fn is_busy(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => error
            .as_database_error()
            .and_then(sea_orm::sqlx::error::DatabaseError::code)
            .is_some_and(|code| matches!(code.as_ref(), "5" | "517" | "40001" | "40P01")),
        _ => false,
    }
}
