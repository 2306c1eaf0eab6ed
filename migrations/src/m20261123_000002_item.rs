//! Items, their labels, their events, their repairs.

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
        drop_tables(
            manager,
            &[
                "item_exit",
                "item_return",
                "photo",
                "cost_line",
                "repair_job",
                "event",
                "label",
                "item",
                "deposit",
            ],
        )
        .await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE deposit (
        id {id},
        number TEXT NOT NULL UNIQUE,
        service_id BIGINT NOT NULL REFERENCES service (id),
        bearer TEXT NOT NULL,
        received_by BIGINT NOT NULL REFERENCES person (id),
        occurred_on {day} NOT NULL,
        recorded_at {at} NOT NULL)",
    "CREATE TABLE item (
        id {id},
        code TEXT UNIQUE,
        state TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        category TEXT NOT NULL REFERENCES category (code),
        name TEXT NOT NULL,
        brand TEXT NOT NULL,
        model TEXT NOT NULL,
        serial TEXT NOT NULL,
        inventory_number TEXT NOT NULL,
        fault TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        ownership TEXT NOT NULL CHECK (ownership IN ('body', 'depositor')),
        service_id BIGINT NOT NULL REFERENCES service (id),
        deposit_id BIGINT REFERENCES deposit (id),
        place_id BIGINT REFERENCES place (id),
        condition TEXT,
        open_gates TEXT NOT NULL,
        reserved_service_id BIGINT REFERENCES service (id),
        reserved_until {day},
        issued_to BIGINT REFERENCES service (id),
        issued_on {day},
        cycle INTEGER NOT NULL,
        cost_cents BIGINT NOT NULL,
        accepted_on {day},
        is_uncounted BOOLEAN NOT NULL,
        is_without_factor BOOLEAN NOT NULL,
        deposited_on {day} NOT NULL,
        last_on {day} NOT NULL,
        last_at {at} NOT NULL,
        search TEXT NOT NULL,
        CHECK ((reserved_service_id IS NULL) = (state <> 'reserved')),
        CHECK (open_gates = ''
            OR state NOT IN ('ready', 'reserved', 'handed_over', 'donated', 'sold')))",
    "CREATE INDEX item_by_state ON item (state, last_at)",
    "CREATE INDEX item_by_last ON item (last_at)",
    "CREATE INDEX item_by_place ON item (place_id)",
    "CREATE INDEX item_issued ON item (issued_on) WHERE issued_on IS NOT NULL",
    "CREATE INDEX item_by_deposit ON item (deposit_id)",
    "CREATE INDEX item_uncounted ON item (accepted_on) WHERE is_uncounted",
    "CREATE INDEX item_without_factor ON item (accepted_on) WHERE is_without_factor",
    "CREATE TABLE label (
        code TEXT PRIMARY KEY,
        item_id BIGINT REFERENCES item (id),
        state TEXT NOT NULL CHECK (state IN ('blank', 'in_use', 'replaced', 'void')),
        at {at} NOT NULL,
        CHECK ((item_id IS NULL) = (state = 'blank')))",
    "CREATE UNIQUE INDEX label_in_use ON label (item_id) WHERE state = 'in_use'",
    "CREATE TABLE event (
        id {id},
        item_id BIGINT NOT NULL REFERENCES item (id),
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        facts TEXT NOT NULL,
        by_person BIGINT NOT NULL,
        at {at} NOT NULL,
        occurred_on {day} NOT NULL,
        period_on {day} NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (item_id, seq))",
    "CREATE TABLE repair_job (
        item_id BIGINT NOT NULL REFERENCES item (id),
        rank INTEGER NOT NULL,
        route TEXT NOT NULL,
        provider_id BIGINT REFERENCES provider (id),
        reason TEXT NOT NULL,
        order_reference TEXT NOT NULL,
        estimate_cents BIGINT NOT NULL,
        ceiling_cents BIGINT NOT NULL,
        opened_on {day} NOT NULL,
        closed_on {day},
        outcome TEXT NOT NULL CHECK (outcome IN ('open', 'successful', 'failed')),
        done TEXT NOT NULL,
        PRIMARY KEY (item_id, rank),
        CHECK ((outcome = 'open') = (closed_on IS NULL)))",
    "CREATE UNIQUE INDEX one_open_job ON repair_job (item_id) WHERE outcome = 'open'",
    "CREATE INDEX failed_job ON repair_job (item_id, rank) WHERE outcome = 'failed'",
    "CREATE TABLE cost_line (
        item_id BIGINT NOT NULL REFERENCES item (id),
        rank INTEGER NOT NULL,
        job INTEGER NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        minutes BIGINT,
        amount_cents BIGINT NOT NULL CHECK (amount_cents >= 0),
        due_cents BIGINT NOT NULL CHECK (due_cents >= 0),
        rate_cents BIGINT,
        provider_id BIGINT REFERENCES provider (id),
        occurred_on {day} NOT NULL,
        PRIMARY KEY (item_id, rank))",
    "CREATE TABLE photo (
        item_id BIGINT NOT NULL REFERENCES item (id),
        media_id BIGINT NOT NULL REFERENCES media (id),
        PRIMARY KEY (item_id, media_id))",
    "CREATE TABLE item_return (
        item_id BIGINT NOT NULL REFERENCES item (id),
        rank INTEGER NOT NULL,
        occurred_on {day} NOT NULL,
        reason TEXT NOT NULL,
        condition TEXT NOT NULL,
        is_reversed BOOLEAN NOT NULL,
        PRIMARY KEY (item_id, rank))",
    "CREATE TABLE item_exit (
        item_id BIGINT PRIMARY KEY REFERENCES item (id),
        kind TEXT NOT NULL,
        occurred_on {day} NOT NULL,
        facts TEXT NOT NULL)",
];
