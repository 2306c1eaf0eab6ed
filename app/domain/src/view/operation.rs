//! How the program fares, for the administrator.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatabaseKind {
    /// One file beside the program.
    Sqlite,
    /// A server.
    Postgresql,
}

/// How a backup was found to be once it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupProof {
    /// Taken out again, opened, and every event folded: nothing differs.
    Verified,
    /// Taken out again, and its hash is right; only a restore opens it.
    Read,
    /// It cannot be restored as it is.
    Failed,
}

impl BackupProof {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Verified, Self::Read, Self::Failed];

    /// The word kept for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Read => "read",
            Self::Failed => "failed",
        }
    }

    /// From its word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.word() == word)
    }
}

/// The newest scheduled backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When it was made, in Paris.
    pub at: NaiveDateTime,
    /// Its size.
    pub bytes: u64,
    /// How it was found to be.
    pub proof: BackupProof,
}

/// What the process that answers knows of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The program's version.
    pub version: String,
    /// Minutes since it started.
    pub up_minutes: u64,
    /// Bytes free in the data folder, where the system says.
    pub free_bytes: Option<u64>,
    /// Bytes under which it says that it is not ready.
    pub floor_bytes: u64,
    /// Lists being read.
    pub exports: u64,
    /// Documents being drawn.
    pub prints: u64,
    /// Errors logged since the start.
    pub errors: u64,
    /// When the last one was, in Paris.
    pub last_error_at: Option<NaiveDateTime>,
    /// Backups that this process keeps, where it makes them.
    pub backups_kept: Option<u64>,
}

/// The page of operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperationPage {
    /// The process that answers.
    pub machine: Machine,
    /// Which database.
    pub database: DatabaseKind,
    /// Its size.
    pub database_bytes: u64,
    /// The newest scheduled backup, of any process.
    pub backup: Option<LastBackup>,
}
