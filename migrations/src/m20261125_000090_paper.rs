//! Official papers: a register that is only added to, and the bytes of each, which a purge may remove.

use crate::raw::{drop_tables, run};
use sea_orm_migration::{
    MigrationTrait, SchemaManager,
    async_trait::async_trait,
    sea_orm::{DbBackend, DbErr, DeriveMigrationName},
};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        match manager.get_database_backend() {
            DbBackend::Postgres => run(manager, POSTGRES).await,
            _ => run(manager, SQLITE).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["paper_file", "paper", "paper_counter"]).await
    }
}

const UP: &[&str] = &[
    // One row for each kind and year: whoever adds to it waits for whoever is adding, so ranks have no gap.
    "CREATE TABLE paper_counter (
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        last BIGINT NOT NULL CHECK (last > 0),
        PRIMARY KEY (kind, year))",
    "CREATE TABLE paper (
        id {id},
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        rank BIGINT NOT NULL CHECK (rank > 0),
        number TEXT NOT NULL UNIQUE,
        reference TEXT NOT NULL,
        item_id BIGINT REFERENCES item (id),
        subject TEXT NOT NULL,
        version TEXT NOT NULL,
        lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
        hash TEXT NOT NULL,
        issued_on {day} NOT NULL,
        issued_by BIGINT NOT NULL REFERENCES person (id),
        issued_at {at} NOT NULL,
        UNIQUE (kind, year, rank),
        UNIQUE (kind, subject, version))",
    "CREATE INDEX paper_by_item ON paper (item_id)",
    "CREATE TABLE paper_file (
        paper_id BIGINT PRIMARY KEY REFERENCES paper (id),
        bytes {bytes} NOT NULL)",
];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER paper_kept BEFORE UPDATE ON paper BEGIN SELECT RAISE(ABORT, 'papers are never edited'); END",
    "CREATE TRIGGER paper_stays BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END",
    "CREATE TRIGGER paper_file_kept BEFORE UPDATE ON paper_file
        BEGIN SELECT RAISE(ABORT, 'papers are never edited'); END",
];

// `regain_refuse` is the function of the migration that guards events and entries.
const POSTGRES: &[&str] = &[
    "CREATE TRIGGER paper_kept BEFORE UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER paper_stays BEFORE TRUNCATE ON paper FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER paper_file_kept BEFORE UPDATE ON paper_file FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
];
