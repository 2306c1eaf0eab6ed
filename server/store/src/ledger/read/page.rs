//! The value page: a year, what it is made of, and what it leaves out.

use super::{
    figure, snapshot,
    sum::{SumRow, by_category, by_key, by_month, by_service, by_year, totals},
    unsigned,
};
use crate::{Desk, StoreError, db, setting};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    Cents,
    access::Permission,
    ledger::{
        Kind,
        saving::{Lens, Totals},
    },
    moment::LATE_AFTER_DAYS,
    price::Grade,
    view::{LineFilter, SavingPage, SavingRow, explore::YearTotals},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::{cmp::Reverse, collections::BTreeMap};

/// The value page of a year. All of it is read from one snapshot: its parts add up to its total
/// even while somebody posts.
///
/// # Errors
/// Refused, the database's.
pub async fn page(desk: &Desk, year: i32, lens: Lens) -> Result<SavingPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let snapshot = snapshot(desk).await?;
    let page = page_in(&snapshot, desk, year, lens).await?;
    snapshot.commit().await?;
    Ok(page)
}

async fn page_in(conn: &impl ConnectionTrait, desk: &Desk, year: i32, lens: Lens) -> Result<SavingPage, StoreError> {
    let organisation = setting::organisation(conn).await?;
    let rows = by_month(conn, year).await?;
    let all = totals(&rows);
    let grades = graded(&rows);
    let counts = counts(conn, desk.today(), year).await?;
    Ok(SavingPage {
        year,
        years: years(conn, desk.today()).await?,
        today: desk.today(),
        lens,
        target: organisation.target,
        totals: all,
        grades,
        past: past(by_year(conn).await?),
        failed: cost_of(conn, year, "failed").await?,
        months: months(rows, year),
        categories: breakdown(by_category(conn, year).await?, &category_names(conn).await?),
        services: breakdown(by_service(conn, year).await?, &service_names(conn).await?),
        without_price: unsigned(counts.without_price),
        without_factor: unsigned(counts.without_factor),
        unsigned: unsigned(counts.unsigned),
        local_spend: cost_of(conn, year, "local").await?,
        items_and_issues: (unsigned(counts.items), unsigned(counts.issues)),
        closed_through: organisation.closed_through,
        basis: organisation.basis,
    })
}

fn months(rows: Vec<SumRow>, year: i32) -> Vec<Totals> {
    let by_month = by_key(rows);
    let month = |month: i32| by_month.get(&format!("{year}{month:02}"));
    (1..=12)
        .map(|n| month(n).map_or_else(Totals::default, totals))
        .collect()
}

/// The headline by grade of evidence.
fn graded(rows: &[SumRow]) -> [Cents; 3] {
    [Grade::A, Grade::B, Grade::C].map(|grade| totals(rows.iter().filter(|row| row.is_graded(grade))).value())
}

/// Each year, newest first.
fn past(rows: Vec<SumRow>) -> Vec<YearTotals> {
    let year = |(key, rows): (String, Vec<SumRow>)| YearTotals {
        year: key.parse().unwrap_or(0),
        totals: totals(&rows),
    };
    by_key(rows).into_iter().rev().map(year).collect()
}

/// A row for each key, the largest first.
pub(crate) fn breakdown(rows: Vec<SumRow>, names: &BTreeMap<String, (String, String)>) -> Vec<SavingRow> {
    let row = |(key, rows): (String, Vec<SumRow>)| {
        let (label_fr, label_en) = names.get(&key).cloned().unwrap_or_default();
        SavingRow {
            key,
            label_fr,
            label_en,
            issues: rows.iter().map(SumRow::issues).sum(),
            totals: totals(&rows),
            grades: graded(&rows),
        }
    };
    let mut all: Vec<SavingRow> = by_key(rows).into_iter().map(row).collect();
    all.sort_by_key(|row| Reverse((row.totals.value(), row.totals.net_full())));
    all
}

#[derive(FromQueryResult)]
struct Named {
    key: String,
    fr: String,
    en: String,
}

pub(crate) async fn category_names(
    conn: &impl ConnectionTrait,
) -> Result<BTreeMap<String, (String, String)>, StoreError> {
    named(conn, "SELECT code AS key, label_fr AS fr, label_en AS en FROM category").await
}

pub(crate) async fn service_names(
    conn: &impl ConnectionTrait,
) -> Result<BTreeMap<String, (String, String)>, StoreError> {
    named(
        conn,
        "SELECT CAST(id AS TEXT) AS key, name AS fr, name AS en FROM service",
    )
    .await
}

async fn named(conn: &impl ConnectionTrait, sql: &str) -> Result<BTreeMap<String, (String, String)>, StoreError> {
    let rows: Vec<Named> = db::rows(conn, sql, []).await?;
    Ok(rows.into_iter().map(|row| (row.key, (row.fr, row.en))).collect())
}

#[derive(FromQueryResult)]
struct Year {
    year: i32,
}

/// Years that have entries, and this one, newest first.
pub(super) async fn years(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<i32>, StoreError> {
    let sql = "SELECT month / 100 AS year FROM ledger ORDER BY month LIMIT 1";
    let first: Option<Year> = db::row(conn, sql, []).await?;
    let this = today.year();
    Ok((first.map_or(this, |first| first.year.min(this))..=this)
        .rev()
        .collect())
}

#[derive(FromQueryResult)]
pub(super) struct Counts {
    pub(super) without_price: i64,
    pub(super) without_factor: i64,
    unsigned: i64,
    items: i64,
    issues: i64,
}

/// What waits, and what was accepted in a year.
pub(super) async fn counts(conn: &impl ConnectionTrait, today: NaiveDate, year: i32) -> Result<Counts, StoreError> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM item WHERE is_uncounted) AS without_price,
        (SELECT COUNT(*) FROM item WHERE is_without_factor) AS without_factor,
        (SELECT COUNT(*) FROM handover_line WHERE outcome = 'open' AND occurred_on < $1) AS unsigned,
        (SELECT COUNT(DISTINCT item_id) FROM handover_line
            WHERE outcome = 'accepted' AND settled_on BETWEEN $2 AND $3) AS items,
        (SELECT COUNT(*) FROM handover_line
            WHERE outcome = 'accepted' AND settled_on BETWEEN $2 AND $3) AS issues";
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    let late = today - Days::new(LATE_AFTER_DAYS);
    let values = [late.into(), day(1, 1).into(), day(12, 31).into()];
    let counts: Option<Counts> = db::row(conn, sql, values).await?;
    counts.ok_or(StoreError::NotFound)
}

/// A year's costs of failed repairs, or at craftsmen and social enterprises.
async fn cost_of(conn: &impl ConnectionTrait, year: i32, only: &str) -> Result<Cents, StoreError> {
    let costs: Vec<&str> = match only {
        "local" => vec![Kind::External.word()],
        _ => Kind::COSTS.map(Kind::word).to_vec(),
    };
    let filter = LineFilter {
        year,
        kinds: costs.join(","),
        only: only.into(),
        ..LineFilter::default()
    };
    Ok(Cents(figure(conn, &filter).await?.cents))
}
