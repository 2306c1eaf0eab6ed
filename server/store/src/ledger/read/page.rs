//! The value page: a year, what it is made of, and what it leaves out.

use super::{
    figure,
    issue::issued,
    not_counted::Waiting,
    snapshot,
    sum::{SumRow, by_category, by_key, by_month, by_service, by_year, issues, totals},
};
use crate::{Desk, StoreError, db, setting};
use chrono::{Datelike, NaiveDate};
use domain::{
    Cents,
    access::Permission,
    ledger::{
        Kind,
        saving::{Lens, Totals},
    },
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
    let of_year = LineFilter {
        year,
        ..LineFilter::default()
    };
    let issued = issued(conn, &of_year).await?;
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
        categories: breakdown(by_category(conn, year).await?, &category_names(conn).await?, lens),
        services: breakdown(by_service(conn, year).await?, &service_names(conn).await?, lens),
        without_price: counts.without_price,
        without_factor: counts.without_factor,
        without_purchase: counts.without_purchase,
        unsigned: counts.unsigned,
        local_spend: cost_of(conn, year, "local").await?,
        items_and_issues: (issued.items, issued.issues),
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

/// A row for each key, the largest first as the lens reads them.
pub(crate) fn breakdown(rows: Vec<SumRow>, names: &BTreeMap<String, (String, String)>, lens: Lens) -> Vec<SavingRow> {
    let row = |(key, rows): (String, Vec<SumRow>)| {
        let (label_fr, label_en) = names.get(&key).cloned().unwrap_or_default();
        SavingRow {
            key,
            label_fr,
            label_en,
            issues: issues(&rows),
            totals: totals(&rows),
            grades: graded(&rows),
        }
    };
    let mut all: Vec<SavingRow> = by_key(rows).into_iter().map(row).collect();
    all.sort_by_key(|row| Reverse((row.totals.through(lens), row.totals.value(), row.totals.net_full())));
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

/// What a year has that no figure counts.
pub(super) struct Counts {
    pub(super) without_price: u64,
    pub(super) without_factor: u64,
    without_purchase: u64,
    unsigned: u64,
}

/// What waits of a year, and what was accepted in it where nothing would have been bought.
pub(super) async fn counts(conn: &impl ConnectionTrait, today: NaiveDate, year: i32) -> Result<Counts, StoreError> {
    let waiting = |why| Waiting::of(today, why, year);
    Ok(Counts {
        without_price: waiting("price").count(conn).await?,
        without_factor: waiting("factor").count(conn).await?,
        without_purchase: waiting("none").count(conn).await?,
        unsigned: waiting("unsigned").count(conn).await?,
    })
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
