//! The scanning desk: series of scans, foreign barcodes, reports of passers-by.

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
        drop_tables(
            manager,
            &["public_report", "item_alias", "scan_batch_item", "scan_batch"],
        )
        .await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE scan_batch (
        id {id},
        key TEXT NOT NULL UNIQUE CHECK (key <> ''),
        action TEXT NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        undone_at {at})",
    "CREATE TABLE scan_batch_item (
        batch_id BIGINT NOT NULL REFERENCES scan_batch (id),
        item_id BIGINT NOT NULL REFERENCES item (id),
        seq INTEGER NOT NULL,
        PRIMARY KEY (batch_id, item_id))",
    "CREATE TABLE item_alias (
        id {id},
        text TEXT NOT NULL CHECK (text <> ''),
        item_id BIGINT NOT NULL REFERENCES item (id),
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        unlinked_by BIGINT REFERENCES person (id),
        unlinked_at {at},
        CHECK ((unlinked_by IS NULL) = (unlinked_at IS NULL)))",
    "CREATE UNIQUE INDEX linked_alias ON item_alias (text) WHERE unlinked_at IS NULL",
    "CREATE INDEX alias_by_item ON item_alias (item_id) WHERE unlinked_at IS NULL",
    "CREATE TABLE public_report (
        id {id},
        key TEXT NOT NULL UNIQUE CHECK (key <> ''),
        label TEXT NOT NULL REFERENCES label (code),
        kind TEXT NOT NULL CHECK (kind IN ('fault', 'collect')),
        text TEXT NOT NULL,
        contact TEXT NOT NULL,
        at {at} NOT NULL,
        handled_by BIGINT REFERENCES person (id),
        handled_at {at},
        CHECK ((handled_by IS NULL) = (handled_at IS NULL)),
        CHECK (handled_at IS NULL OR contact = ''))",
    "CREATE INDEX report_waiting ON public_report (at) WHERE handled_at IS NULL",
];
