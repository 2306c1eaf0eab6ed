//! Alike entries added up: three readings of a year, each in the order of an index of its own, so
//! that the database neither sorts nor looks an entry up.

use crate::{StoreError, db};
use domain::{
    Cents, Grams,
    ledger::{
        Kind,
        saving::{Sum, Totals},
    },
    price::{Grade, Substitution},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::BTreeMap;

/// What every reading adds up.
const ADDED: &str = "CAST(SUM(cents) AS BIGINT) AS cents, CAST(SUM(prudent_cents) AS BIGINT) AS prudent,
    CAST(SUM(grams) AS BIGINT) AS grams, CAST(SUM(minutes) AS BIGINT) AS minutes, COUNT(*) AS entries";

/// Entries alike under one key: a month, a category or a service.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct SumRow {
    key: String,
    kind: String,
    substitution: Option<String>,
    is_entry: bool,
    grade: Option<String>,
    cents: i64,
    prudent: i64,
    grams: i64,
    minutes: i64,
    entries: i64,
}

impl SumRow {
    fn sum(&self) -> Option<Sum> {
        Some(Sum {
            kind: Kind::parse(&self.kind)?,
            substitution: self.substitution.as_deref().and_then(Substitution::parse),
            is_reversal: !self.is_entry,
            cents: Cents(self.cents),
            prudent: Cents(self.prudent),
            grams: Grams(self.grams),
            minutes: self.minutes,
        })
    }

    /// How many issues these are: none for entries of another kind.
    pub(super) fn issues(&self) -> u64 {
        let kind = Kind::parse(&self.kind);
        let is_issue = self.is_entry && matches!(kind, Some(Kind::AvoidedPurchase | Kind::RepairReturn));
        if is_issue { super::unsigned(self.entries) } else { 0 }
    }

    /// Whether they are documented that well.
    pub(super) fn is_graded(&self, grade: Grade) -> bool {
        self.grade.as_deref() == Some(grade.word())
    }
}

/// What those rows come to.
pub(super) fn totals<'a>(rows: impl IntoIterator<Item = &'a SumRow>) -> Totals {
    let sums: Vec<Sum> = rows.into_iter().filter_map(SumRow::sum).collect();
    Totals::of(&sums)
}

/// Rows by their key.
pub(super) fn by_key(rows: Vec<SumRow>) -> BTreeMap<String, Vec<SumRow>> {
    let mut groups: BTreeMap<String, Vec<SumRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(row.key.clone()).or_default().push(row);
    }
    groups
}

/// A year by month: keys are `year * 100 + month`.
pub(super) async fn by_month(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    let sql = format!(
        "SELECT CAST(month AS TEXT) AS key, kind, substitution, reverses IS NULL AS is_entry,
            CAST(NULL AS TEXT) AS grade, {ADDED}
         FROM ledger WHERE month BETWEEN $1 AND $2 GROUP BY month, kind, substitution, (reverses IS NULL)"
    );
    let month = |month| Value::from(year.saturating_mul(100).saturating_add(month));
    Ok(db::rows(conn, &sql, [month(1), month(12)]).await?)
}

/// A year by category, with the grades of its evidence.
pub(super) async fn by_category(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_column(conn, year, "category").await
}

/// A year by service, with the grades of its evidence.
pub(super) async fn by_service(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_column(conn, year, "service_id").await
}

async fn by_column(conn: &impl ConnectionTrait, year: i32, column: &str) -> Result<Vec<SumRow>, StoreError> {
    let sql = format!(
        "SELECT CAST({column} AS TEXT) AS key, kind, substitution, reverses IS NULL AS is_entry, grade, {ADDED}
         FROM ledger WHERE month / 100 = $1 GROUP BY {column}, kind, substitution, (reverses IS NULL), grade"
    );
    Ok(db::rows(conn, &sql, [year.into()]).await?)
}

/// The sums of a year, alike entries added: what totals are made of.
///
/// # Errors
/// The database's.
pub async fn sums(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<Sum>, StoreError> {
    let rows = by_month(conn, year).await?;
    Ok(rows.iter().filter_map(SumRow::sum).collect())
}
