//! The day from which somebody agreed to be named for their work: what they did before stays unnamed.

use crate::raw::run;
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
        let day = match manager.get_database_backend() {
            DbBackend::Postgres => "CAST(at AT TIME ZONE 'Europe/Paris' AS DATE)",
            // The day in Paris or, late in a winter evening, the one after: never one before the agreement.
            _ => "date(at, '+2 hours')",
        };
        run(
            manager,
            &[
                "ALTER TABLE recognition ADD COLUMN agreed_on {day} NOT NULL DEFAULT '2000-01-01'",
                &format!("UPDATE recognition SET agreed_on = {day}"),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["ALTER TABLE recognition DROP COLUMN agreed_on"]).await
    }
}
