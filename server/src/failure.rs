//! Why a command of the program failed.

use store::StoreError;

/// What ends the program early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A folder, a file or the network.
    #[error("{what}: {error}")]
    Io {
        /// What was being done, with its path or address.
        what: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The database cannot be reached or prepared.
    #[error("the database: {0}")]
    Database(#[from] migrations::DbErr),
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else, as a sentence.
    #[error("{0}")]
    Said(String),
}

impl Failure {
    /// Names what was being done when the system said no.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |error| Self::Io { what, error }
    }
}
