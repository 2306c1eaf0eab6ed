//! What this process knows of itself, for the page of operation.

use crate::{
    config::Config,
    disk, log,
    meter::METERS,
    route::{export, press},
};
use chrono::{DateTime, Utc};
use domain::view::operation::Machine;
use store::civil;

/// Reads it.
pub(crate) fn read(config: &Config, now: DateTime<Utc>) -> Machine {
    let (errors, last_error_at) = log::errors();
    let since = (now - METERS.since()).num_minutes();
    let is_scheduled = config.backup_dir.is_some();
    Machine {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        up_minutes: u64::try_from(since).unwrap_or_default(),
        free_bytes: disk::free(&config.data_dir),
        floor_bytes: disk::floor(config),
        exports: export::running() as u64,
        prints: press::running() as u64,
        errors,
        last_error_at: last_error_at.map(civil::time),
        backups_kept: is_scheduled.then_some(config.backup_keep as u64),
    }
}
