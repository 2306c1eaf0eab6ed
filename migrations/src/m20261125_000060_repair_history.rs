//! Repairs imported from elsewhere by the Open Repair Data Standard, each value as it came.

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
        drop_tables(manager, &["repair_history"]).await
    }
}

const UP: &[&str] = &["CREATE TABLE repair_history (
        id {id},
        ords_id TEXT NOT NULL UNIQUE,
        data_provider TEXT NOT NULL,
        country TEXT NOT NULL,
        partner_product_category TEXT NOT NULL,
        product_category TEXT NOT NULL,
        product_category_id TEXT NOT NULL,
        brand TEXT NOT NULL,
        year_of_manufacture TEXT NOT NULL,
        product_age TEXT NOT NULL,
        repair_status TEXT NOT NULL,
        repair_barrier_if_end_of_life TEXT NOT NULL,
        group_identifier TEXT NOT NULL,
        event_date TEXT NOT NULL,
        problem TEXT NOT NULL)"];
