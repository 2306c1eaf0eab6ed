//! Appending to the ledger: ranks without a gap, each entry chained to the one before.

use super::axis::axis_row;
use crate::{StoreError, db, item::hash, table::Row};
use chrono::{Datelike, NaiveDate};
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

/// Waits for the turn to append, kept until the transaction ends. SQLite has one writer: it has it already.
pub(super) async fn lock(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    if db::is_postgres(conn) {
        db::run(conn, "SELECT pg_advisory_xact_lock($1)", [CHAIN.into()]).await?;
    }
    Ok(())
}

/// Appends those entries of that item.
pub(crate) async fn append(conn: &impl ConnectionTrait, item: &Item, postings: &[Posting]) -> Result<(), StoreError> {
    if postings.is_empty() {
        return Ok(());
    }
    lock(conn).await?;
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
        axis_row(id, posting).insert(conn).await?;
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
        .map(|e| e.grade_on(posting.graded_on).word().to_owned());
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

/// An entry as it is kept.
#[derive(FromQueryResult)]
struct Kept {
    id: i64,
    item_id: i64,
    seq: i32,
    line: i32,
    kind: String,
    cents: i64,
    prudent_cents: i64,
    grams: i64,
    minutes: i64,
    occurred_on: NaiveDate,
    period_on: NaiveDate,
    month: i32,
    reverses: Option<i64>,
    service_id: i64,
    handover_id: Option<i64>,
    category: String,
    substitution: Option<String>,
    grade: Option<String>,
    job: Option<i32>,
    inputs: String,
    prev_hash: String,
    hash: String,
}

impl Kept {
    /// What its hash is drawn over.
    fn row(self) -> Row {
        Row {
            table: "ledger",
            key: vec![("id", self.id.into())],
            columns: vec![
                ("item_id", self.item_id.into()),
                ("seq", self.seq.into()),
                ("line", self.line.into()),
                ("kind", self.kind.into()),
                ("cents", self.cents.into()),
                ("prudent_cents", self.prudent_cents.into()),
                ("grams", self.grams.into()),
                ("minutes", self.minutes.into()),
                ("occurred_on", self.occurred_on.into()),
                ("period_on", self.period_on.into()),
                ("month", self.month.into()),
                ("reverses", self.reverses.into()),
                ("service_id", self.service_id.into()),
                ("handover_id", self.handover_id.into()),
                ("category", self.category.into()),
                ("substitution", self.substitution.into()),
                ("grade", self.grade.into()),
                ("job", self.job.into()),
                ("inputs", self.inputs.into()),
            ],
        }
    }
}

/// How many entries are read at a time: bounds the memory.
const AT_A_TIME: i64 = 2000;

/// The first entry up to that one which is missing, or whose hash is not that of what it says and of the one before.
pub(crate) async fn broken_entry(conn: &impl ConnectionTrait, last: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT id, item_id, seq, line, kind, cents, prudent_cents, grams, minutes, occurred_on, period_on,
            month, reverses, service_id, handover_id, category, substitution, grade, job, inputs, prev_hash, hash
        FROM ledger WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3";
    let (mut seen, mut prev) = (0, String::new());
    while seen < last {
        let kept: Vec<Kept> = db::rows(conn, sql, [seen.into(), last.into(), AT_A_TIME.into()]).await?;
        if kept.is_empty() {
            return Ok(Some(seen + 1));
        }
        for entry in kept {
            let (id, said, follows) = (entry.id, entry.hash.clone(), entry.prev_hash == prev);
            if id != seen + 1 || !follows || entry_hash(&prev, &entry.row()) != said {
                return Ok(Some(seen + 1));
            }
            (seen, prev) = (id, said);
        }
    }
    Ok(None)
}

fn int(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
