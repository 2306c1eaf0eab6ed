//! Whether what was frozen is still what the ledger says.

use super::{COUNT, ClosingRow, ROWS, kept, sum::totals_of};
use crate::{StoreError, db, ledger::write::broken_entry, setting};
use chrono::NaiveDate;
use domain::closing::{Frozen, Period};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The row that does not say what it said when the period was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The closing itself, by its period.
    Closing(String),
    /// The entry of that number, or the gap where it was.
    Entry(i64),
}

/// What differs for one closed period, looked for entry by entry: nothing where all is as it was.
///
/// # Errors
/// The database's.
pub async fn broken(conn: &impl ConnectionTrait, period: Period) -> Result<Option<Broken>, StoreError> {
    let sql = format!("{ROWS} WHERE c.period = $1");
    let row: Option<ClosingRow> = db::row(conn, &sql, [period.word().into()]).await?;
    broken_row(conn, &row.ok_or(StoreError::NotFound)?).await
}

/// The same, of a closing that was read.
pub(super) async fn broken_row(conn: &impl ConnectionTrait, row: &ClosingRow) -> Result<Option<Broken>, StoreError> {
    let closing = || Broken::Closing(row.period.clone());
    let Some(frozen) = row.sound() else {
        return Ok(Some(closing()));
    };
    if let Some(entry) = broken_entry(conn, frozen.last_entry).await? {
        return Ok(Some(Broken::Entry(entry)));
    }
    // The chain is whole: does it end where it ended, and come to what it came to?
    let first = compare(conn, &frozen).await?.into_iter().next();
    Ok(first.map(|difference| match difference {
        Difference::LastEntry => Broken::Entry(frozen.last_entry),
        Difference::Posted(entry) => Broken::Entry(entry),
        Difference::Totals => closing(),
    }))
}

/// In what the ledger is not what it was when a period was closed.
enum Difference {
    /// The last entry of that day is another one.
    LastEntry,
    /// That entry came into the period afterwards.
    Posted(i64),
    /// The entries come to something else.
    Totals,
}

/// Every difference between what was frozen and the ledger, but for the chain of entries itself.
async fn compare(conn: &impl ConnectionTrait, frozen: &Frozen) -> Result<Vec<Difference>, StoreError> {
    let mut found = Vec::new();
    if last_hash(conn, frozen.last_entry).await? != frozen.last_hash {
        found.push(Difference::LastEntry);
    }
    found.extend(posted_later(conn, frozen).await?.map(Difference::Posted));
    if totals_of(conn, frozen.period, frozen.last_entry).await? != (frozen.totals.clone(), frozen.entries) {
        found.push(Difference::Totals);
    }
    Ok(found)
}

#[derive(FromQueryResult)]
struct Hash {
    hash: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Day {
    last_on: Option<NaiveDate>,
}

async fn last_hash(conn: &impl ConnectionTrait, entry: i64) -> Result<String, StoreError> {
    let found: Option<Hash> = db::row(conn, "SELECT hash FROM ledger WHERE id = $1", [entry.into()]).await?;
    Ok(found.map(|found| found.hash).unwrap_or_default())
}

/// An entry that came into the period after it was closed.
async fn posted_later(conn: &impl ConnectionTrait, frozen: &Frozen) -> Result<Option<i64>, StoreError> {
    let (first, last) = frozen.period.months();
    let sql = "SELECT id FROM ledger WHERE month BETWEEN $1 AND $2 AND id > $3 ORDER BY id LIMIT 1";
    let late: Option<Id> = db::row(conn, sql, [first.into(), last.into(), frozen.last_entry.into()]).await?;
    Ok(late.map(|late| late.id))
}

/// Every closing against the ledger and against the closing before: one sentence for each difference.
pub(crate) async fn differences(conn: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    let rows: Vec<ClosingRow> = db::rows(conn, &format!("{ROWS} ORDER BY c.id"), []).await?;
    let mut found = Vec::new();
    let mut before = String::new();
    for (rank, row) in (1..).zip(&rows) {
        if row.id != rank {
            found.push(format!("closing {}: it is not the {rank}th", row.period));
        }
        found.extend(of_row(conn, row, &before).await?);
        before.clone_from(&row.hash);
    }
    let kept = setting::get(conn, COUNT).await?.unwrap_or_else(|| "0".to_owned());
    if kept != rows.len().to_string() {
        found.push("closing: the last one was removed, or one was added by hand".to_owned());
    }
    let last: Option<Day> = db::row(conn, "SELECT MAX(last_on) AS last_on FROM closing", []).await?;
    let last = last.and_then(|last| last.last_on);
    let through = setting::rules(conn).await?.closed_through;
    if last.is_some() && through < last {
        found.push("closing: the settings say an earlier day than the last closing".to_owned());
    }
    Ok(found)
}

async fn of_row(conn: &impl ConnectionTrait, row: &ClosingRow, before: &str) -> Result<Vec<String>, StoreError> {
    let period = &row.period;
    let Some(frozen) = row.sound() else {
        return Ok(vec![format!("closing {period}: it was edited")]);
    };
    let mut found = Vec::new();
    if frozen.before != before {
        found.push(format!("closing {period}: the one before it was edited or removed"));
    }
    found.extend(kept::differences(conn, row).await?);
    for difference in compare(conn, &frozen).await? {
        found.push(match difference {
            Difference::LastEntry => format!("closing {period}: entry {} is not what it was", frozen.last_entry),
            Difference::Posted(entry) => format!("closing {period}: entry {entry} was posted into it afterwards"),
            Difference::Totals => format!("closing {period}: its totals are not those of its entries"),
        });
    }
    Ok(found)
}
