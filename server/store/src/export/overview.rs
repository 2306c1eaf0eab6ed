//! Everything that somebody may take away.

use super::count;
use crate::{Desk, StoreError, db};
use chrono::{Datelike, NaiveDate};
use domain::{
    access::Permission,
    export::{Asked, List},
    view::export::ExportsPage,
};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct First {
    day: Option<NaiveDate>,
}

/// The lists that this person may take, each with its number of rows in that year; in all years for 0.
///
/// # Errors
/// The database's.
pub async fn overview(desk: &Desk, year: i32) -> Result<ExportsPage, StoreError> {
    let mut lists = Vec::new();
    for list in List::ALL.into_iter().filter(|list| list.is_for(&desk.actor)) {
        lists.push((list, count(desk, &Asked::of(list, year)).await?));
    }
    let sql = "SELECT MIN(occurred_on) AS day FROM deposit";
    let first: Option<First> = db::row(desk.db.conn(), sql, []).await?;
    let this = desk.today().year();
    let first = first.and_then(|first| first.day).map_or(this, |day| day.year());
    Ok(ExportsPage {
        year,
        years: (first.min(this)..=this).rev().collect(),
        lists,
        may_import: desk.actor.may(Permission::EditReference),
        may_tell: desk.actor.may(Permission::ClosePeriod),
    })
}
