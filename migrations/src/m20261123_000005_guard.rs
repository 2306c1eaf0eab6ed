//! The last guard of history: the database itself refuses to edit or delete events and entries.

use crate::raw::run;
use sea_orm_migration::{
    MigrationTrait, SchemaManager,
    async_trait::async_trait,
    sea_orm::{DbBackend, DbErr, DeriveMigrationName},
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
            DbBackend::Postgres => run(manager, POSTGRES).await,
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
    "CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never edited'); END",
    "CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END",
    "CREATE TRIGGER ledger_kept BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'entries are never edited'); END",
    "CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END",
];

const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER event_kept",
    "DROP TRIGGER event_stays",
    "DROP TRIGGER ledger_kept",
    "DROP TRIGGER ledger_stays",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION regain_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
    "CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER event_stays BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER ledger_kept BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER ledger_stays BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
];

const POSTGRES_DOWN: &[&str] = &[
    "DROP TRIGGER event_kept ON event",
    "DROP TRIGGER event_stays ON event",
    "DROP TRIGGER ledger_kept ON ledger",
    "DROP TRIGGER ledger_stays ON ledger",
    "DROP FUNCTION regain_refuse()",
];
