//! Codes from a clock, where somebody wants them beside their password, and the codes that stand in for a lost phone.

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
        drop_tables(manager, &["recovery_code", "second_factor"]).await
    }
}

const UP: &[&str] = &[
    // The secret is in clear: whoever checks a code must compute it.
    "CREATE TABLE second_factor (
        person_id BIGINT PRIMARY KEY REFERENCES person (id),
        secret TEXT NOT NULL,
        is_confirmed BOOLEAN NOT NULL,
        last_step BIGINT)",
    "CREATE TABLE recovery_code (
        person_id BIGINT NOT NULL REFERENCES person (id),
        code_hash TEXT NOT NULL,
        PRIMARY KEY (person_id, code_hash))",
];
