//! Wrong passwords counted by the name that was typed, known or not. What `person` kept of them is no longer read.

use crate::raw::{drop_tables, run};
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
        drop_tables(manager, &["wrong_try"]).await
    }
}

const UP: &[&str] = &[
    // The subject is a hash: people type their password in place of their name.
    "CREATE TABLE wrong_try (
        subject TEXT PRIMARY KEY,
        failures INTEGER NOT NULL CHECK (failures >= 0),
        last_at {at} NOT NULL,
        locked_until {at})",
    "CREATE INDEX wrong_try_by_last_at ON wrong_try (last_at)",
];
