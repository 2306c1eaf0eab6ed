//! Appending to the ledger: ranks without a gap, each entry chained to the one before.

use crate::{StoreError, db, item::hash, table::Row};
use chrono::Datelike;
use domain::{
    item::Item,
    ledger::{
        Place, Posting,
        saving::{prudent, signed_minutes},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The advisory lock under which PostgreSQL appends, one transaction at a time.
const CHAIN: i64 = 0x5245_4741_494e;

#[derive(FromQueryResult)]
struct Tail {
    id: i64,
    hash: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Appends those entries of that item.
pub(crate) async fn append(conn: &impl ConnectionTrait, item: &Item, postings: &[Posting]) -> Result<(), StoreError> {
    if postings.is_empty() {
        return Ok(());
    }
    if db::is_postgres(conn) {
        db::run(conn, "SELECT pg_advisory_xact_lock($1)", [CHAIN.into()]).await?;
    }
    let tail: Option<Tail> = db::row(conn, "SELECT id, hash FROM ledger ORDER BY id DESC LIMIT 1", []).await?;
    let (mut id, mut prev) = tail.map_or((0, String::new()), |tail| (tail.id, tail.hash));
    for posting in postings {
        id += 1;
        let reverses = match posting.reverses {
            Some(place) => Some(find(conn, item, place).await?),
            None => None,
        };
        let row = entry_row(id, item, posting, reverses, &prev);
        row.insert(conn).await?;
        prev = entry_hash(&prev, &row);
    }
    Ok(())
}

async fn find(conn: &impl ConnectionTrait, item: &Item, place: Place) -> Result<i64, StoreError> {
    let sql = "SELECT id FROM ledger WHERE item_id = $1 AND seq = $2 AND line = $3";
    let values = [item.id.0.into(), int(place.seq).into(), int(place.line).into()];
    let found: Option<Id> = db::row(conn, sql, values).await?;
    found.map(|found| found.id).ok_or_else(|| StoreError::Inconsistent {
        table: "ledger",
        id: format!("{}/{}/{}", item.id, place.seq, place.line),
    })
}

/// The row of an entry, hash included.
pub(crate) fn entry_row(id: i64, item: &Item, posting: &Posting, reverses: Option<i64>, prev: &str) -> Row {
    let inputs = &posting.inputs;
    let grade = inputs
        .evidence
        .as_ref()
        .map(|e| e.grade_on(posting.occurred_on).word().to_owned());
    let month = posting.period_on.year() * 100 + i32::try_from(posting.period_on.month()).unwrap_or(0);
    let mut row = Row {
        table: "ledger",
        key: vec![("id", id.into())],
        columns: vec![
            ("item_id", item.id.0.into()),
            ("seq", int(posting.place.seq).into()),
            ("line", int(posting.place.line).into()),
            ("kind", posting.kind.word().into()),
            ("cents", posting.cents.0.into()),
            ("prudent_cents", prudent(posting).0.into()),
            ("grams", posting.grams.0.into()),
            ("minutes", signed_minutes(posting).into()),
            ("occurred_on", posting.occurred_on.into()),
            ("period_on", posting.period_on.into()),
            ("month", month.into()),
            ("reverses", reverses.into()),
            ("service_id", posting.service.0.into()),
            ("handover_id", posting.handover.map(|id| id.0).into()),
            ("category", item.category.as_str().into()),
            ("substitution", inputs.substitution.map(|s| s.word().to_owned()).into()),
            ("grade", grade.into()),
            (
                "job",
                inputs.job.map(|job| i32::try_from(job).unwrap_or(i32::MAX)).into(),
            ),
            ("inputs", serde_json::to_string(inputs).unwrap_or_default().into()),
        ],
    };
    let hash = entry_hash(prev, &row);
    row.columns.push(("prev_hash", prev.into()));
    row.columns.push(("hash", hash.into()));
    row
}

/// The hash of an entry: over the one before, and everything the row says but its hashes.
fn entry_hash(prev: &str, row: &Row) -> String {
    let said: Vec<String> = row
        .key
        .iter()
        .chain(&row.columns)
        .filter(|(name, _)| !matches!(*name, "prev_hash" | "hash"))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    hash(format!("{prev}\n{}", said.join("\n")))
}

fn int(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
