//! One-time links to choose a password: one at most for each person, its secret hashed.

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
        drop_tables(manager, &["password_link"]).await
    }
}

const UP: &[&str] = &["CREATE TABLE password_link (
        person_id BIGINT PRIMARY KEY REFERENCES person (id),
        secret_hash TEXT NOT NULL,
        expires_at {at} NOT NULL,
        made_by BIGINT NOT NULL REFERENCES person (id))"];
