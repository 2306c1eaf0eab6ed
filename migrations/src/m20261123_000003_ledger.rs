//! The ledger: entries that are only ever added.

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
        drop_tables(manager, &["ledger"]).await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE ledger (
        id BIGINT PRIMARY KEY,
        item_id BIGINT NOT NULL REFERENCES item (id),
        seq INTEGER NOT NULL,
        line INTEGER NOT NULL,
        kind TEXT NOT NULL,
        cents BIGINT NOT NULL,
        prudent_cents BIGINT NOT NULL,
        grams BIGINT NOT NULL,
        minutes BIGINT NOT NULL,
        occurred_on {day} NOT NULL,
        period_on {day} NOT NULL,
        month INTEGER NOT NULL,
        reverses BIGINT REFERENCES ledger (id),
        service_id BIGINT NOT NULL REFERENCES service (id),
        handover_id BIGINT,
        category TEXT NOT NULL,
        substitution TEXT,
        grade TEXT,
        job INTEGER,
        inputs TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (item_id, seq, line),
        FOREIGN KEY (item_id, seq) REFERENCES event (item_id, seq),
        CHECK (kind <> 'avoided_purchase' OR grade IS NOT NULL),
        CHECK (reverses IS NOT NULL OR kind <> 'avoided_purchase' OR handover_id IS NOT NULL))",
    // The value page reads a year in the order of these three, without sorting and without a look
    // at the entries themselves.
    "CREATE INDEX ledger_by_month ON ledger
        (month, kind, substitution, (reverses IS NULL), cents, prudent_cents, grams, minutes)",
    "CREATE INDEX ledger_by_category ON ledger
        ((month / 100), category, kind, substitution, (reverses IS NULL), grade, cents, prudent_cents, grams, minutes)",
    "CREATE INDEX ledger_by_service ON ledger
        ((month / 100), service_id, kind, substitution, (reverses IS NULL), grade, cents, prudent_cents, grams, minutes)",
    "CREATE INDEX ledger_external ON ledger (month, item_id, job, cents, prudent_cents, grams) WHERE kind = 'external'",
    "CREATE INDEX ledger_by_reversed ON ledger (reverses)",
    "CREATE UNIQUE INDEX one_avoided_purchase ON ledger (item_id, seq) WHERE kind = 'avoided_purchase' AND reverses IS NULL",
];
