//! What the desk works with: services, places, people, categories, providers, settings, files.

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
                "submission",
                "counter",
                "part_movement",
                "part",
                "media",
                "provider",
                "category_figure",
                "category",
                "setting",
                "session",
                "person_role",
                "person",
                "place",
                "service",
            ],
        )
        .await
    }
}

const UP: &[&str] = &[
    "CREATE TABLE service (
        id {id},
        name TEXT NOT NULL,
        parent_id BIGINT REFERENCES service (id),
        cost_centre TEXT NOT NULL,
        is_active BOOLEAN NOT NULL)",
    "CREATE TABLE place (
        id {id},
        name TEXT NOT NULL,
        parent_id BIGINT REFERENCES place (id),
        is_active BOOLEAN NOT NULL)",
    "CREATE TABLE person (
        id {id},
        login TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        is_active BOOLEAN NOT NULL,
        failed_sign_ins INTEGER NOT NULL DEFAULT 0,
        locked_until {at})",
    "CREATE TABLE person_role (
        person_id BIGINT NOT NULL REFERENCES person (id),
        role TEXT NOT NULL CHECK (role IN
            ('viewer', 'requester', 'desk', 'technician', 'manager', 'admin')),
        PRIMARY KEY (person_id, role))",
    "CREATE TABLE session (
        id_hash TEXT PRIMARY KEY,
        data TEXT NOT NULL,
        expires_at {at} NOT NULL)",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE category (
        code TEXT PRIMARY KEY,
        label_fr TEXT NOT NULL,
        label_en TEXT NOT NULL,
        family TEXT NOT NULL,
        gates TEXT NOT NULL,
        version INTEGER NOT NULL,
        default_price_cents BIGINT CHECK (default_price_cents > 0),
        reference_months INTEGER CHECK (reference_months > 0),
        agec_type TEXT NOT NULL,
        deee_category TEXT NOT NULL,
        rep_stream TEXT NOT NULL,
        ords_id TEXT NOT NULL,
        note TEXT NOT NULL,
        is_active BOOLEAN NOT NULL)",
    "CREATE TABLE category_figure (
        category TEXT NOT NULL REFERENCES category (code),
        version INTEGER NOT NULL,
        weight_grams BIGINT CHECK (weight_grams > 0),
        weight_source TEXT NOT NULL,
        co2_grams BIGINT CHECK (co2_grams > 0),
        factor_code TEXT NOT NULL,
        factor_source TEXT NOT NULL,
        confidence TEXT NOT NULL,
        since {day} NOT NULL,
        PRIMARY KEY (category, version))",
    "CREATE TABLE provider (
        id {id},
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('in_house', 'craftsman', 'social_enterprise', 'company')),
        commune TEXT NOT NULL,
        is_active BOOLEAN NOT NULL)",
    "CREATE TABLE media (
        id {id},
        mime TEXT NOT NULL,
        bytes {bytes} NOT NULL,
        by_person BIGINT NOT NULL REFERENCES person (id),
        at {at} NOT NULL)",
    "CREATE TABLE part (
        id {id},
        name TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity >= 0),
        donor_item BIGINT)",
    "CREATE TABLE part_movement (
        id {id},
        part_id BIGINT NOT NULL REFERENCES part (id),
        change INTEGER NOT NULL,
        item_id BIGINT,
        reason TEXT NOT NULL,
        at {at} NOT NULL)",
    "CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
    "CREATE TABLE submission (
        key TEXT PRIMARY KEY,
        by_person BIGINT NOT NULL,
        answer TEXT NOT NULL,
        at {at} NOT NULL)",
];
