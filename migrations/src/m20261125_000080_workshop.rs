//! What repairs teach and to whom they are paid: days found by an index, the providers' places and finer kinds, the year
//! that an item was made.

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

// `kind` keeps its four words: a structure narrows a social enterprise, so that nothing that reads `kind` changes.
const UP: &[&str] = &[
    "CREATE INDEX event_by_kind ON event (kind, occurred_on, item_id)",
    "CREATE INDEX repair_by_closing ON repair_job (closed_on)",
    "CREATE INDEX item_exit_by_day ON item_exit (occurred_on)",
    "ALTER TABLE item ADD COLUMN made_in INTEGER",
    "ALTER TABLE provider ADD COLUMN structure TEXT NOT NULL DEFAULT ''
        CHECK (structure IN ('', 'adapted', 'integration'))",
    "ALTER TABLE provider ADD COLUMN postcode TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE provider ADD COLUMN insee TEXT NOT NULL DEFAULT ''",
];

const DOWN: &[&str] = &[
    "ALTER TABLE provider DROP COLUMN insee",
    "ALTER TABLE provider DROP COLUMN postcode",
    "ALTER TABLE provider DROP COLUMN structure",
    "ALTER TABLE item DROP COLUMN made_in",
    "DROP INDEX item_exit_by_day",
    "DROP INDEX repair_by_closing",
    "DROP INDEX event_by_kind",
];
