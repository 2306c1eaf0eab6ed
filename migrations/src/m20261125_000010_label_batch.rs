//! Labels printed in advance, labels of places, and printers with what was sent to them.

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
        drop_tables(manager, &["print_job", "printer", "place_code"]).await?;
        run(manager, DOWN).await?;
        drop_tables(manager, &["label_batch"]).await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE label_batch (
        id {id},
        number TEXT NOT NULL UNIQUE,
        printed_on {day} NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        labels INTEGER NOT NULL CHECK (labels > 0),
        layout TEXT NOT NULL,
        at {at} NOT NULL)",
    "ALTER TABLE label ADD COLUMN batch_id BIGINT REFERENCES label_batch (id)",
    "CREATE INDEX label_by_batch ON label (batch_id, code) WHERE batch_id IS NOT NULL",
    "CREATE TABLE place_code (
        code TEXT PRIMARY KEY,
        place_id BIGINT NOT NULL UNIQUE REFERENCES place (id))",
    "CREATE TABLE printer (
        id {id},
        name TEXT NOT NULL UNIQUE,
        host TEXT NOT NULL,
        port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
        dpi INTEGER NOT NULL CHECK (dpi IN (203, 300, 600)),
        layout TEXT NOT NULL,
        is_active BOOLEAN NOT NULL)",
    "CREATE TABLE print_job (
        id {id},
        printer_id BIGINT NOT NULL REFERENCES printer (id),
        what TEXT NOT NULL,
        labels INTEGER NOT NULL CHECK (labels > 0),
        zpl TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'failed', 'cancelled')),
        trouble TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        tried_at {at})",
    "CREATE INDEX print_job_by_state ON print_job (state, id)",
];

const DOWN: &[&str] = &["DROP INDEX label_by_batch", "ALTER TABLE label DROP COLUMN batch_id"];
