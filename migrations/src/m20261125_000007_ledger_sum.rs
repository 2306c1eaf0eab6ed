//! The sums of the value page, kept in step with the ledger by the database itself: entries are only ever added, so a
//! sum only ever grows by the entry just added, in the same transaction. `regain verify` adds them all up again.

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
        run(manager, UP).await?;
        for axis in AXES {
            run(manager, &[&so_far(axis)]).await?;
        }
        match manager.get_database_backend() {
            DbBackend::Postgres => run(manager, &[&postgres_function(), POSTGRES_TRIGGER]).await,
            _ => run(manager, &[&sqlite_trigger()]).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match manager.get_database_backend() {
            DbBackend::Postgres => run(manager, POSTGRES_DOWN).await?,
            _ => run(manager, &["DROP TRIGGER ledger_added"]).await?,
        }
        run(manager, DOWN).await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE ledger_sum (
        year INTEGER NOT NULL,
        axis TEXT NOT NULL CHECK (axis IN ('month', 'category', 'service')),
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        substitution TEXT NOT NULL,
        is_entry BOOLEAN NOT NULL,
        grade TEXT NOT NULL,
        cents BIGINT NOT NULL,
        prudent_cents BIGINT NOT NULL,
        grams BIGINT NOT NULL,
        minutes BIGINT NOT NULL,
        entries BIGINT NOT NULL,
        PRIMARY KEY (year, axis, key, kind, substitution, is_entry, grade))",
    "DROP INDEX ledger_by_category",
    "DROP INDEX ledger_by_service",
    "CREATE INDEX ledger_in_category ON ledger (category, month)",
    "CREATE INDEX ledger_at_service ON ledger (service_id, month)",
];

const DOWN: &[&str] = &[
    "DROP INDEX ledger_in_category",
    "DROP INDEX ledger_at_service",
    "CREATE INDEX ledger_by_category ON ledger
        ((month / 100), category, kind, substitution, (reverses IS NULL), grade, cents, prudent_cents, grams, minutes)",
    "CREATE INDEX ledger_by_service ON ledger
        ((month / 100), service_id, kind, substitution, (reverses IS NULL), grade, cents, prudent_cents, grams, minutes)",
    "DROP TABLE ledger_sum",
];

/// Each axis and the column whose values are its keys.
const AXES: [(&str, &str); 3] = [("month", "month"), ("category", "category"), ("service", "service_id")];

/// The sums of the entries that are there already.
fn so_far((axis, column): (&str, &str)) -> String {
    format!(
        "INSERT INTO ledger_sum
         SELECT month / 100, '{axis}', CAST({column} AS TEXT), kind, COALESCE(substitution, ''), reverses IS NULL,
            COALESCE(grade, ''), SUM(cents), SUM(prudent_cents), SUM(grams), SUM(minutes), COUNT(*)
         FROM ledger GROUP BY month / 100, {column}, kind, substitution, reverses IS NULL, grade"
    )
}

/// Adds the entry just added to one of its sums.
fn add((axis, column): (&str, &str)) -> String {
    format!(
        "INSERT INTO ledger_sum
         VALUES (NEW.month / 100, '{axis}', CAST(NEW.{column} AS TEXT), NEW.kind, COALESCE(NEW.substitution, ''),
            NEW.reverses IS NULL, COALESCE(NEW.grade, ''), NEW.cents, NEW.prudent_cents, NEW.grams, NEW.minutes, 1)
         ON CONFLICT (year, axis, key, kind, substitution, is_entry, grade) DO UPDATE SET
            cents = ledger_sum.cents + excluded.cents,
            prudent_cents = ledger_sum.prudent_cents + excluded.prudent_cents,
            grams = ledger_sum.grams + excluded.grams,
            minutes = ledger_sum.minutes + excluded.minutes,
            entries = ledger_sum.entries + 1;"
    )
}

fn all_axes() -> String {
    AXES.map(add).join("\n")
}

fn sqlite_trigger() -> String {
    format!(
        "CREATE TRIGGER ledger_added AFTER INSERT ON ledger BEGIN {} END",
        all_axes()
    )
}

fn postgres_function() -> String {
    format!(
        "CREATE FUNCTION regain_ledger_added() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {} RETURN NULL; END $$",
        all_axes()
    )
}

const POSTGRES_TRIGGER: &str =
    "CREATE TRIGGER ledger_added AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION regain_ledger_added()";

const POSTGRES_DOWN: &[&str] = &[
    "DROP TRIGGER ledger_added ON ledger",
    "DROP FUNCTION regain_ledger_added()",
];
