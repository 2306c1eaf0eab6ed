//! Who watches the database's work. The store has no clock and keeps no count: whoever opens it gives it both.

use std::{
    fmt::Debug,
    time::{Duration, Instant},
};

/// Told of what the database does, as it does it: it must not wait.
pub trait Watch: Debug + Send + Sync {
    /// What the clock says.
    fn now(&self) -> Instant;

    /// A statement ended: its text without its values, how long it took, whether the database refused it.
    fn statement(&self, sql: &str, took: Duration, has_failed: bool);

    /// A write waited so long for its turn, which came or did not.
    fn turn(&self, waited: Duration, has_come: bool);
}
