//! Since when nothing counts for an item: the day of the oldest acceptance without a price, which is not always its last.
//! The program says it of the items marked here when it starts; `regain verify` computes it again.

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
    "ALTER TABLE item ADD COLUMN uncounted_since {day}",
    "CREATE INDEX item_uncounted_since ON item (uncounted_since) WHERE uncounted_since IS NOT NULL",
    // Issued several times, or given back after an issue: an older acceptance may have been overlooked.
    "UPDATE item SET is_uncounted = TRUE WHERE id IN (
        SELECT item_id FROM handover_line WHERE outcome = 'accepted' GROUP BY item_id HAVING COUNT(*) > 1)
        OR (state = 'returned_to_depositor' AND id IN (
            SELECT item_id FROM handover_line WHERE outcome = 'accepted'))",
];

const DOWN: &[&str] = &[
    "DROP INDEX item_uncounted_since",
    "ALTER TABLE item DROP COLUMN uncounted_since",
];
