//! Whether the program can do its work now: named checks. Why one fails is for the log; whoever asks learns only which.

use crate::{config::Config, database, disk};
use serde::Serialize;
use std::{
    fmt::Display,
    sync::Arc,
    time::{Duration, Instant},
};
use store::Db;
use tokio::{sync::Mutex, task::spawn_blocking, time::timeout};

/// A check that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(2);
/// For how long an answer holds: those who ask often cost the disk nothing.
const FRESH: Duration = Duration::from_secs(1);

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Check {
    name: &'static str,
    ok: bool,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Readiness {
    /// Whether all checks passed.
    pub(crate) ready: bool,
    checks: [Check; 3],
}

/// The last answer, and when it was given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(Arc<Mutex<Option<(Instant, Readiness)>>>);

impl Known {
    /// The last answer while it is fresh, else a new one.
    pub(crate) async fn ask(&self, config: &Arc<Config>, db: &Db) -> Readiness {
        let mut known = self.0.lock().await;
        if let Some((_, readiness)) = known.as_ref().filter(|(at, _)| at.elapsed() < FRESH) {
            return readiness.clone();
        }
        let readiness = check(config, db).await;
        *known = Some((Instant::now(), readiness.clone()));
        readiness
    }
}

async fn check(config: &Arc<Config>, db: &Db) -> Readiness {
    let written = {
        let config = Arc::clone(config);
        spawn_blocking(move || disk::check(&config))
    };
    let written = async { written.await.unwrap_or_else(|error| Err(std::io::Error::other(error))) };
    let checks = [
        passed("database", db.conn().ping()).await,
        passed("migrations", database::is_current(db)).await,
        passed("disk", written).await,
    ];
    Readiness {
        ready: checks.iter().all(|check| check.ok),
        checks,
    }
}

async fn passed<E: Display>(name: &'static str, check: impl Future<Output = Result<(), E>>) -> Check {
    let why = match timeout(PATIENCE, check).await {
        Ok(Ok(())) => return Check { name, ok: true },
        Ok(Err(error)) => error.to_string(),
        Err(late) => late.to_string(),
    };
    tracing::warn!(check = name, why, "not ready");
    Check { name, ok: false }
}
