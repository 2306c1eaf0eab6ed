//! Beside each entry, what totals are explored along: who deposited, who received, where, whose repair, which documented
//! price, which edition of the impact figures. A projection: computed again from the events, compared by `verify`, and
//! completed at the start for entries older than it.

use super::write::lock;
use crate::{Db, StoreError, db, item::load_by_id, table::Row};
use domain::{ledger::Posting, view::explore::Axis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{HashMap, hash_map::Entry};

/// The row of an entry.
pub(crate) fn axis_row(id: i64, posting: &Posting) -> Row {
    let origin = &posting.origin;
    let receiver = posting.kind.is_saving().then_some(posting.service.0);
    let price = posting.inputs.evidence.as_ref().and_then(|evidence| evidence.id);
    Row {
        table: "ledger_axis",
        key: vec![("id", id.into())],
        columns: vec![
            ("depositor_id", origin.depositor.0.into()),
            ("receiver_id", receiver.into()),
            ("place_id", origin.place.map(|id| id.0).into()),
            ("provider_id", origin.provider.map(|id| id.0).into()),
            (
                "job",
                origin.job.map(|job| i32::try_from(job).unwrap_or(i32::MAX)).into(),
            ),
            ("is_repaired", origin.is_repaired.into()),
            ("factor", edition(posting).into()),
            ("price_id", price.map(|id| id.0).into()),
        ],
    }
}

/// Which edition of the category's impact figures an entry was computed from.
fn edition(posting: &Posting) -> Option<i32> {
    let factor = posting.inputs.factor.as_ref()?;
    Some(i32::try_from(factor.version).unwrap_or(i32::MAX))
}

/// What an entry belongs to along an axis, in SQL over `ledger e`, `ledger_axis a` and `repair_job j`: a text, empty
/// where the entry belongs to none.
pub(crate) fn key(axis: Axis) -> &'static str {
    match axis {
        Axis::Month => "CAST(e.month AS TEXT)",
        Axis::Receiver => "COALESCE(CAST(a.receiver_id AS TEXT), '')",
        Axis::Depositor => "COALESCE(CAST(a.depositor_id AS TEXT), '')",
        Axis::Category => "e.category",
        Axis::Site => "COALESCE(CAST(a.place_id AS TEXT), '')",
        Axis::Provider => "COALESCE(CAST(a.provider_id AS TEXT), '')",
        Axis::Outcome => OUTCOME,
    }
}

/// How the repair behind an entry ended: `none` where there was none.
pub(crate) const OUTCOME: &str = "COALESCE(j.outcome, CASE WHEN a.is_repaired THEN 'successful' ELSE 'none' END)";

/// The repair behind an entry, to be joined to `ledger e` and `ledger_axis a`.
pub(crate) const JOB: &str = "LEFT JOIN repair_job j ON j.item_id = e.item_id AND j.rank = a.job";

/// How many entries are completed in one transaction: bounds the memory, and how long others wait for their turn.
const AT_A_TIME: i64 = 500;

#[derive(FromQueryResult)]
struct Missing {
    id: i64,
    item_id: i64,
    seq: i32,
    line: i32,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Adds the rows of entries that have none: those posted before there were any. Costs a count where nothing is missing.
/// Answers how many were added. What no event makes any more stays without: it is `verify`'s to name, and stops nobody.
///
/// # Errors
/// The database's.
pub(crate) async fn complete(db: &Db) -> Result<u64, StoreError> {
    let sql = "SELECT (SELECT COALESCE(MAX(id), 0) FROM ledger) - (SELECT COUNT(*) FROM ledger_axis) AS count";
    let missing: Option<Count> = db::row(db.conn(), sql, []).await?;
    if missing.is_none_or(|missing| missing.count == 0) {
        return Ok(0);
    }
    let (mut added, mut seen) = (0, 0);
    loop {
        let write = db.write().await?;
        // Programs that start together take turns: the next one finds what this one added.
        lock(write.conn()).await?;
        let missing = missing_after(write.conn(), seen).await?;
        let Some(last) = missing.last() else {
            return Ok(added);
        };
        seen = last.id;
        added += complete_some(write.conn(), missing).await?;
        write.commit().await?;
    }
}

async fn missing_after(conn: &impl ConnectionTrait, seen: i64) -> Result<Vec<Missing>, StoreError> {
    let sql = "SELECT e.id, e.item_id, e.seq, e.line FROM ledger e LEFT JOIN ledger_axis a ON a.id = e.id
               WHERE a.id IS NULL AND e.id > $1 ORDER BY e.id LIMIT $2";
    Ok(db::rows(conn, sql, [seen.into(), AT_A_TIME.into()]).await?)
}

async fn complete_some(conn: &impl ConnectionTrait, missing: Vec<Missing>) -> Result<u64, StoreError> {
    let mut items: HashMap<i64, Vec<Posting>> = HashMap::new();
    let mut added = 0;
    for entry in missing {
        let postings = match items.entry(entry.item_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(postings(conn, entry.item_id).await?),
        };
        let is_it = |posting: &&Posting| {
            i64::from(posting.place.seq) == i64::from(entry.seq)
                && i64::from(posting.place.line) == i64::from(entry.line)
        };
        if let Some(posting) = postings.iter().find(is_it) {
            axis_row(entry.id, posting).insert(conn).await?;
            added += 1;
        }
    }
    Ok(added)
}

/// What an item's events post; nothing where they cannot be told any more.
async fn postings(conn: &impl ConnectionTrait, item: i64) -> Result<Vec<Posting>, StoreError> {
    match load_by_id(conn, item).await {
        Ok(life) => Ok(life.item.postings),
        Err(StoreError::Inconsistent { .. }) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
