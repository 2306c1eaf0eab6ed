//! Since when an item is ready: what is handed over first came first. The program says it of the items that are ready when it
//! starts; `regain verify` computes it again.

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
    "ALTER TABLE item ADD COLUMN ready_since {day}",
    "CREATE INDEX item_ready_since ON item (ready_since, id) WHERE ready_since IS NOT NULL",
];

const DOWN: &[&str] = &[
    "DROP INDEX item_ready_since",
    "ALTER TABLE item DROP COLUMN ready_since",
];
