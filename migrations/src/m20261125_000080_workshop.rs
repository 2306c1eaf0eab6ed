//! What repairs teach and to whom they are paid: days found by an index, repairs that were broken off, why items were given
//! up, the providers' places and finer kinds, the year that an item was made.

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
        let barrier = match manager.get_database_backend() {
            DbBackend::Postgres => "facts::json -> 'facts' ->> 'barrier'",
            _ => "json_extract(facts, '$.facts.barrier')",
        };
        run(manager, &[&broken_off(), &BARRIERS.replace("{barrier}", barrier)]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}

// `kind` keeps its four words: a structure narrows a social enterprise, so that nothing that reads `kind` changes.
const UP: &[&str] = &[
    "CREATE INDEX event_by_kind ON event (kind, occurred_on, item_id)",
    "CREATE INDEX repair_by_closing ON repair_job (closed_on)",
    "CREATE INDEX item_exit_by_day ON item_exit (occurred_on)",
    "ALTER TABLE repair_job ADD COLUMN is_broken_off BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE item_exit ADD COLUMN barrier TEXT",
    "ALTER TABLE item ADD COLUMN made_in INTEGER",
    "ALTER TABLE provider ADD COLUMN structure TEXT NOT NULL DEFAULT ''
        CHECK (structure IN ('', 'adapted', 'integration'))",
    "ALTER TABLE provider ADD COLUMN postcode TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE provider ADD COLUMN insee TEXT NOT NULL DEFAULT ''",
];

/// Items that left before this was kept beside the facts.
const BARRIERS: &str =
    "UPDATE item_exit SET barrier = {barrier} WHERE kind IN ('donated', 'sold', 'recycled', 'dismantled')";

/// An event is undone by the one that follows it.
fn stands(event: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM event u WHERE u.item_id = {event}.item_id AND u.seq = {event}.seq + 1
            AND u.kind = 'undone')"
    )
}

/// Repairs that ended before this was kept: the item was lost or given back after so many decisions as the repair's rank
/// says, and nothing had ended the repair between the last of them and that.
fn broken_off() -> String {
    let (b, d, e, t) = (stands("b"), stands("d"), stands("e"), stands("t"));
    format!(
        "UPDATE repair_job SET is_broken_off = TRUE WHERE outcome = 'failed' AND EXISTS (
            SELECT 1 FROM event b WHERE b.item_id = repair_job.item_id AND b.kind IN ('reported_lost', 'given_back') AND {b}
                AND (SELECT COUNT(*) FROM event d WHERE d.item_id = b.item_id AND d.seq < b.seq
                    AND d.kind = 'repair_decided' AND {d}) = repair_job.rank + 1
                AND NOT EXISTS (SELECT 1 FROM event t WHERE t.item_id = b.item_id AND t.seq < b.seq AND {t}
                    AND t.kind IN ('found_working', 'test_passed', 'test_failed', 'reported_lost')
                    AND t.seq > (SELECT MAX(e.seq) FROM event e WHERE e.item_id = b.item_id AND e.seq < b.seq
                        AND e.kind = 'repair_decided' AND {e})))"
    )
}

const DOWN: &[&str] = &[
    "ALTER TABLE provider DROP COLUMN insee",
    "ALTER TABLE provider DROP COLUMN postcode",
    "ALTER TABLE provider DROP COLUMN structure",
    "ALTER TABLE item DROP COLUMN made_in",
    "ALTER TABLE item_exit DROP COLUMN barrier",
    "ALTER TABLE repair_job DROP COLUMN is_broken_off",
    "DROP INDEX item_exit_by_day",
    "DROP INDEX repair_by_closing",
    "DROP INDEX event_by_kind",
];
