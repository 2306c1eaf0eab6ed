//! What closed periods came to: rows that are only ever added, each chained to the one before.

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
        drop_tables(manager, &["closing"]).await
    }
}

const UP: &[&str] = &["CREATE TABLE closing (
        id BIGINT PRIMARY KEY,
        period TEXT NOT NULL UNIQUE,
        last_on {day} NOT NULL,
        frozen TEXT NOT NULL,
        left_open TEXT NOT NULL,
        hash TEXT NOT NULL,
        closed_by BIGINT NOT NULL REFERENCES person (id),
        closed_at {at} NOT NULL)"];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER closing_kept BEFORE UPDATE ON closing BEGIN SELECT RAISE(ABORT, 'closings are never edited'); END",
    "CREATE TRIGGER closing_stays BEFORE DELETE ON closing
        BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END",
];

// `regain_refuse` is the function of the migration that guards events and entries.
const POSTGRES: &[&str] = &[
    "CREATE TRIGGER closing_kept BEFORE UPDATE OR DELETE ON closing FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER closing_stays BEFORE TRUNCATE ON closing FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
];
