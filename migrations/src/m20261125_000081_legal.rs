//! The figures of the yearly declaration, as they were entered, and who agreed to be named for their work.

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
        drop_tables(manager, &["recognition", "agec_entry"]).await
    }
}

// Rows of `agec_entry` are only ever added: the last one of a year and type stands, the others say what it was before.
// A row of `recognition` is an agreement: it is deleted when it is withdrawn.
const UP: &[&str] = &[
    "CREATE TABLE agec_entry (
        id {id},
        year INTEGER NOT NULL,
        type TEXT NOT NULL,
        total_cents BIGINT NOT NULL CHECK (total_cents >= 0),
        reuse_cents BIGINT NOT NULL CHECK (reuse_cents >= 0),
        donated_cents BIGINT NOT NULL CHECK (donated_cents >= 0),
        recycled_cents BIGINT NOT NULL CHECK (recycled_cents >= 0),
        comment TEXT NOT NULL,
        is_withdrawn BOOLEAN NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL)",
    "CREATE INDEX agec_by_year ON agec_entry (year, type, id)",
    "CREATE TABLE recognition (
        person_id BIGINT PRIMARY KEY REFERENCES person (id),
        service_id BIGINT NOT NULL REFERENCES service (id),
        at {at} NOT NULL)",
];
