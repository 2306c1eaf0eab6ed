//! Issue slips, signatures, receivers, documented prices.

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
                "handover_line",
                "signature",
                "handover_price",
                "handover",
                "price",
                "receiver",
            ],
        )
        .await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE receiver (
        id {id},
        name TEXT NOT NULL,
        service_id BIGINT REFERENCES service (id),
        person_id BIGINT REFERENCES person (id),
        purged_at {at})",
    "CREATE TABLE price (
        id {id},
        item_id BIGINT REFERENCES item (id),
        category TEXT REFERENCES category (code),
        what TEXT NOT NULL,
        cents BIGINT NOT NULL CHECK (cents > 0),
        basis TEXT NOT NULL CHECK (basis IN ('ht', 'ttc')),
        vat INTEGER NOT NULL CHECK (vat >= 0),
        grade TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C')),
        dated_on {day} NOT NULL,
        instead_of TEXT NOT NULL CHECK (instead_of IN ('new', 'refurbished')),
        source TEXT NOT NULL,
        media_id BIGINT REFERENCES media (id),
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL,
        is_active BOOLEAN NOT NULL)",
    "CREATE INDEX price_by_item ON price (item_id)",
    "CREATE TABLE handover (
        id {id},
        number TEXT NOT NULL UNIQUE,
        service_id BIGINT NOT NULL REFERENCES service (id),
        receiver_id BIGINT NOT NULL REFERENCES receiver (id),
        need TEXT NOT NULL,
        instead_of TEXT NOT NULL,
        substitution TEXT NOT NULL CHECK (substitution IN ('S1', 'S2', 'S3')),
        reference TEXT NOT NULL,
        expected_months INTEGER,
        by_person BIGINT NOT NULL REFERENCES person (id),
        occurred_on {day} NOT NULL,
        recorded_at {at} NOT NULL,
        CHECK (substitution <> 'S1' OR reference <> ''))",
    "CREATE TABLE handover_price (
        handover_id BIGINT NOT NULL REFERENCES handover (id),
        price_id BIGINT NOT NULL REFERENCES price (id),
        PRIMARY KEY (handover_id, price_id))",
    "CREATE TABLE handover_line (
        item_id BIGINT NOT NULL REFERENCES item (id),
        rank INTEGER NOT NULL,
        handover_id BIGINT NOT NULL REFERENCES handover (id),
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        outcome TEXT NOT NULL CHECK (outcome IN ('open', 'accepted', 'refused')),
        occurred_on {day} NOT NULL,
        settled_on {day},
        settled_by INTEGER,
        PRIMARY KEY (item_id, rank),
        CHECK ((outcome = 'open') = (settled_on IS NULL)))",
    "CREATE UNIQUE INDEX one_open_handover ON handover_line (item_id) WHERE outcome = 'open'",
    "CREATE INDEX handover_line_by_slip ON handover_line (handover_id)",
    "CREATE TABLE signature (
        id {id},
        handover_id BIGINT NOT NULL REFERENCES handover (id),
        media_id BIGINT REFERENCES media (id),
        proof TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        at {at} NOT NULL)",
];
