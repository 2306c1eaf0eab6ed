//! What nothing counts for yet, and why.

use super::{LINES, unsigned};
use crate::{
    Desk, StoreError, db,
    item::{ITEM_ROWS, ItemRecord},
};
use chrono::{Days, NaiveDate};
use domain::{
    access::Permission,
    moment::LATE_AFTER_DAYS,
    view::{NotCounted, Page},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct Since {
    id: i64,
    since: NaiveDate,
    handover: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// What is not counted: `price` (accepted without a price), `factor`, `unsigned`.
///
/// # Errors
/// Refused, the database's.
pub async fn not_counted(desk: &Desk, why: &str, page: u32) -> Result<Page<NotCounted>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let (tables, clause, late) = not_counted_from(desk, why);
    let from = format!("{tables} WHERE {clause}");
    let columns = if why == "unsigned" {
        "l.item_id AS id, l.occurred_on AS since, h.number AS handover"
    } else {
        "i.id, i.accepted_on AS since, (SELECT h.number FROM handover_line l JOIN handover h ON h.id = l.handover_id
            WHERE l.item_id = i.id AND l.outcome = 'accepted' ORDER BY l.rank DESC LIMIT 1) AS handover"
    };
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(LINES);
    let count: Option<Count> = db::row(conn, &format!("SELECT COUNT(*) AS count {from}"), [late.into()]).await?;
    let sql = format!("SELECT {columns} {from} ORDER BY 2, 1 LIMIT {LINES} OFFSET {offset}");
    let found: Vec<Since> = db::rows(conn, &sql, [late.into()]).await?;
    Ok(Page {
        rows: with_items(conn, found).await?,
        page,
        total: unsigned(count.map_or(0, |count| count.count)),
        size: LINES,
    })
}

/// Tables, condition and day of what is not counted for that reason.
pub(crate) fn not_counted_from(desk: &Desk, why: &str) -> (&'static str, &'static str, NaiveDate) {
    match why {
        "unsigned" => (
            "FROM handover_line l JOIN handover h ON h.id = l.handover_id",
            "l.outcome = 'open' AND l.occurred_on < $1",
            desk.today() - Days::new(LATE_AFTER_DAYS),
        ),
        "factor" => (
            "FROM item i",
            "i.is_without_factor AND i.accepted_on <= $1",
            desk.today(),
        ),
        _ => ("FROM item i", "i.is_uncounted AND i.accepted_on <= $1", desk.today()),
    }
}

async fn with_items(conn: &impl ConnectionTrait, found: Vec<Since>) -> Result<Vec<NotCounted>, StoreError> {
    // Numbers only, drawn from records: safe to write into the text of the query.
    let ids: Vec<String> = found.iter().map(|row| row.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{ITEM_ROWS} WHERE i.id IN ({})", ids.join(", "));
    let items: Vec<ItemRecord> = db::rows(conn, &sql, []).await?;
    let mut by_id: BTreeMap<i64, ItemRecord> = items.into_iter().map(|item| (item.id, item)).collect();
    let line = |row: Since| {
        let item = by_id.remove(&row.id)?;
        Some(item.view().map(|item| NotCounted {
            item,
            handover: row.handover,
            on: row.since,
        }))
    };
    found.into_iter().filter_map(line).collect()
}
