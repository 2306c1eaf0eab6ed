//! What totals are explored along: beside each entry who deposited, who received, where, whose repair, on which documented
//! price, which edition of the impact figures; and the sums of a year along these, kept in step by the database itself. The program completes the rows of older entries from their
//! events when it starts, and the sums grow with them; `regain verify` computes both again.

use crate::raw::{drop_tables, run};
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
        match manager.get_database_backend() {
            DbBackend::Postgres => run(manager, &[&postgres_function(), POSTGRES_TRIGGER]).await,
            _ => run(manager, &[&sqlite_trigger()]).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["axis_sum", "ledger_axis"]).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            run(manager, &["DROP FUNCTION regain_axis_added()"]).await?;
        }
        run(manager, DOWN).await
    }
}

const UP: &[&str] = &[
    // No reference to the entry: whoever takes one away is caught by `regain verify`, not stopped half-way by a projection.
    "CREATE TABLE ledger_axis (
        id BIGINT PRIMARY KEY,
        depositor_id BIGINT NOT NULL REFERENCES service (id),
        receiver_id BIGINT REFERENCES service (id),
        place_id BIGINT REFERENCES place (id),
        provider_id BIGINT REFERENCES provider (id),
        job INTEGER,
        is_repaired BOOLEAN NOT NULL,
        factor INTEGER,
        price_id BIGINT REFERENCES price (id))",
    "CREATE INDEX axis_by_depositor ON ledger_axis (depositor_id)",
    "CREATE INDEX axis_by_place ON ledger_axis (place_id)",
    "CREATE INDEX axis_by_provider ON ledger_axis (provider_id) WHERE provider_id IS NOT NULL",
    "CREATE INDEX axis_by_price ON ledger_axis (price_id) WHERE price_id IS NOT NULL",
    // Which provider an entry is due to is looked up by the entry now, no more by the item's repair.
    "DROP INDEX ledger_external",
    "CREATE INDEX ledger_external ON ledger (month, id, cents, prudent_cents, grams) WHERE kind = 'external'",
    // `services` is who deposited, a colon, who received: the matrix, and either of its sides. `factor` is a category, a
    // colon, an edition of its figures; entries without a factor have no such key.
    "CREATE TABLE axis_sum (
        year INTEGER NOT NULL,
        axis TEXT NOT NULL CHECK (axis IN ('services', 'place', 'provider', 'factor')),
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
];

const DOWN: &[&str] = &[
    "DROP INDEX ledger_external",
    "CREATE INDEX ledger_external ON ledger (month, item_id, job, cents, prudent_cents, grams) WHERE kind = 'external'",
];

/// Each axis and its key, from the row just added.
const AXES: [(&str, &str); 4] = [
    (
        "services",
        "CAST(NEW.depositor_id AS TEXT) || ':' || COALESCE(CAST(NEW.receiver_id AS TEXT), '')",
    ),
    ("place", "COALESCE(CAST(NEW.place_id AS TEXT), '')"),
    ("provider", "COALESCE(CAST(NEW.provider_id AS TEXT), '')"),
    ("factor", "e.category || ':' || CAST(NEW.factor AS TEXT)"),
];

/// Adds the entry of the row just added to one of its sums.
fn add((axis, key): (&str, &str)) -> String {
    let only = if axis == "factor" {
        "AND NEW.factor IS NOT NULL"
    } else {
        ""
    };
    format!(
        "INSERT INTO axis_sum
         SELECT e.month / 100, '{axis}', {key}, e.kind, COALESCE(e.substitution, ''), e.reverses IS NULL,
            COALESCE(e.grade, ''), e.cents, e.prudent_cents, e.grams, e.minutes, 1
         FROM ledger e WHERE e.id = NEW.id {only}
         ON CONFLICT (year, axis, key, kind, substitution, is_entry, grade) DO UPDATE SET
            cents = axis_sum.cents + excluded.cents,
            prudent_cents = axis_sum.prudent_cents + excluded.prudent_cents,
            grams = axis_sum.grams + excluded.grams,
            minutes = axis_sum.minutes + excluded.minutes,
            entries = axis_sum.entries + 1;"
    )
}

fn all_axes() -> String {
    AXES.map(add).join("\n")
}

fn sqlite_trigger() -> String {
    format!(
        "CREATE TRIGGER axis_added AFTER INSERT ON ledger_axis BEGIN {} END",
        all_axes()
    )
}

fn postgres_function() -> String {
    format!(
        "CREATE FUNCTION regain_axis_added() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {} RETURN NULL; END $$",
        all_axes()
    )
}

const POSTGRES_TRIGGER: &str =
    "CREATE TRIGGER axis_added AFTER INSERT ON ledger_axis FOR EACH ROW EXECUTE FUNCTION regain_axis_added()";
