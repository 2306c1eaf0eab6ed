//! What the program counts of itself, for `/metrics`. One program has one set of meters.

use axum::http::{Method, StatusCode};
use chrono::{DateTime, Utc};
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
};
use std::{
    sync::{LazyLock, atomic::AtomicU64},
    time::Duration,
};

/// The program's meters.
pub(crate) static METERS: LazyLock<Meters> = LazyLock::new(Meters::new);

/// From a page out of memory to an export of everything, in seconds.
const ANSWERS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
/// From a row by its key to a sum over years, in seconds.
const STATEMENTS: [f64; 8] = [0.0005, 0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0];

type Level = Gauge<f64, AtomicU64>;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

/// Everything that is counted.
#[derive(Debug)]
pub(crate) struct Meters {
    since: DateTime<Utc>,
    registry: Registry,
    requests: Family<Answered, Counter>,
    answers: Family<Route, Histogram>,
    statements: Histogram,
    failed_statements: Counter,
    turns: Histogram,
    missed_turns: Counter,
    sign_in_refusals: Family<Reason, Counter>,
    levels: Levels,
}

/// What is not counted but read when it is asked for.
#[derive(Debug, Default)]
struct Levels {
    open_connections: Level,
    idle_connections: Level,
    exports: Level,
    prints: Level,
    errors: Level,
    free_disk: Level,
    backup_age: Level,
}

/// What is read when the meters are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    /// Connections to the database: open, and of those at rest.
    pub(crate) connections: (u32, usize),
    /// Lists being read.
    pub(crate) exports: usize,
    /// Documents being drawn.
    pub(crate) prints: usize,
    /// Bytes free in the data folder, where the system says.
    pub(crate) free_disk: Option<u64>,
    /// Errors logged since the start.
    pub(crate) errors: u64,
    /// Since the newest backup, where there is one.
    pub(crate) backup_age: Option<Duration>,
}

impl Meters {
    fn new() -> Self {
        let since = Utc::now();
        let mut registry = Registry::with_prefix("regain");
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The program", version);
        let started = Level::default();
        started.set(since.timestamp() as f64);
        registry.register_with_unit("start_time", "When it started", Unit::Seconds, started);
        let meters = Self {
            since,
            requests: Family::default(),
            answers: Family::<Route, Histogram>::new_with_constructor(|| Histogram::new(ANSWERS)),
            statements: Histogram::new(STATEMENTS),
            failed_statements: Counter::default(),
            turns: Histogram::new(STATEMENTS),
            missed_turns: Counter::default(),
            sign_in_refusals: Family::default(),
            levels: Levels::default(),
            registry,
        };
        meters.registered()
    }

    fn registered(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register("http_requests", "Requests answered", self.requests.clone());
        registry.register_with_unit(
            "http_request_duration",
            "How long an answer took to begin",
            Unit::Seconds,
            self.answers.clone(),
        );
        registry.register_with_unit(
            "database_statement_duration",
            "How long a statement took",
            Unit::Seconds,
            self.statements.clone(),
        );
        registry.register(
            "database_statements_failed",
            "Statements that the database refused",
            self.failed_statements.clone(),
        );
        registry.register_with_unit(
            "database_turn_wait",
            "How long a write waited for its turn",
            Unit::Seconds,
            self.turns.clone(),
        );
        registry.register(
            "database_turns_missed",
            "Writes whose turn did not come in time",
            self.missed_turns.clone(),
        );
        registry.register(
            "sign_in_refusals",
            "Sign-ins turned away",
            self.sign_in_refusals.clone(),
        );
        self.levels.register(registry);
        self
    }

    /// Since when there is something to count: the start of the program.
    pub(crate) fn since(&self) -> DateTime<Utc> {
        self.since
    }

    /// A request was answered.
    pub(crate) fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let labels = Answered {
            method: known(method),
            route: route.to_owned(),
            status: status.as_str().to_owned(),
        };
        self.requests.get_or_create(&labels).inc();
        let Answered { route, .. } = labels;
        self.answers.get_or_create(&Route { route }).observe(took.as_secs_f64());
    }

    /// A statement ended.
    pub(crate) fn statement(&self, took: Duration, has_failed: bool) {
        self.statements.observe(took.as_secs_f64());
        if has_failed {
            self.failed_statements.inc();
        }
    }

    /// A write's turn came, or did not come in time.
    pub(crate) fn turn(&self, waited: Duration, has_come: bool) {
        self.turns.observe(waited.as_secs_f64());
        if !has_come {
            self.missed_turns.inc();
        }
    }

    /// Somebody was not let in.
    pub(crate) fn sign_in_refused(&self, reason: &'static str) {
        self.sign_in_refusals.get_or_create(&Reason { reason }).inc();
    }

    /// All of it, in the text format of OpenMetrics; nothing where it cannot be written.
    pub(crate) fn text(&self, reading: Reading) -> String {
        self.levels.set(reading);
        let mut text = String::new();
        match text::encode(&mut text, &self.registry) {
            Ok(()) => text,
            Err(_) => String::new(),
        }
    }
}

impl Levels {
    fn register(&self, registry: &mut Registry) {
        for (name, help, level) in [
            (
                "database_connections_open",
                "Connections to the database",
                &self.open_connections,
            ),
            (
                "database_connections_idle",
                "Those of them at rest",
                &self.idle_connections,
            ),
            ("exports_running", "Lists being read", &self.exports),
            ("prints_running", "Documents being drawn", &self.prints),
            ("errors_logged", "Errors since the start", &self.errors),
        ] {
            registry.register(name, help, level.clone());
        }
        registry.register_with_unit(
            "disk_free",
            "Room in the data folder",
            Unit::Bytes,
            self.free_disk.clone(),
        );
        let help = "Since the newest backup, NaN where there is none";
        registry.register_with_unit("backup_age", help, Unit::Seconds, self.backup_age.clone());
    }

    fn set(&self, reading: Reading) {
        let (open, idle) = reading.connections;
        self.open_connections.set(f64::from(open));
        self.idle_connections.set(idle as f64);
        self.exports.set(reading.exports as f64);
        self.prints.set(reading.prints as f64);
        self.errors.set(reading.errors as f64);
        self.free_disk
            .set(reading.free_disk.map_or(f64::NAN, |bytes| bytes as f64));
        self.backup_age
            .set(reading.backup_age.map_or(f64::NAN, |age| age.as_secs_f64()));
    }
}

/// A method that a client made up must not make a series of its own.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_methods_are_counted_as_one() {
        let meters = Meters::new();
        for method in ["GET", "EVIL", "WORSE"] {
            let method = method.parse().unwrap();
            meters.answered(&method, "/items", StatusCode::OK, Duration::from_millis(2));
        }
        let text = meters.text(Reading::default());
        let counted = |method: &str, times: u32| {
            let labels = format!("{{method=\"{method}\",route=\"/items\",status=\"200\"}}");
            text.contains(&format!("regain_http_requests_total{labels} {times}\n"))
        };
        assert!(counted("GET", 1) && counted("other", 2), "{text}");
        assert!(text.contains("regain_backup_age_seconds NaN\n"), "{text}");
    }
}
