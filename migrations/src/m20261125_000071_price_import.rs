//! Prices by words, and the files that offices send, until what they say is recorded: a kind for prices, one for repairs.

use crate::raw::run;
use sea_orm_migration::{
    MigrationTrait, SchemaManager,
    async_trait::async_trait,
    sea_orm::{DbErr, DeriveMigrationName},
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
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}

const UP: &[&str] = &[
    // Without accents and case, as items are found; filled in when the program starts for prices recorded before.
    "ALTER TABLE price ADD COLUMN search TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX price_by_what ON price (what, dated_on)",
    "CREATE INDEX price_unsearched ON price (id) WHERE search = ''",
    // The cells as text, in rows: what a spreadsheet holds is read once.
    "CREATE TABLE import_file (
        id {id},
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        mime TEXT NOT NULL,
        bytes {bytes} NOT NULL,
        cells TEXT NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL)",
    "CREATE INDEX import_file_by_day ON import_file (at)",
];

const DOWN: &[&str] = &[
    "DROP TABLE import_file",
    "DROP INDEX price_unsearched",
    "DROP INDEX price_by_what",
    "ALTER TABLE price DROP COLUMN search",
];
