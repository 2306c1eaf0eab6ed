//! What nothing counts for yet, and why.

use super::{LINES, unsigned};
use crate::{
    Desk, StoreError,
    calendar::days,
    db,
    item::{ITEM_ROWS, ItemRecord},
    ledger::kinds,
};
use chrono::{Days, NaiveDate};
use domain::{
    access::Permission,
    ledger::Kind,
    moment::LATE_AFTER_DAYS,
    view::{NotCounted, Page},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
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

/// The day and the slip of an item's last acceptance.
pub(crate) const LAST_ACCEPTED: &str = "i.accepted_on AS since,
    (SELECT h.number FROM handover_line l JOIN handover h ON h.id = l.handover_id
        WHERE l.item_id = i.id AND l.outcome = 'accepted' ORDER BY l.rank DESC LIMIT 1) AS handover";

/// The day and the slip of its oldest acceptance that nothing counts for: it may have been issued again since.
pub(crate) const UNCOUNTED: &str = "i.uncounted_since AS since,
    (SELECT h.number FROM handover_line l JOIN handover h ON h.id = l.handover_id
        WHERE l.item_id = i.id AND l.outcome = 'accepted' AND l.settled_on = i.uncounted_since
        ORDER BY l.rank LIMIT 1) AS handover";

/// What is not counted: `price` (accepted without a price), `factor`, `unsigned`, `none` (accepted where nothing would have
/// been bought). Of a year; 0 for all.
///
/// # Errors
/// Refused, the database's.
pub async fn not_counted(desk: &Desk, why: &str, year: i32, page: u32) -> Result<Page<NotCounted>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let waiting = Waiting::of(desk.today(), why, year);
    let columns = match why {
        "unsigned" => "l.item_id AS id, l.occurred_on AS since, h.number AS handover".to_owned(),
        "none" => "l.item_id AS id, l.settled_on AS since, h.number AS handover".to_owned(),
        "factor" => format!("i.id, {LAST_ACCEPTED}"),
        _ => format!("i.id, {UNCOUNTED}"),
    };
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(LINES);
    let from = waiting.sql();
    let sql = format!("SELECT {columns} {from} ORDER BY 2, 1 LIMIT {LINES} OFFSET {offset}");
    let total = waiting.count(conn).await?;
    let found: Vec<Since> = db::rows(conn, &sql, waiting.values).await?;
    Ok(Page {
        rows: with_items(conn, found).await?,
        page,
        total,
        size: LINES,
    })
}

/// What waits for one reason: tables, a condition, its values.
pub(crate) struct Waiting {
    tables: &'static str,
    /// The condition over `item i`, or over `handover_line l` and `handover h`.
    pub(crate) clause: String,
    /// Its values.
    pub(crate) values: Vec<Value>,
}

const ITEMS: &str = "FROM item i";
const LINES_OF_SLIPS: &str = "FROM handover_line l JOIN handover h ON h.id = l.handover_id";
/// The same from the few slips that name nothing: the order of the tables is said, since SQLite knows no counts of rows.
const LINES_OF_NOTHING: &str = "FROM handover h CROSS JOIN handover_line l";

impl Waiting {
    /// For that reason, of that year; 0 for all. A fact of a year stays that year's until it is settled.
    pub(crate) fn of(today: NaiveDate, why: &str, year: i32) -> Self {
        let (first, last) = days(year);
        let (tables, clause) = match why {
            "unsigned" => (
                LINES_OF_SLIPS,
                "l.outcome = 'open' AND l.occurred_on BETWEEN $1 AND $2".to_owned(),
            ),
            "factor" => (ITEMS, "i.is_without_factor AND i.accepted_on BETWEEN $1 AND $2".into()),
            "none" => (LINES_OF_NOTHING, nothing_bought()),
            _ => (ITEMS, "i.uncounted_since BETWEEN $1 AND $2".into()),
        };
        // A slip may still be signed in its first days: it is late only after them.
        let last = if why == "unsigned" {
            last.min(today - Days::new(LATE_AFTER_DAYS + 1))
        } else {
            last
        };
        Self {
            tables,
            clause,
            values: vec![first.into(), last.into()],
        }
    }

    fn sql(&self) -> String {
        format!("{} WHERE {}", self.tables, self.clause)
    }

    /// How many.
    pub(super) async fn count(&self, conn: &impl ConnectionTrait) -> Result<u64, StoreError> {
        let sql = format!("SELECT COUNT(*) AS count {}", self.sql());
        let count: Option<Count> = db::row(conn, &sql, self.values.clone()).await?;
        Ok(unsigned(count.map_or(0, |count| count.count)))
    }
}

/// Accepted for a need in whose place nothing would have been bought, neither corrected nor taken back since. Only an item's
/// last acceptance can be corrected: an older one is settled for good.
fn nothing_bought() -> String {
    format!(
        "l.handover_id = h.id AND l.outcome = 'accepted' AND h.instead_of = 'none' AND l.settled_on BETWEEN $1 AND $2
            AND NOT EXISTS (SELECT 1 FROM handover_line n
                WHERE n.item_id = l.item_id AND n.rank > l.rank AND n.outcome = 'accepted')
            AND NOT EXISTS (SELECT 1 FROM ledger e WHERE e.item_id = l.item_id AND e.handover_id = h.id AND e.kind IN ({}))
            AND NOT EXISTS (SELECT 1 FROM item i WHERE i.id = l.item_id
                AND (i.uncounted_since = l.settled_on OR i.accepted_on IS NULL))",
        kinds(Kind::is_issue)
    )
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
