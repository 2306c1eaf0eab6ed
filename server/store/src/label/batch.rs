//! Blank labels printed in advance.

use super::draw_batch;
use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Turn},
};
use chrono::NaiveDate;
use domain::{
    Refusal,
    access::Permission,
    label::{Code, sheet::Layout},
    view::{BatchRow, Page},
};
use sea_orm::FromQueryResult;

/// The most labels of one batch: a whole box of sheets.
pub const BATCH: u32 = 10_000;

/// Batches on a page of the list.
const BATCHES: u32 = 25;

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Printed {
    code: String,
}

#[derive(FromQueryResult)]
struct BatchRecord {
    number: String,
    printed_on: NaiveDate,
    by: String,
    layout: String,
    labels: i32,
    blank: i64,
}

/// Selects the columns of [`BatchRecord`] from `label_batch b`.
const BATCH_ROWS: &str = "SELECT b.number, b.printed_on, p.name AS by, b.layout, b.labels,
        (SELECT COUNT(*) FROM label l WHERE l.batch_id = b.id AND l.state = 'blank') AS blank
    FROM label_batch b JOIN person p ON p.id = b.by_person";

impl BatchRecord {
    fn view(self) -> BatchRow {
        let labels = u32::try_from(self.labels).unwrap_or(0);
        let left = u32::try_from(self.blank).unwrap_or(0);
        BatchRow {
            number: self.number,
            on: self.printed_on,
            by: self.by,
            layout: self.layout,
            labels,
            used: labels.saturating_sub(left),
            left,
        }
    }
}

/// Draws that many blank labels for that paper: the batch's number.
///
/// # Errors
/// Refused (more than [`BATCH`]), invalid (`layout`), the database's.
pub async fn make_batch(desk: &Desk, submission: &Submission, labels: u32, layout: &str) -> Result<String, StoreError> {
    desk.require(Permission::Receive)?;
    if !(1..=BATCH).contains(&labels) {
        return Err(Refusal::QuantityOutOfRange { max: BATCH }.into());
    }
    let layout = Layout::parse(layout).ok_or(StoreError::Invalid("layout"))?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(number) => return Ok(number),
    };
    let number = turn.next_number('E').await?;
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO label_batch (number, printed_on, by_person, labels, layout, at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        [
            number.as_str().into(),
            turn.moment.today.into(),
            desk.actor.id.0.into(),
            i32::try_from(labels).unwrap_or(i32::MAX).into(),
            layout.name().into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("labels"))?.id;
    draw_batch(turn.conn(), turn.moment.now, id, labels).await?;
    turn.commit(&number).await?;
    Ok(number)
}

/// The batches, newest first.
///
/// # Errors
/// Refused, the database's.
pub async fn batches(desk: &Desk, page: u32) -> Result<Page<BatchRow>, StoreError> {
    desk.require(Permission::Receive)?;
    let conn = desk.db.conn();
    let count: Option<Count> = db::row(conn, "SELECT COUNT(*) AS count FROM label_batch", []).await?;
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(BATCHES);
    let sql = format!("{BATCH_ROWS} ORDER BY b.id DESC LIMIT {BATCHES} OFFSET {offset}");
    let rows: Vec<BatchRecord> = db::rows(conn, &sql, []).await?;
    Ok(Page {
        rows: rows.into_iter().map(BatchRecord::view).collect(),
        page,
        total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
        size: BATCHES,
    })
}

/// The batch of that number.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn batch(desk: &Desk, number: &str) -> Result<BatchRow, StoreError> {
    desk.require(Permission::Receive)?;
    let sql = format!("{BATCH_ROWS} WHERE b.number = $1");
    let found: Option<BatchRecord> = db::row(desk.db.conn(), &sql, [number.into()]).await?;
    found.map(BatchRecord::view).ok_or(StoreError::NotFound)
}

/// The labels of a batch, always in the same order; `is_blank` for those that nothing bears yet.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn batch_labels(desk: &Desk, number: &str, is_blank: bool) -> Result<Vec<Code>, StoreError> {
    batch(desk, number).await?;
    let only = if is_blank { "AND l.state = 'blank'" } else { "" };
    let sql = format!(
        "SELECT l.code FROM label l JOIN label_batch b ON b.id = l.batch_id WHERE b.number = $1 {only} ORDER BY l.code"
    );
    let rows: Vec<Printed> = db::rows(desk.db.conn(), &sql, [number.into()]).await?;
    let code = |row: Printed| {
        Code::parse(&row.code).map_err(|_| StoreError::Inconsistent {
            table: "label",
            id: row.code,
        })
    };
    rows.into_iter().map(code).collect()
}
