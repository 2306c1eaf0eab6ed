//! What agents ask the desk for.

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
        drop_tables(manager, &["item_request"]).await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE item_request (
        id {id},
        item_id BIGINT NOT NULL REFERENCES item (id),
        service_id BIGINT NOT NULL REFERENCES service (id),
        need TEXT NOT NULL CHECK (need <> ''),
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        outcome TEXT CHECK (outcome IN ('reserved', 'declined')),
        reason TEXT NOT NULL DEFAULT '',
        kept_until {day},
        answered_by BIGINT REFERENCES person (id),
        answered_at {at},
        CHECK ((outcome IS NULL) = (answered_by IS NULL)),
        CHECK ((outcome IS NULL) = (answered_at IS NULL)),
        CHECK (outcome IS NULL OR (outcome = 'declined') = (reason <> '')),
        CHECK (outcome IS NULL OR (outcome = 'reserved') = (kept_until IS NOT NULL)))",
    // One person asks for one thing once at a time.
    "CREATE UNIQUE INDEX request_open ON item_request (item_id, by_person) WHERE outcome IS NULL",
    "CREATE INDEX request_waiting ON item_request (at) WHERE outcome IS NULL",
    "CREATE INDEX request_by_person ON item_request (by_person, id)",
];
