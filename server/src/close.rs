//! `regain close`: a period closed from the shell.

use crate::{cli::Close, database, failure::Failure};
use app::ui::money::money;
use store::{Db, Submission};

/// Closes it, and says what was frozen.
pub(crate) async fn run(db: &Db, which: &Close) -> Result<(), Failure> {
    let period = which.period();
    let period = period.ok_or_else(|| Failure::Said("a period is --month 2026-10 or --year 2025".into()))?;
    let closed = store::closing::close(&database::desk(db), &Submission::default(), period).await;
    let closed = closed.map_err(|error| match error {
        store::StoreError::Invalid("period") => Failure::Said(format!(
            "{} is not over, or is closed already; nothing was closed",
            period.word()
        )),
        error => error.into(),
    })?;
    for closed in &closed {
        let frozen = &closed.frozen;
        println!(
            "{} closed: {} entries, avoided purchases {}, net (full cost) {}, hash {}",
            frozen.period.word(),
            frozen.entries,
            money(frozen.totals.value().0),
            money(frozen.totals.net_full().0),
            closed.hash
        );
    }
    Ok(())
}
