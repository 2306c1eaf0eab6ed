//! The signature of who takes an item back: personal data, apart from the history.

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
        drop_tables(manager, &["item_signature"]).await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE item_signature (
        id {id},
        item_id BIGINT NOT NULL REFERENCES item (id),
        media_id BIGINT NOT NULL UNIQUE REFERENCES media (id),
        signed_by TEXT NOT NULL,
        at {at} NOT NULL)",
    "CREATE INDEX item_signature_of ON item_signature (item_id)",
];
