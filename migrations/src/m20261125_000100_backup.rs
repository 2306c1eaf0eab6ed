//! The scheduled backups that were made, and whether what they hold was read back: every server sees the same.

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
        drop_tables(manager, &["backup"]).await
    }
}

const UP: &[&str] = &["CREATE TABLE backup (
        id {id},
        made_at {at} NOT NULL,
        bytes BIGINT NOT NULL CHECK (bytes > 0),
        proof TEXT NOT NULL CHECK (proof IN ('verified', 'read', 'failed')))"];
