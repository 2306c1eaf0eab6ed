//! What the pages of an item and of the year's value read, found by an index: how often repairs of a category succeed,
//! a category's prices, the costs of a repair, what was accepted in a year.

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
    "ALTER TABLE repair_job ADD COLUMN category TEXT NOT NULL DEFAULT ''",
    "UPDATE repair_job SET category = (SELECT i.category FROM item i WHERE i.id = repair_job.item_id)",
    "CREATE INDEX repair_by_category ON repair_job (category, outcome)",
    "CREATE INDEX price_by_category ON price (category) WHERE item_id IS NULL",
    "CREATE INDEX ledger_of_job ON ledger (item_id, job, month, kind, cents, prudent_cents, grams) WHERE job IS NOT NULL",
    "CREATE INDEX handover_line_accepted ON handover_line (settled_on, item_id) WHERE outcome = 'accepted'",
];

const DOWN: &[&str] = &[
    "DROP INDEX handover_line_accepted",
    "DROP INDEX ledger_of_job",
    "DROP INDEX price_by_category",
    "DROP INDEX repair_by_category",
    "ALTER TABLE repair_job DROP COLUMN category",
];
