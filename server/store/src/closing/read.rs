//! The page that closes periods.

use super::{ClosingRow, ROWS, closed_words, due, first_day, left_open, sum::totals_of};
use crate::{Desk, StoreError, db, setting};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    access::Permission,
    closing::Period,
    view::closing::{ClosingPage, Preview},
};
use sea_orm::ConnectionTrait;

/// What can be closed, what closing the chosen period would freeze, and what was closed.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`period`) for one that cannot be closed, the database's.
pub async fn page(desk: &Desk, chosen: Option<Period>) -> Result<ClosingPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let rows: Vec<ClosingRow> = db::rows(conn, &format!("{ROWS} ORDER BY c.id DESC"), []).await?;
    let may_close = desk.actor.may(Permission::ClosePeriod);
    let preview = match chosen {
        Some(period) if may_close => Some(preview(conn, period, desk.today()).await?),
        _ => None,
    };
    Ok(ClosingPage {
        today: desk.today(),
        closed_through: setting::rules(conn).await?.closed_through,
        choices: choices(conn, desk.today()).await?,
        preview,
        closed: rows.into_iter().map(|row| row.view(desk)).collect::<Result<_, _>>()?,
        may_close,
    })
}

/// The months since the first entry, and their years, that are over and not closed.
async fn choices(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<Period>, StoreError> {
    let closed = closed_words(conn).await?;
    let yesterday = today - Days::new(1);
    // Before the first entry there is only the month that has just ended.
    let first = first_day(conn).await?;
    let first = first.unwrap_or_else(|| Period::month_of(today).first() - Days::new(1));
    let years = (first.year()..=yesterday.year()).map(Period::Year);
    let mut all: Vec<Period> = Period::months_between(first, yesterday)
        .into_iter()
        .chain(years)
        .collect();
    all.retain(|period| period.last() < today && !closed.contains(&period.word()));
    Ok(all)
}

async fn preview(conn: &impl ConnectionTrait, period: Period, today: NaiveDate) -> Result<Preview, StoreError> {
    let mut also = due(conn, period, today).await?;
    also.retain(|other| *other != period);
    let (totals, entries) = totals_of(conn, period, i64::MAX).await?;
    Ok(Preview {
        period,
        totals,
        entries,
        open: left_open(conn, period.last()).await?,
        also,
    })
}
