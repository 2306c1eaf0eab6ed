//! Finding by any part of a word: a trigram index over the items' search text.

use crate::raw::run;
use sea_orm_migration::{
    MigrationTrait, SchemaManager,
    async_trait::async_trait,
    sea_orm::{ConnectionTrait, DbBackend, DbErr, DeriveMigrationName},
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
        match manager.get_database_backend() {
            // The extension is trusted, but not every package has it: without it a search reads
            // the table, which is slower and as right.
            DbBackend::Postgres => manager.get_connection().execute_unprepared(POSTGRES).await.map(|_| ()),
            _ => run(manager, SQLITE).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match manager.get_database_backend() {
            DbBackend::Postgres => run(manager, POSTGRES_DOWN).await,
            _ => run(manager, SQLITE_DOWN).await,
        }
    }
}

const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE item_search USING fts5 (search, content = 'item', content_rowid = 'id', tokenize = 'trigram')",
    "CREATE TRIGGER item_found AFTER INSERT ON item BEGIN
        INSERT INTO item_search (rowid, search) VALUES (new.id, new.search); END",
    "CREATE TRIGGER item_found_anew AFTER UPDATE OF search ON item BEGIN
        INSERT INTO item_search (item_search, rowid, search) VALUES ('delete', old.id, old.search);
        INSERT INTO item_search (rowid, search) VALUES (new.id, new.search); END",
    "CREATE INDEX item_by_serial ON item (LOWER(serial)) WHERE serial <> ''",
    "CREATE INDEX item_by_inventory ON item (LOWER(inventory_number)) WHERE inventory_number <> ''",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER item_found",
    "DROP TRIGGER item_found_anew",
    "DROP TABLE item_search",
    "DROP INDEX item_by_serial",
    "DROP INDEX item_by_inventory",
];

const POSTGRES: &str = "DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX item_by_words ON item USING gin (search gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'no pg_trgm: searches read the whole table';
END $$;
CREATE INDEX item_by_serial ON item (LOWER(serial)) WHERE serial <> '';
CREATE INDEX item_by_inventory ON item (LOWER(inventory_number)) WHERE inventory_number <> ''";

const POSTGRES_DOWN: &[&str] = &[
    "DROP INDEX IF EXISTS item_by_words",
    "DROP INDEX item_by_serial",
    "DROP INDEX item_by_inventory",
];
