//! Repairs that ended, and items given up without one.

use super::{LINES, paged};
use crate::{Desk, StoreError, calendar::days, db};
use chrono::NaiveDate;
use domain::{
    Cents,
    access::Permission,
    item::{Barrier, Event},
    view::Page,
    workshop::{Case, Outcome},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

#[derive(FromQueryResult)]
struct CaseRow {
    code: Option<String>,
    name: String,
    brand: String,
    model: String,
    category: String,
    outcome: String,
    ended_on: NaiveDate,
    cost: i64,
    exit: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// That a repair (`repair_job j`) ended by losing the item, or by giving it back under way, and not by its test: it taught
/// nothing. Such a day has no failed test; what was undone did not happen.
pub(crate) const BROKEN_OFF: &str = "(j.outcome = 'failed'
        AND EXISTS (SELECT 1 FROM event b WHERE b.item_id = j.item_id AND b.kind IN ('reported_lost', 'given_back')
            AND b.occurred_on = j.closed_on AND NOT EXISTS
                (SELECT 1 FROM event u WHERE u.item_id = b.item_id AND u.seq = b.seq + 1 AND u.kind = 'undone'))
        AND NOT EXISTS (SELECT 1 FROM event t WHERE t.item_id = j.item_id AND t.kind = 'test_failed'
            AND t.occurred_on = j.closed_on AND NOT EXISTS
                (SELECT 1 FROM event u WHERE u.item_id = t.item_id AND u.seq = t.seq + 1 AND u.kind = 'undone')))";

/// That the item came back after a repair (`repair_job j`): what happens then is of another life. It was in service on
/// the day it came back, so that a repair begun before that day had ended by then.
pub(crate) const CAME_BACK: &str = "EXISTS (SELECT 1 FROM item_return r WHERE r.item_id = j.item_id
        AND r.occurred_on >= j.closed_on AND r.occurred_on > j.opened_on)";

/// Repairs that ended between two days. The barrier is that of the way out which followed the last one in the same life.
/// An item that was registered by mistake teaches nothing.
fn repairs(of: &str) -> String {
    format!(
        "SELECT i.id AS item_id, j.rank AS job, i.code, i.name, i.brand, i.model, i.category,
            CASE WHEN j.outcome = 'successful' THEN 'repaired' ELSE 'failed' END AS outcome, j.closed_on AS ended_on,
            (SELECT x.facts FROM item_exit x WHERE x.item_id = j.item_id AND j.outcome = 'failed' AND NOT {CAME_BACK}
                AND NOT EXISTS (SELECT 1 FROM repair_job k WHERE k.item_id = j.item_id AND k.rank > j.rank)) AS exit
        FROM repair_job j JOIN item i ON i.id = j.item_id
        WHERE j.outcome <> 'open' AND i.state <> 'void' AND j.closed_on BETWEEN $1 AND $2 AND NOT {BROKEN_OFF} {of}"
    )
}

/// Items that left with a barrier although no repair of the same life was the last one and failed: given up without trying.
fn given_up(of: &str) -> String {
    format!(
        "SELECT i.id AS item_id, CAST(-1 AS INTEGER) AS job, i.code, i.name, i.brand, i.model, i.category,
            'given_up' AS outcome, x.occurred_on AS ended_on, x.facts AS exit
        FROM item_exit x JOIN item i ON i.id = x.item_id
        WHERE x.kind IN ('donated', 'sold', 'recycled', 'dismantled') AND x.facts LIKE '%\"barrier\":\"%'
            AND x.occurred_on BETWEEN $1 AND $2 {of}
            AND NOT EXISTS (SELECT 1 FROM repair_job j WHERE j.item_id = x.item_id AND j.outcome = 'failed'
                AND NOT EXISTS (SELECT 1 FROM repair_job k WHERE k.item_id = j.item_id AND k.rank > j.rank)
                AND NOT {CAME_BACK} AND NOT {BROKEN_OFF})"
    )
}

/// The cases asked for, whatever their model, without their costs; and the values of that query.
fn asked(query: &CaseQuery) -> (String, Vec<Value>) {
    let (first, last) = days(query.year);
    let mut values: Vec<Value> = vec![first.into(), last.into()];
    let mut of = "";
    if !query.category.is_empty() {
        values.push(query.category.as_str().into());
        of = "AND i.category = $3";
    }
    let sql = match query.outcome {
        None => format!("{} UNION ALL {}", repairs(of), given_up(of)),
        Some(Outcome::Repaired) => format!("{} AND j.outcome = 'successful'", repairs(of)),
        Some(Outcome::Failed) => format!("{} AND j.outcome = 'failed'", repairs(of)),
        Some(Outcome::GivenUp) => given_up(of),
    };
    (sql, values)
}

/// The cases asked for, whatever their model, the last ended first; `limit` keeps some of them. Costs are summed for those
/// kept only.
async fn fetch(conn: &impl ConnectionTrait, query: &CaseQuery, limit: &str) -> Result<Vec<Case>, StoreError> {
    const ORDER: &str = "ORDER BY ended_on DESC, code, item_id, job";
    let (sql, values) = asked(query);
    let sql = format!(
        "SELECT c.code, c.name, c.brand, c.model, c.category, c.outcome, c.ended_on, c.exit,
            CAST(COALESCE((SELECT SUM(l.cents) FROM ledger l WHERE l.item_id = c.item_id AND l.job = c.job
                AND l.kind IN ('labour', 'part', 'external', 'transport', 'other_cost')), 0) AS BIGINT) AS cost
         FROM (SELECT * FROM ({sql}) AS a {ORDER} {limit}) AS c {ORDER}"
    );
    let rows: Vec<CaseRow> = db::rows(conn, &sql, values).await?;
    Ok(rows.into_iter().filter_map(case).collect())
}

fn case(row: CaseRow) -> Option<Case> {
    Some(Case {
        outcome: Outcome::parse(&row.outcome)?,
        barrier: row.exit.as_deref().and_then(barrier),
        code: row.code.unwrap_or_default(),
        name: row.name,
        brand: row.brand,
        model: row.model,
        category: row.category,
        ended_on: row.ended_on,
        cost: Cents(row.cost),
    })
}

/// The cases of a year (0 for all), of a category (empty for all), the last ended first.
pub(super) async fn read(conn: &impl ConnectionTrait, year: i32, category: &str) -> Result<Vec<Case>, StoreError> {
    let query = CaseQuery {
        year,
        category: category.to_owned(),
        ..CaseQuery::default()
    };
    fetch(conn, &query, "").await
}

/// Why it was given up, as its way out says.
fn barrier(facts: &str) -> Option<Barrier> {
    match serde_json::from_str(facts).ok()? {
        Event::Donated(facts) => facts.barrier,
        Event::Sold(facts) => facts.barrier,
        Event::Recycled(facts) => facts.barrier,
        Event::Dismantled(facts) => facts.barrier,
        _ => None,
    }
}

/// Which cases a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseQuery {
    /// The year; 0 for all.
    pub year: i32,
    /// A category's code; empty for all.
    pub category: String,
    /// A model, by its key; empty for all.
    pub model: String,
    /// An outcome; none for all.
    pub outcome: Option<Outcome>,
    /// From 1.
    pub page: u32,
}

/// The cases that a figure counts, the last ended first.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn cases(desk: &Desk, query: &CaseQuery) -> Result<Page<Case>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    if !query.model.is_empty() {
        // Two spellings of a model are one to the domain, not to the database: all are read.
        let mut cases = fetch(conn, query, "").await?;
        cases.retain(|case| case.model_key() == query.model);
        return Ok(paged(cases, query.page));
    }
    let (sql, values) = asked(query);
    let sql = format!("SELECT COUNT(*) AS count FROM ({sql}) AS a");
    let found: Option<Count> = db::row(conn, &sql, values).await?;
    let page = query.page.max(1);
    let offset = u64::from(page - 1) * u64::from(LINES);
    Ok(Page {
        rows: fetch(conn, query, &format!("LIMIT {LINES} OFFSET {offset}")).await?,
        page,
        total: found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0),
        size: LINES,
    })
}
