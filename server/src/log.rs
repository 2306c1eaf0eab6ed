//! The log: lines for people or JSON for machines, on the standard error, and how many errors there were.

use crate::config::{Config, LogFormat};
use chrono::{DateTime, Utc};
use std::{
    io::IsTerminal,
    sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
};
use tracing::{Event, Subscriber, level_filters::LevelFilter};
use tracing_subscriber::{
    EnvFilter, Layer,
    fmt::layer,
    layer::{Context, SubscriberExt},
    registry::LookupSpan,
    util::SubscriberInitExt,
};

/// Errors logged since the start, whatever the log's level.
static ERRORS: AtomicU64 = AtomicU64::new(0);
/// When the last one was, in seconds.
static LAST: AtomicI64 = AtomicI64::new(0);

/// Begins to log.
pub(crate) fn start(config: &Config) {
    let lines = lines(config.log_format).with_filter(EnvFilter::new(&config.log));
    tracing_subscriber::registry()
        .with(lines)
        .with(Tally.with_filter(LevelFilter::ERROR))
        .init();
}

/// Errors since the start, and when the last one was.
pub(crate) fn errors() -> (u64, Option<DateTime<Utc>>) {
    let last = Some(LAST.load(Relaxed)).filter(|at| *at != 0);
    (
        ERRORS.load(Relaxed),
        last.and_then(|at| DateTime::from_timestamp(at, 0)),
    )
}

fn lines<S>(format: LogFormat) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let lines = layer().with_writer(std::io::stderr);
    match format {
        // A journal would keep the colours' codes.
        LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
    }
}

/// Counts errors.
struct Tally;

impl<S: Subscriber> Layer<S> for Tally {
    fn on_event(&self, _event: &Event<'_>, _context: Context<'_, S>) {
        ERRORS.fetch_add(1, Relaxed);
        LAST.store(Utc::now().timestamp(), Relaxed);
    }
}
