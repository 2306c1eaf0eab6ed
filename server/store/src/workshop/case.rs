//! Repairs that ended, and items given up without one.

use super::LINES;
use crate::{Desk, StoreError, calendar::days, db, ledger::kinds};
use chrono::NaiveDate;
use domain::{
    Cents,
    access::Permission,
    item::Barrier,
    ledger::Kind,
    view::Page,
    workshop::{Case, Outcome},
};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Value};

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
    barrier: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// That the item came back after a repair (`repair_job j`): what happens then is of another life. It was in service on
/// the day it came back, so that a repair begun before that day had ended by then.
const CAME_BACK: &str = "EXISTS (SELECT 1 FROM item_return r WHERE r.item_id = j.item_id
        AND r.occurred_on >= j.closed_on AND r.occurred_on > j.opened_on)";

/// That no other repair followed one (`repair_job j`).
const LAST: &str = "NOT EXISTS (SELECT 1 FROM repair_job k WHERE k.item_id = j.item_id AND k.rank > j.rank)";

/// Repairs (`repair_job j`) that ended, those of `only`: a condition that begins with `AND`. The barrier is that of the way
/// out which followed the last one in the same life. One that was broken off teaches nothing, nor does an item that was
/// registered by mistake.
pub(crate) fn repairs(only: &str) -> String {
    format!(
        "SELECT i.id AS item_id, j.rank AS job, i.code, i.name, i.brand, i.model, i.category,
            CASE WHEN j.outcome = 'successful' THEN 'repaired' ELSE 'failed' END AS outcome, j.closed_on AS ended_on,
            j.done, (SELECT x.barrier FROM item_exit x WHERE x.item_id = j.item_id AND j.outcome = 'failed'
                AND NOT {CAME_BACK} AND {LAST}) AS barrier
        FROM repair_job j JOIN item i ON i.id = j.item_id
        WHERE j.outcome <> 'open' AND i.state <> 'void' AND NOT j.is_broken_off {only}"
    )
}

/// Items that left (`item_exit x`) with a barrier although no repair of the same life was the last one and failed, those of
/// `only`: given up without trying.
pub(crate) fn given_up(only: &str) -> String {
    format!(
        "SELECT i.id AS item_id, CAST(-1 AS INTEGER) AS job, i.code, i.name, i.brand, i.model, i.category,
            'given_up' AS outcome, x.occurred_on AS ended_on, '' AS done, x.barrier
        FROM item_exit x JOIN item i ON i.id = x.item_id
        WHERE x.barrier IS NOT NULL {only}
            AND NOT EXISTS (SELECT 1 FROM repair_job j WHERE j.item_id = x.item_id AND j.outcome = 'failed'
                AND {LAST} AND NOT {CAME_BACK} AND NOT j.is_broken_off)"
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
    let repairs = repairs(&format!("AND j.closed_on BETWEEN $1 AND $2 {of}"));
    let given_up = given_up(&format!("AND x.occurred_on BETWEEN $1 AND $2 {of}"));
    let sql = match query.outcome {
        None => format!("{repairs} UNION ALL {given_up}"),
        Some(Outcome::Repaired) => format!("{repairs} AND j.outcome = 'successful'"),
        Some(Outcome::Failed) => format!("{repairs} AND j.outcome = 'failed'"),
        Some(Outcome::GivenUp) => given_up,
    };
    (sql, values)
}

/// The cases asked for, whatever their model, the last ended first; `limit` keeps some of them. Costs are summed for those
/// kept only.
async fn fetch(conn: &impl ConnectionTrait, query: &CaseQuery, limit: &str) -> Result<Vec<Case>, StoreError> {
    const ORDER: &str = "ORDER BY ended_on DESC, code, item_id, job";
    let (sql, values) = asked(query);
    let costs = kinds(Kind::is_cost);
    let sql = format!(
        "SELECT c.code, c.name, c.brand, c.model, c.category, c.outcome, c.ended_on, c.barrier,
            CAST(COALESCE((SELECT SUM(l.cents) FROM ledger l WHERE l.item_id = c.item_id AND l.job = c.job
                AND l.kind IN ({costs})), 0) AS BIGINT) AS cost
         FROM (SELECT * FROM ({sql}) AS a {ORDER} {limit}) AS c {ORDER}"
    );
    let rows: Vec<CaseRow> = db::rows(conn, &sql, values).await?;
    Ok(rows.into_iter().filter_map(case).collect())
}

fn case(row: CaseRow) -> Option<Case> {
    Some(Case {
        outcome: Outcome::parse(&row.outcome)?,
        barrier: row.barrier.as_deref().and_then(Barrier::parse),
        code: row.code.unwrap_or_default(),
        name: row.name,
        brand: row.brand,
        model: row.model,
        category: row.category,
        ended_on: row.ended_on,
        cost: Cents(row.cost),
    })
}

/// The model's key of a case that was selected with the columns of its page.
pub(crate) fn model_key(row: &QueryResult) -> Result<Option<String>, StoreError> {
    Ok(case(CaseRow::from_query_result(row, "")?).map(|case| case.model_key()))
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
        return Ok(Page::of(cases, query.page, LINES));
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
