//! What was found out about the labels of a count that no item answers to. Rows are only ever added.

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
        drop_tables(manager, &["stocktake_finding"]).await
    }
}

const UP: &[&str] = &["CREATE TABLE stocktake_finding (
        stocktake_id BIGINT NOT NULL REFERENCES stocktake (id),
        text TEXT NOT NULL,
        note TEXT NOT NULL CHECK (note <> ''),
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        PRIMARY KEY (stocktake_id, text))"];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER stocktake_finding_kept BEFORE UPDATE ON stocktake_finding
        BEGIN SELECT RAISE(ABORT, 'findings are never edited'); END",
    "CREATE TRIGGER stocktake_finding_stays BEFORE DELETE ON stocktake_finding
        BEGIN SELECT RAISE(ABORT, 'findings are never deleted'); END",
];

// `regain_refuse` is the function of the migration that guards events and entries.
const POSTGRES: &[&str] = &[
    "CREATE TRIGGER stocktake_finding_kept BEFORE UPDATE OR DELETE ON stocktake_finding
        FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
];
