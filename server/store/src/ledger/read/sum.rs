//! Alike entries added up, as the database keeps their sums: by month, by category and by service.

use super::{
    filter::Clause,
    issue::{Looked, issue, taken_back},
};
use crate::{
    StoreError, db,
    ledger::{
        axis::{JOB, key},
        kinds,
    },
};
use domain::{
    Cents, Grams,
    ledger::{
        Kind,
        saving::{Sum, Totals},
    },
    price::{Grade, Substitution},
    view::explore::Axis,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// Entries alike under one key: a month, a category or a service.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct SumRow {
    pub(super) key: String,
    kind: String,
    substitution: String,
    is_entry: bool,
    grade: String,
    cents: i64,
    prudent: i64,
    grams: i64,
    minutes: i64,
    entries: i64,
    issues: i64,
}

impl SumRow {
    fn sum(&self) -> Option<Sum> {
        Some(Sum {
            kind: Kind::parse(&self.kind)?,
            substitution: Substitution::parse(&self.substitution),
            is_reversal: !self.is_entry,
            cents: Cents(self.cents),
            prudent: Cents(self.prudent),
            grams: Grams(self.grams),
            minutes: self.minutes,
        })
    }

    /// How many entries.
    pub(crate) fn entries(&self) -> u64 {
        super::unsigned(self.entries)
    }

    /// Whether they are documented that well.
    pub(crate) fn is_graded(&self, grade: Grade) -> bool {
        self.grade == grade.word()
    }
}

/// What those rows come to.
pub(crate) fn totals<'a>(rows: impl IntoIterator<Item = &'a SumRow>) -> Totals {
    let sums: Vec<Sum> = rows.into_iter().filter_map(SumRow::sum).collect();
    Totals::of(&sums)
}

/// How many issues those rows are.
pub(crate) fn issues<'a>(rows: impl IntoIterator<Item = &'a SumRow>) -> u64 {
    super::unsigned(rows.into_iter().map(|row| row.issues).sum())
}

/// Rows by their key.
pub(crate) fn by_key(rows: Vec<SumRow>) -> BTreeMap<String, Vec<SumRow>> {
    let mut groups: BTreeMap<String, Vec<SumRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(row.key.clone()).or_default().push(row);
    }
    groups
}

/// A year by month: keys are `year * 100 + month`.
pub(super) async fn by_month(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_axis(conn, year, "month", key(Axis::Month)).await
}

/// A year by category, with the grades of its evidence.
pub(super) async fn by_category(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_axis(conn, year, "category", key(Axis::Category)).await
}

/// A year by service, with the grades of its evidence.
pub(super) async fn by_service(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_axis(conn, year, "service", "CAST(e.service_id AS TEXT)").await
}

/// A year along an axis that the entries themselves do not name, see `axis_sum`: its word there, and the key of an entry.
pub(super) async fn beside(
    conn: &impl ConnectionTrait,
    year: i32,
    axis: &str,
    key: &str,
) -> Result<Vec<SumRow>, StoreError> {
    kept(conn, "axis_sum", year, axis, key).await
}

async fn by_axis(conn: &impl ConnectionTrait, year: i32, axis: &str, key: &str) -> Result<Vec<SumRow>, StoreError> {
    kept(conn, "ledger_sum", year, axis, key).await
}

/// The sums as they are kept, then what is no issue any more: an entry taken back stays in its sum.
async fn kept(
    conn: &impl ConnectionTrait,
    table: &str,
    year: i32,
    axis: &str,
    key: &str,
) -> Result<Vec<SumRow>, StoreError> {
    let sql = format!(
        "SELECT key, kind, substitution, is_entry, grade, cents, prudent_cents AS prudent, grams, minutes, entries,
            CASE WHEN is_entry AND kind IN ({}) THEN entries ELSE 0 END AS issues
         FROM {table} WHERE year = $1 AND axis = $2
         UNION ALL
         SELECT {key}, e.kind, '', e.reverses IS NULL, '', 0, 0, 0, 0, 0, -COUNT(*)
         FROM ledger e LEFT JOIN ledger_axis a ON a.id = e.id WHERE e.id IN ({}) GROUP BY 1, 2, 4",
        kinds(Kind::is_issue),
        taken_back(&Looked::of_year(year))
    );
    Ok(db::rows(conn, &sql, [year.into(), axis.into()]).await?)
}

/// Every year, from its months: keys are years.
pub(super) async fn by_year(conn: &impl ConnectionTrait) -> Result<Vec<SumRow>, StoreError> {
    let sql = "SELECT CAST(year AS TEXT) AS key, kind, substitution, is_entry, grade,
            CAST(SUM(cents) AS BIGINT) AS cents, CAST(SUM(prudent_cents) AS BIGINT) AS prudent,
            CAST(SUM(grams) AS BIGINT) AS grams, CAST(SUM(minutes) AS BIGINT) AS minutes,
            CAST(SUM(entries) AS BIGINT) AS entries, CAST(0 AS BIGINT) AS issues
         FROM ledger_sum WHERE axis = 'month' GROUP BY year, kind, substitution, is_entry, grade";
    Ok(db::rows(conn, sql, []).await?)
}

/// Entries of a clause, added up by that key, see `ledger::axis::key`. An entry whose item cannot be told any more has no
/// axes, and counts all the same.
pub(super) async fn along(conn: &impl ConnectionTrait, clause: &Clause, key: &str) -> Result<Vec<SumRow>, StoreError> {
    let sql = format!(
        "SELECT {key} AS key, e.kind, COALESCE(e.substitution, '') AS substitution,
            (e.reverses IS NULL) AS is_entry, COALESCE(e.grade, '') AS grade,
            CAST(SUM(e.cents) AS BIGINT) AS cents, CAST(SUM(e.prudent_cents) AS BIGINT) AS prudent,
            CAST(SUM(e.grams) AS BIGINT) AS grams, CAST(SUM(e.minutes) AS BIGINT) AS minutes, COUNT(*) AS entries,
            COUNT(CASE WHEN {} THEN 1 END) AS issues
         FROM ledger e LEFT JOIN ledger_axis a ON a.id = e.id {JOB} {} GROUP BY 1, 2, 3, 4, 5",
        issue(&clause.looked()),
        clause.sql()
    );
    Ok(db::rows(conn, &sql, clause.values()).await?)
}

/// The sums of a year, alike entries added: what totals are made of.
///
/// # Errors
/// The database's.
pub async fn sums(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<Sum>, StoreError> {
    let rows = by_month(conn, year).await?;
    Ok(rows.iter().filter_map(SumRow::sum).collect())
}
