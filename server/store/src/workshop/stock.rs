//! The stock by age, and what waits too long.

use super::LINES;
use crate::{
    Desk, StoreError, db,
    item::{ITEM_ROWS, ItemRecord},
};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    item::State,
    view::{ItemRow, Page},
    workshop::stock::{AGES, Age, PATIENCE, late_before, states},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::BTreeMap;

/// The day an item came in last.
pub(crate) const SINCE: &str =
    "COALESCE((SELECT MAX(r.occurred_on) FROM item_return r WHERE r.item_id = i.id), i.deposited_on)";

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Which items of the stock a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockQuery {
    /// Of that age.
    pub age: Option<Age>,
    /// Waiting too long in that state.
    pub wait: Option<State>,
    /// A category's code; empty for all.
    pub category: String,
    /// From 1.
    pub page: u32,
}

/// The condition that a query makes on `item i`, and its values.
pub(crate) fn standing(query: &StockQuery, today: NaiveDate) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    let mut parts = match query.wait {
        Some(state) => vec![format!("i.state = '{}'", state.word())],
        None => vec![format!("i.state IN ({})", db::listed(states().map(State::word)))],
    };
    if let Some(last) = query.wait.and_then(|state| late_before(state, today)) {
        values.push(last.into());
        parts.push(format!("i.last_on <= ${}", values.len()));
    }
    if let Some((first, last)) = query.age.map(|age| age.days(today)) {
        values.push(first.into());
        values.push(last.into());
        parts.push(format!("{SINCE} BETWEEN ${} AND ${}", values.len() - 1, values.len()));
    }
    if !query.category.is_empty() {
        values.push(query.category.as_str().into());
        parts.push(format!("i.category = ${}", values.len()));
    }
    (format!("WHERE {}", parts.join(" AND ")), values)
}

async fn count(conn: &impl ConnectionTrait, query: &StockQuery, today: NaiveDate) -> Result<u64, StoreError> {
    let (clause, values) = standing(query, today);
    let sql = format!("SELECT COUNT(*) AS count FROM item i {clause}");
    let found: Option<Count> = db::row(conn, &sql, values).await?;
    Ok(found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0))
}

#[derive(FromQueryResult)]
struct Group {
    key: String,
    count: i64,
}

/// How many rows each group of a query has.
async fn groups(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<BTreeMap<String, u64>, StoreError> {
    let rows: Vec<Group> = db::rows(conn, sql, values).await?;
    let group = |row: Group| (row.key, u64::try_from(row.count).unwrap_or(0));
    Ok(rows.into_iter().map(group).collect())
}

/// How many items of the stock have each age.
pub(super) async fn ages(
    conn: &impl ConnectionTrait,
    today: NaiveDate,
    category: &str,
) -> Result<Vec<(String, u64)>, StoreError> {
    let whole = StockQuery {
        category: category.to_owned(),
        ..StockQuery::default()
    };
    let (clause, mut values) = standing(&whole, today);
    let mut when = |age: Age| {
        let (first, last) = age.days(today);
        values.extend([Value::from(first), Value::from(last)]);
        let n = values.len();
        format!("WHEN s.since BETWEEN ${} AND ${n} THEN '{}'", n - 1, age.word)
    };
    let ages: Vec<String> = AGES.into_iter().map(&mut when).collect();
    let sql = format!(
        "SELECT CASE {} ELSE '' END AS key, COUNT(*) AS count FROM (SELECT {SINCE} AS since FROM item i {clause}) AS s
         GROUP BY 1",
        ages.join(" ")
    );
    let counts = groups(conn, &sql, values).await?;
    let age = |age: Age| (age.word.to_owned(), counts.get(age.word).copied().unwrap_or(0));
    Ok(AGES.map(age).to_vec())
}

/// What waits too long, by state: those where something does.
pub(super) async fn waits(
    conn: &impl ConnectionTrait,
    today: NaiveDate,
    category: &str,
) -> Result<Vec<(State, u64, u64)>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut waiting = Vec::new();
    for (state, _) in PATIENCE {
        let Some(last) = late_before(state, today) else {
            continue;
        };
        values.push(last.into());
        waiting.push(format!(
            "(i.state = '{}' AND i.last_on <= ${})",
            state.word(),
            values.len()
        ));
    }
    values.push(category.into());
    let sql = format!(
        "SELECT i.state AS key, COUNT(*) AS count FROM item i WHERE ({}) AND (${n} = '' OR i.category = ${n})
         GROUP BY i.state",
        waiting.join(" OR "),
        n = values.len()
    );
    let counts = groups(conn, &sql, values).await?;
    let wait = |(state, patience): (State, u64)| Some((state, patience, *counts.get(state.word())?));
    Ok(PATIENCE.into_iter().filter_map(wait).collect())
}

/// The items of the stock that a figure counts, those that wait the longest first.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn stock(desk: &Desk, query: &StockQuery) -> Result<Page<ItemRow>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let total = count(conn, query, desk.today()).await?;
    let (clause, values) = standing(query, desk.today());
    let page = query.page.max(1);
    let offset = u64::from(page - 1) * u64::from(LINES);
    let sql = format!("{ITEM_ROWS} {clause} ORDER BY i.last_on, i.id LIMIT {LINES} OFFSET {offset}");
    let rows: Vec<ItemRecord> = db::rows(conn, &sql, values).await?;
    Ok(Page {
        rows: rows.into_iter().map(ItemRecord::view).collect::<Result<_, _>>()?,
        page,
        total,
        size: LINES,
    })
}
