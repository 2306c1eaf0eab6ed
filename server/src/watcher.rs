//! Watches the database: counts what it does, and says in the log what took long.

use crate::meter::METERS;
use std::time::{Duration, Instant};
use store::Watch;

/// The program's watcher.
#[derive(Debug)]
pub(crate) struct Watcher {
    /// What takes longer is logged; nothing where it is zero.
    slow: Duration,
}

impl Watcher {
    /// Logs what takes longer than that; nothing where it is zero.
    pub(crate) fn new(slow: Duration) -> Self {
        Self { slow }
    }

    fn is_slow(&self, took: Duration) -> bool {
        !self.slow.is_zero() && took > self.slow
    }
}

impl Watch for Watcher {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn statement(&self, sql: &str, took: Duration, has_failed: bool) {
        METERS.statement(took, has_failed);
        if self.is_slow(took) {
            let statement = sql.split_whitespace().collect::<Vec<_>>().join(" ");
            tracing::warn!(took_ms = millis(took), statement, "a slow statement");
        }
    }

    fn turn(&self, waited: Duration, has_come: bool) {
        METERS.turn(waited, has_come);
        if self.is_slow(waited) {
            tracing::warn!(waited_ms = millis(waited), has_come, "a long wait for a turn to write");
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
