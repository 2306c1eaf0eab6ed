//! What the report of a closed period says, kept with the closing, and its printings, kept with the first of each language:
//! a service renamed afterwards, or a newer printer, changes none of it.

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
        drop_tables(manager, &["closing_pdf", "closing_report"]).await
    }
}

const UP: &[&str] = &[
    // Periods closed before have no row: their report is read from the entries, as it was. No reference to the closing:
    // whoever takes one away is caught by `regain verify`.
    "CREATE TABLE closing_report (
        closing_id BIGINT PRIMARY KEY,
        facts TEXT NOT NULL,
        logo {bytes},
        hash TEXT NOT NULL)",
    "CREATE TABLE closing_pdf (
        closing_id BIGINT NOT NULL,
        lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
        bytes {bytes} NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (closing_id, lang))",
];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER closing_report_kept BEFORE UPDATE ON closing_report
        BEGIN SELECT RAISE(ABORT, 'closings are never edited'); END",
    "CREATE TRIGGER closing_report_stays BEFORE DELETE ON closing_report
        BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END",
    "CREATE TRIGGER closing_pdf_kept BEFORE UPDATE ON closing_pdf
        BEGIN SELECT RAISE(ABORT, 'closings are never edited'); END",
    "CREATE TRIGGER closing_pdf_stays BEFORE DELETE ON closing_pdf
        BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END",
];

// `regain_refuse` is the function of the migration that guards events and entries.
const POSTGRES: &[&str] = &[
    "CREATE TRIGGER closing_report_kept BEFORE UPDATE OR DELETE ON closing_report
        FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER closing_report_stays BEFORE TRUNCATE ON closing_report
        FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER closing_pdf_kept BEFORE UPDATE OR DELETE ON closing_pdf
        FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER closing_pdf_stays BEFORE TRUNCATE ON closing_pdf
        FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
];
