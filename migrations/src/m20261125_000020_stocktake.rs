//! Stock-takes: a frozen list, scans, decisions. Rows are only ever added; a closed count is final.

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
            DbBackend::Postgres => run(manager, POSTGRES).await,
            _ => run(manager, SQLITE).await,
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "stocktake_photo",
                "stocktake_decision",
                "stocktake_scan",
                "stocktake_expected",
                "stocktake",
            ],
        )
        .await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE stocktake (
        id {id},
        number TEXT NOT NULL UNIQUE,
        place_id BIGINT NOT NULL REFERENCES place (id),
        category TEXT REFERENCES category (code),
        state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
        started_by BIGINT NOT NULL REFERENCES person (id),
        started_at {at} NOT NULL,
        closed_by BIGINT REFERENCES person (id),
        closed_at {at},
        signed_by TEXT NOT NULL,
        statement TEXT NOT NULL,
        report_id BIGINT REFERENCES media (id),
        report_hash TEXT NOT NULL,
        CHECK ((state = 'open') = (closed_at IS NULL)),
        CHECK ((state = 'open') = (report_id IS NULL)))",
    "CREATE UNIQUE INDEX one_open_stocktake ON stocktake (place_id, COALESCE(category, '')) WHERE state = 'open'",
    "CREATE TABLE stocktake_expected (
        stocktake_id BIGINT NOT NULL REFERENCES stocktake (id),
        item_id BIGINT NOT NULL REFERENCES item (id),
        place_id BIGINT NOT NULL REFERENCES place (id),
        state TEXT NOT NULL,
        PRIMARY KEY (stocktake_id, item_id))",
    "CREATE TABLE stocktake_scan (
        id {id},
        stocktake_id BIGINT NOT NULL REFERENCES stocktake (id),
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        item_id BIGINT REFERENCES item (id),
        place_id BIGINT NOT NULL REFERENCES place (id),
        outcome TEXT NOT NULL CHECK (outcome IN ('here', 'wrong_place', 'unknown_label', 'should_have_left')),
        state TEXT,
        note TEXT NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        CHECK ((item_id IS NULL) = (outcome = 'unknown_label')),
        CHECK ((item_id IS NULL) = (state IS NULL)))",
    "CREATE UNIQUE INDEX stocktake_scan_by_key ON stocktake_scan (key) WHERE key <> ''",
    "CREATE UNIQUE INDEX stocktake_scan_once ON stocktake_scan (stocktake_id, item_id) WHERE item_id IS NOT NULL",
    "CREATE UNIQUE INDEX stocktake_text_once ON stocktake_scan (stocktake_id, text) WHERE item_id IS NULL",
    "CREATE TABLE stocktake_photo (
        scan_id BIGINT NOT NULL REFERENCES stocktake_scan (id),
        media_id BIGINT NOT NULL REFERENCES media (id),
        PRIMARY KEY (scan_id, media_id))",
    "CREATE INDEX stocktake_photo_by_media ON stocktake_photo (media_id)",
    "CREATE TABLE stocktake_decision (
        stocktake_id BIGINT NOT NULL REFERENCES stocktake (id),
        item_id BIGINT NOT NULL REFERENCES item (id),
        kind TEXT NOT NULL CHECK (kind IN ('moved', 'lost', 'found', 'noted')),
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        PRIMARY KEY (stocktake_id, item_id))",
];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER stocktake_kept BEFORE UPDATE ON stocktake WHEN OLD.state = 'closed'
        BEGIN SELECT RAISE(ABORT, 'a closed stock-take is never edited'); END",
    "CREATE TRIGGER stocktake_stays BEFORE DELETE ON stocktake
        BEGIN SELECT RAISE(ABORT, 'stock-takes are never deleted'); END",
    "CREATE TRIGGER stocktake_expected_kept BEFORE UPDATE ON stocktake_expected
        BEGIN SELECT RAISE(ABORT, 'the frozen list is never edited'); END",
    "CREATE TRIGGER stocktake_expected_stays BEFORE DELETE ON stocktake_expected
        BEGIN SELECT RAISE(ABORT, 'the frozen list is never shortened'); END",
    "CREATE TRIGGER stocktake_scan_kept BEFORE UPDATE ON stocktake_scan
        BEGIN SELECT RAISE(ABORT, 'scans are never edited'); END",
    "CREATE TRIGGER stocktake_scan_stays BEFORE DELETE ON stocktake_scan
        BEGIN SELECT RAISE(ABORT, 'scans are never deleted'); END",
    "CREATE TRIGGER stocktake_decision_kept BEFORE UPDATE ON stocktake_decision
        BEGIN SELECT RAISE(ABORT, 'decisions are never edited'); END",
    "CREATE TRIGGER stocktake_decision_stays BEFORE DELETE ON stocktake_decision
        BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END",
];

// `regain_refuse` is the function of the migration that guards events and entries.
const POSTGRES: &[&str] = &[
    "CREATE TRIGGER stocktake_kept BEFORE UPDATE ON stocktake
        FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER stocktake_stays BEFORE DELETE ON stocktake FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER stocktake_expected_kept BEFORE UPDATE OR DELETE ON stocktake_expected
        FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER stocktake_scan_kept BEFORE UPDATE OR DELETE ON stocktake_scan
        FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
    "CREATE TRIGGER stocktake_decision_kept BEFORE UPDATE OR DELETE ON stocktake_decision
        FOR EACH ROW EXECUTE FUNCTION regain_refuse()",
];
