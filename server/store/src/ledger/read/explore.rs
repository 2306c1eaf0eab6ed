//! The value along any axis: read from the year's sums where nothing else is asked, else added up from the entries.

mod matrix;
mod names;

use super::{
    filter::Clause,
    page::years,
    snapshot,
    sum::{SumRow, along, beside, by_category, by_key, by_month, issues, totals},
};
use crate::{Desk, StoreError, ledger::axis};
use domain::{
    access::Permission,
    view::{
        LineFilter,
        explore::{Asked, Axis, ExplorePage, ExploreRow, FilterNames, Matrix},
    },
};
use names::Names;
use sea_orm::ConnectionTrait;
use std::cmp::Reverse;

/// What was asked, grouped and added up, from one snapshot. The year is today's where no period is given.
///
/// # Errors
/// Refused, the database's.
pub async fn explore(desk: &Desk, asked: &Asked) -> Result<ExplorePage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let snapshot = snapshot(desk).await?;
    let names = Names::of(&snapshot).await?;
    let years = years(&snapshot, desk.today()).await?;
    let sums = match asked.by {
        Some(axis) => by(&snapshot, &asked.filter, axis, &names).await?,
        None => pairs(&snapshot, &asked.filter).await?,
    };
    snapshot.commit().await?;
    let (all, issues) = (totals(&sums), issues(&sums));
    let (rows, matrix) = match asked.by {
        Some(axis) => (rows(sums, axis, asked, &names), Matrix::default()),
        None => (Vec::new(), matrix::of(sums, asked.lens, &names)),
    };
    Ok(ExplorePage {
        rows,
        matrix,
        totals: all,
        issues,
        names: names.of_filter(&asked.filter),
        choices: names.choices(years),
        asked: asked.clone(),
    })
}

/// What the records of a filter are called.
///
/// # Errors
/// Refused, the database's.
pub async fn names_of(desk: &Desk, filter: &LineFilter) -> Result<FilterNames, StoreError> {
    desk.require(Permission::SeeSavings)?;
    Ok(Names::of_records(desk.db.conn(), filter).await?.of_filter(filter))
}

/// The sums along an axis, each under the key that the page shows.
async fn by(
    conn: &impl ConnectionTrait,
    filter: &LineFilter,
    axis: Axis,
    names: &Names,
) -> Result<Vec<SumRow>, StoreError> {
    let mut sums = match (whole_year(filter), axis) {
        (Some(year), Axis::Month) => by_month(conn, year).await?,
        (Some(year), Axis::Category) => by_category(conn, year).await?,
        (Some(year), Axis::Site) => beside(conn, year, "place", axis::key(axis)).await?,
        (Some(year), Axis::Provider) => beside(conn, year, "provider", axis::key(axis)).await?,
        (Some(_), Axis::Receiver | Axis::Depositor) => side(pairs(conn, filter).await?, axis),
        (Some(_), Axis::Outcome) | (None, _) => along(conn, &Clause::of(filter), axis::key(axis)).await?,
    };
    if axis == Axis::Site {
        for sum in &mut sums {
            sum.key = names.site_of(&sum.key);
        }
    }
    Ok(sums)
}

/// Who deposited, a colon, who received.
async fn pairs(conn: &impl ConnectionTrait, filter: &LineFilter) -> Result<Vec<SumRow>, StoreError> {
    let (from, to) = (axis::key(Axis::Depositor), axis::key(Axis::Receiver));
    let key = format!("{from} || ':' || {to}");
    match whole_year(filter) {
        Some(year) => beside(conn, year, "services", &key).await,
        None => along(conn, &Clause::of(filter), &key).await,
    }
}

/// One side of each pair.
fn side(pairs: Vec<SumRow>, axis: Axis) -> Vec<SumRow> {
    let half = |mut sum: SumRow| {
        let (from, to) = sum.key.split_once(':').unwrap_or_default();
        sum.key = if axis == Axis::Depositor { from } else { to }.to_owned();
        sum
    };
    pairs.into_iter().map(half).collect()
}

/// The year, where nothing but a year is asked: its sums are kept.
fn whole_year(filter: &LineFilter) -> Option<i32> {
    let plain = LineFilter {
        year: filter.year,
        page: filter.page,
        ..LineFilter::default()
    };
    (filter.year != 0 && *filter == plain).then_some(filter.year)
}

fn rows(sums: Vec<SumRow>, axis: Axis, asked: &Asked, names: &Names) -> Vec<ExploreRow> {
    let row = |(key, sums): (String, Vec<SumRow>)| {
        let (label_fr, label_en) = names.label(axis, &key);
        ExploreRow {
            key,
            label_fr,
            label_en,
            issues: issues(&sums),
            totals: totals(&sums),
        }
    };
    let mut rows: Vec<ExploreRow> = by_key(sums).into_iter().map(row).collect();
    if axis != Axis::Month {
        rows.sort_by_key(|row| Reverse((row.totals.through(asked.lens), row.totals.value())));
    }
    rows
}
