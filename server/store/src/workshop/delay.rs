//! How long things took: the stages that ended in a year, as `item_life` keeps them.

use super::LINES;
use crate::{Desk, StoreError, calendar::days, db};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    view::{
        Page,
        workshop::{Delay, DelayLine},
    },
    workshop::delay::{Stage, median},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Days {
    days: i64,
}

#[derive(FromQueryResult)]
struct LineRow {
    code: Option<String>,
    name: String,
    began_on: NaiveDate,
    ended_on: NaiveDate,
    days: i64,
}

/// Where delays (`item_life l`) are read from.
const LIVES: &str = "FROM item_life l JOIN item i ON i.id = l.item_id";

/// The columns of a stage: the day it began, the day it ended, the days in between. These are empty where an item did not go
/// through it.
fn columns(stage: Stage) -> [&'static str; 3] {
    match stage {
        Stage::Diagnosis => ["l.came_on", "l.diagnosed_on", "l.diagnosis_days"],
        Stage::Repair => ["l.diagnosed_on", "l.ready_on", "l.repair_days"],
        Stage::Reissue => ["l.ready_on", "l.reissued_on", "l.reissue_days"],
        Stage::Whole => ["l.came_on", "l.reissued_on", "l.whole_days"],
    }
}

/// The lives in which such a stage, any for none, ended in a year (0 for all), in a category (empty for all): a `WHERE` and
/// its values. What was registered by mistake took no time.
pub(crate) fn lives(stage: Option<Stage>, year: i32, category: &str) -> (String, Vec<Value>) {
    let (first, last) = days(year);
    let mut values: Vec<Value> = vec![first.into(), last.into()];
    let ended = |stage| {
        let [_, to, days] = columns(stage);
        format!("({days} IS NOT NULL AND {to} BETWEEN $1 AND $2)")
    };
    let ended = match stage {
        Some(stage) => ended(stage),
        None => format!("({})", Stage::ALL.map(ended).join(" OR ")),
    };
    let mut of = "";
    if !category.is_empty() {
        values.push(category.into());
        of = " AND i.category = $3";
    }
    (format!("WHERE {ended} AND i.state <> 'void'{of}"), values)
}

async fn count(conn: &impl ConnectionTrait, (clause, values): &(String, Vec<Value>)) -> Result<u64, StoreError> {
    let sql = format!("SELECT COUNT(*) AS count {LIVES} {clause}");
    let found: Option<Count> = db::row(conn, &sql, values.clone()).await?;
    Ok(found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0))
}

/// The median of each stage.
pub(super) async fn summary(conn: &impl ConnectionTrait, year: i32, category: &str) -> Result<Vec<Delay>, StoreError> {
    let mut delays = Vec::new();
    for stage in Stage::ALL {
        let asked = lives(Some(stage), year, category);
        let count = count(conn, &asked).await?;
        let half_days = median(middle(conn, stage, &asked, count).await?);
        delays.push(Delay {
            stage,
            count,
            half_days,
        });
    }
    Ok(delays)
}

/// The middle one of so many delays in order, the two where their number is even: all that a median needs.
async fn middle(
    conn: &impl ConnectionTrait,
    stage: Stage,
    (clause, values): &(String, Vec<Value>),
    count: u64,
) -> Result<Vec<i64>, StoreError> {
    let Some(before) = count.checked_sub(1).map(|last| last / 2) else {
        return Ok(Vec::new());
    };
    let [.., days] = columns(stage);
    let sql = format!(
        "SELECT {days} AS days {LIVES} {clause} ORDER BY {days} LIMIT {} OFFSET {before}",
        2 - count % 2
    );
    let rows: Vec<Days> = db::rows(conn, &sql, values.clone()).await?;
    Ok(rows.into_iter().map(|row| row.days).collect())
}

/// The items that went through a stage, the slowest first, a page of them.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn delays(
    desk: &Desk,
    year: i32,
    category: &str,
    stage: Stage,
    page: u32,
) -> Result<Page<DelayLine>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let asked = lives(Some(stage), year, category);
    let total = count(conn, &asked).await?;
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(LINES);
    let (clause, values) = asked;
    let [from, to, days] = columns(stage);
    let sql = format!(
        "SELECT i.code, i.name, {from} AS began_on, {to} AS ended_on, {days} AS days {LIVES} {clause}
         ORDER BY {days} DESC, l.item_id, l.rank LIMIT {LINES} OFFSET {offset}"
    );
    let rows: Vec<LineRow> = db::rows(conn, &sql, values).await?;
    let line = |row: LineRow| DelayLine {
        code: row.code.unwrap_or_default(),
        name: row.name,
        from: row.began_on,
        to: row.ended_on,
        days: row.days,
    };
    Ok(Page {
        rows: rows.into_iter().map(line).collect(),
        page,
        total,
        size: LINES,
    })
}
