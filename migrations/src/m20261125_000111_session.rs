//! Whose a session is, from where, since when. Those open before are forgotten: whose they were could not be said, and
//! everybody signs in once more.

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
    "DROP TABLE session",
    "CREATE TABLE session (
        id_hash TEXT PRIMARY KEY,
        data TEXT NOT NULL,
        expires_at {at} NOT NULL,
        person_id BIGINT REFERENCES person (id),
        device TEXT NOT NULL,
        address TEXT NOT NULL,
        opened_at {at},
        used_at {at})",
    "CREATE INDEX session_by_person ON session (person_id)",
];

const DOWN: &[&str] = &[
    "DROP TABLE session",
    "CREATE TABLE session (
        id_hash TEXT PRIMARY KEY,
        data TEXT NOT NULL,
        expires_at {at} NOT NULL)",
];
