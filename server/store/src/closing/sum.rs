//! Entries of a period added up, from the ledger itself and never from kept sums.

use crate::{
    StoreError, db,
    ledger::read::{SumRow, totals},
};
use domain::{closing::Period, ledger::saving::Totals};
use sea_orm::ConnectionTrait;

/// The sums of a period up to that entry, by that column of the ledger.
pub(super) async fn sums_by(
    conn: &impl ConnectionTrait,
    period: Period,
    last_entry: i64,
    column: &'static str,
) -> Result<Vec<SumRow>, StoreError> {
    let sql = format!(
        "SELECT CAST(l.{column} AS TEXT) AS key, l.kind, COALESCE(l.substitution, '') AS substitution,
            l.reverses IS NULL AS is_entry, COALESCE(l.grade, '') AS grade,
            CAST(SUM(l.cents) AS BIGINT) AS cents, CAST(SUM(l.prudent_cents) AS BIGINT) AS prudent,
            CAST(SUM(l.grams) AS BIGINT) AS grams, CAST(SUM(l.minutes) AS BIGINT) AS minutes, COUNT(*) AS entries
         FROM ledger l WHERE l.month BETWEEN $1 AND $2 AND l.id <= $3
         GROUP BY l.{column}, l.kind, l.substitution, l.reverses IS NULL, l.grade"
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
