//! The issues of a year, what was taken back of them, and what was given where nothing would have been bought, counted from
//! an index.

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
    "CREATE INDEX ledger_issue ON ledger (month, item_id, id)
        WHERE kind IN ('avoided_purchase', 'repair_return') AND reverses IS NULL",
    "CREATE INDEX ledger_taken_back ON ledger (month, reverses, cents, id) WHERE reverses IS NOT NULL",
    "CREATE INDEX handover_of_nothing ON handover (id) WHERE instead_of = 'none'",
    // Of what reverses something only: SQLite would take it for all that reverses nothing, which is nearly everything.
    "DROP INDEX ledger_by_reversed",
    "CREATE INDEX ledger_by_reversed ON ledger (reverses) WHERE reverses IS NOT NULL",
];

const DOWN: &[&str] = &[
    "DROP INDEX ledger_by_reversed",
    "CREATE INDEX ledger_by_reversed ON ledger (reverses)",
    "DROP INDEX handover_of_nothing",
    "DROP INDEX ledger_taken_back",
    "DROP INDEX ledger_issue",
];
