//! How long each life of an item took: kept beside it, so that a page of delays is found by an index.

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
        let between: fn(&str, &str) -> String = match manager.get_database_backend() {
            DbBackend::Postgres => |from, to| format!("{to} - {from}"),
            _ => |from, to| format!("CAST(julianday({to}) - julianday({from}) AS INTEGER)"),
        };
        run(manager, &[&past(between)]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["item_life"]).await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE item_life (
        item_id BIGINT NOT NULL REFERENCES item (id),
        rank INTEGER NOT NULL,
        came_on {day},
        diagnosed_on {day},
        ready_on {day},
        reissued_on {day},
        diagnosis_days BIGINT CHECK (diagnosis_days >= 0),
        repair_days BIGINT CHECK (repair_days >= 0),
        reissue_days BIGINT CHECK (reissue_days >= 0),
        whole_days BIGINT CHECK (whole_days >= 0),
        PRIMARY KEY (item_id, rank))",
    "CREATE INDEX item_life_by_diagnosis ON item_life (diagnosis_days, item_id) WHERE diagnosis_days IS NOT NULL",
    "CREATE INDEX item_life_by_repair ON item_life (repair_days, item_id) WHERE repair_days IS NOT NULL",
    "CREATE INDEX item_life_by_reissue ON item_life (reissue_days, item_id) WHERE reissue_days IS NOT NULL",
    "CREATE INDEX item_life_by_whole ON item_life (whole_days, item_id) WHERE whole_days IS NOT NULL",
];

/// The lives of the items that there are, from their events; what was undone is left out. A life begins when the item comes
/// in, and with the first step after a signature; a signature alone is none.
fn past(between: fn(&str, &str) -> String) -> String {
    // One that is back-dated took no time.
    let days = |from: &str, to: &str| format!("CASE WHEN {to} < {from} THEN 0 ELSE {} END", between(from, to));
    format!(
        "INSERT INTO item_life (item_id, rank, came_on, diagnosed_on, ready_on, reissued_on, diagnosis_days, repair_days,
            reissue_days, whole_days)
         WITH turn AS (
            SELECT e.item_id, e.seq, e.kind, e.occurred_on,
                LAG(e.kind) OVER (PARTITION BY e.item_id ORDER BY e.seq) AS last_kind
            FROM event e
            WHERE e.kind IN ('deposited', 'taken_back', 'found', 'diagnosed', 'found_working', 'test_passed', 'accepted')
                AND NOT EXISTS (SELECT 1 FROM event u WHERE u.item_id = e.item_id AND u.seq = e.seq + 1
                    AND u.kind = 'undone')),
         numbered AS (
            SELECT t.*, SUM(CASE WHEN t.kind IN ('deposited', 'taken_back', 'found') OR t.last_kind IS NULL
                    OR t.last_kind = 'accepted' THEN 1 ELSE 0 END)
                OVER (PARTITION BY t.item_id ORDER BY t.seq) AS life
            FROM turn t),
         life AS (
            SELECT n.item_id, n.life,
                MIN(CASE WHEN n.kind IN ('deposited', 'taken_back', 'found') THEN n.occurred_on END) AS came_on,
                MIN(CASE WHEN n.kind IN ('diagnosed', 'found_working') THEN n.seq END) AS diagnosed,
                MIN(CASE WHEN n.kind IN ('found_working', 'test_passed') THEN n.seq END) AS ready,
                MIN(CASE WHEN n.kind = 'accepted' THEN n.occurred_on END) AS reissued_on
            FROM numbered n GROUP BY n.item_id, n.life
            HAVING SUM(CASE WHEN n.kind = 'accepted' THEN 0 ELSE 1 END) > 0)
         SELECT l.item_id, ROW_NUMBER() OVER (PARTITION BY l.item_id ORDER BY l.life) - 1, l.came_on, d.occurred_on,
            r.occurred_on, l.reissued_on, {},
            CASE WHEN r.kind = 'test_passed' AND l.diagnosed < l.ready THEN {} END,
            {},
            CASE WHEN l.ready IS NOT NULL THEN {} END
         FROM life l
            LEFT JOIN event d ON d.item_id = l.item_id AND d.seq = l.diagnosed
            LEFT JOIN event r ON r.item_id = l.item_id AND r.seq = l.ready",
        days("l.came_on", "d.occurred_on"),
        days("d.occurred_on", "r.occurred_on"),
        days("r.occurred_on", "l.reissued_on"),
        days("l.came_on", "l.reissued_on"),
    )
}
