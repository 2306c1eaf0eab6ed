//! What administrators did with people, rights and settings, and who took personal data away: only added to, and only the
//! old is forgotten.

use crate::raw::{drop_tables, run};
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
        run(manager, UP).await?;
        match manager.get_database_backend() {
            DbBackend::Postgres => run(manager, POSTGRES).await,
            _ => run(manager, SQLITE).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["act"]).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let sql = "DROP FUNCTION regain_keep_act()";
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}

const UP: &[&str] = &[
    "CREATE TABLE act (
        id {id},
        at {at} NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        kind TEXT NOT NULL,
        person_id BIGINT REFERENCES person (id),
        detail TEXT NOT NULL)",
    "CREATE INDEX act_by_at ON act (at)",
];

// Half a year is the least that such a log is kept, whatever the setting says.
const SQLITE: &[&str] = &[
    "CREATE TRIGGER act_kept BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'acts are never edited'); END",
    "CREATE TRIGGER act_stays BEFORE DELETE ON act
        WHEN julianday(OLD.at) IS NULL OR julianday(OLD.at) > julianday('now', '-180 days')
        BEGIN SELECT RAISE(ABORT, 'acts are kept for half a year at least'); END",
];

// `regain_refuse` is the function of the migration that guards events and entries.
const POSTGRES: &[&str] = &[
    "CREATE FUNCTION regain_keep_act() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.at > now() - interval '180 days' THEN
                RAISE EXCEPTION 'acts are kept for half a year at least';
            END IF;
            RETURN OLD;
        END $$",
    "CREATE TRIGGER act_kept BEFORE UPDATE ON act FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER act_stays BEFORE DELETE ON act FOR EACH ROW EXECUTE FUNCTION regain_keep_act()",
    "CREATE TRIGGER act_whole BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION regain_refuse()",
];
