//! How the tables of Regain came to be: frozen history. A migration that has shipped is never
//! edited; see the README beside this crate.

mod m20261123_000001_reference;
mod m20261123_000002_item;
mod m20261123_000003_ledger;
mod m20261123_000004_handover;
mod m20261123_000005_guard;
mod m20261123_000006_search;
mod m20261125_000007_ledger_sum;
mod m20261125_000010_label_batch;
mod m20261125_000020_stocktake;
mod m20261125_000030_scanning;
mod m20261125_000040_reading;
mod m20261125_000041_item_signature;
mod m20261125_000050_ledger_axis;
mod m20261125_000060_repair_history;
mod m20261125_000071_price_import;
mod m20261125_000080_workshop;
mod m20261125_000081_legal;
mod m20261125_000090_paper;
mod m20261125_000091_closing;
mod m20261125_000092_item_life;
mod m20261125_000100_backup;
mod m20261125_000110_wrong_try;
mod m20261125_000111_session;
mod m20261125_000112_password_link;
mod m20261125_000113_second_factor;
mod m20261125_000114_act;
mod m20261125_000125_item_request;
mod m20261125_000130_finding;
mod m20261125_000140_issues;
mod m20261125_000142_consent;
mod m20261125_000143_closing_report;
mod m20261125_000145_price_by_day;
mod m20261126_000120_uncounted;
mod m20261126_000121_ready_since;
mod raw;

use sea_orm_migration::{MigrationTrait, async_trait::async_trait};
pub use sea_orm_migration::{MigratorTrait, sea_orm::DbErr};

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_reference::Migration),
            Box::new(m20261123_000002_item::Migration),
            Box::new(m20261123_000003_ledger::Migration),
            Box::new(m20261123_000004_handover::Migration),
            Box::new(m20261123_000005_guard::Migration),
            Box::new(m20261123_000006_search::Migration),
            Box::new(m20261125_000007_ledger_sum::Migration),
            Box::new(m20261125_000010_label_batch::Migration),
            Box::new(m20261125_000020_stocktake::Migration),
            Box::new(m20261125_000030_scanning::Migration),
            Box::new(m20261125_000040_reading::Migration),
            Box::new(m20261125_000041_item_signature::Migration),
            Box::new(m20261125_000050_ledger_axis::Migration),
            Box::new(m20261125_000060_repair_history::Migration),
            Box::new(m20261125_000071_price_import::Migration),
            Box::new(m20261125_000080_workshop::Migration),
            Box::new(m20261125_000081_legal::Migration),
            Box::new(m20261125_000090_paper::Migration),
            Box::new(m20261125_000091_closing::Migration),
            Box::new(m20261125_000092_item_life::Migration),
            Box::new(m20261125_000100_backup::Migration),
            Box::new(m20261125_000110_wrong_try::Migration),
            Box::new(m20261125_000111_session::Migration),
            Box::new(m20261125_000112_password_link::Migration),
            Box::new(m20261125_000113_second_factor::Migration),
            Box::new(m20261125_000114_act::Migration),
            Box::new(m20261125_000125_item_request::Migration),
            Box::new(m20261125_000130_finding::Migration),
            Box::new(m20261125_000140_issues::Migration),
            Box::new(m20261125_000142_consent::Migration),
            Box::new(m20261125_000143_closing_report::Migration),
            Box::new(m20261125_000145_price_by_day::Migration),
            Box::new(m20261126_000120_uncounted::Migration),
            Box::new(m20261126_000121_ready_since::Migration),
        ]
    }
}
