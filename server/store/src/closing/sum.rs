//! Entries of a period added up, from the ledger itself and never from kept sums.

use crate::{
    StoreError, db,
    ledger::read::{Looked, SumRow, issue, totals},
};
use domain::{closing::Period, ledger::saving::Totals};
use sea_orm::ConnectionTrait;

/// Where an issue of a period may have been taken back, up to that entry.
pub(super) fn looked(period: Period, last_entry: i64) -> Looked {
    Looked {
        years: Some((period.year(), period.year())),
        until: Some(last_entry),
    }
}

/// The sums of a period up to that entry, by that column of the ledger.
pub(super) async fn sums_by(
    conn: &impl ConnectionTrait,
    period: Period,
    last_entry: i64,
    column: &'static str,
) -> Result<Vec<SumRow>, StoreError> {
    let sql = format!(
        "SELECT CAST(e.{column} AS TEXT) AS key, e.kind, COALESCE(e.substitution, '') AS substitution,
            e.reverses IS NULL AS is_entry, COALESCE(e.grade, '') AS grade,
            CAST(SUM(e.cents) AS BIGINT) AS cents, CAST(SUM(e.prudent_cents) AS BIGINT) AS prudent,
            CAST(SUM(e.grams) AS BIGINT) AS grams, CAST(SUM(e.minutes) AS BIGINT) AS minutes, COUNT(*) AS entries,
            COUNT(CASE WHEN {} THEN 1 END) AS issues
         FROM ledger e WHERE e.month BETWEEN $1 AND $2 AND e.id <= $3
         GROUP BY e.{column}, e.kind, e.substitution, e.reverses IS NULL, e.grade",
        issue(&looked(period, last_entry))
    );
    let (first, last) = period.months();
    Ok(db::rows(conn, &sql, [first.into(), last.into(), last_entry.into()]).await?)
}

/// What a period comes to up to that entry, and how many entries that is.
pub(super) async fn totals_of(
    conn: &impl ConnectionTrait,
    period: Period,
    last_entry: i64,
) -> Result<(Totals, u64), StoreError> {
    let rows = sums_by(conn, period, last_entry, "month").await?;
    Ok((totals(&rows), rows.iter().map(SumRow::entries).sum()))
}
