//! Alike entries added up, as the database keeps their sums: by month, by category and by service.

use crate::{StoreError, db};
use domain::{
    Cents, Grams,
    ledger::{
        Kind,
        saving::{Sum, Totals},
    },
    price::{Grade, Substitution},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// Entries alike under one key: a month, a category or a service.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct SumRow {
    key: String,
    kind: String,
    substitution: String,
    is_entry: bool,
    grade: String,
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
            substitution: Substitution::parse(&self.substitution),
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
        self.grade == grade.word()
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
    by_axis(conn, year, "month").await
}

/// A year by category, with the grades of its evidence.
pub(super) async fn by_category(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_axis(conn, year, "category").await
}

/// A year by service, with the grades of its evidence.
pub(super) async fn by_service(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    by_axis(conn, year, "service").await
}

async fn by_axis(conn: &impl ConnectionTrait, year: i32, axis: &str) -> Result<Vec<SumRow>, StoreError> {
    let sql =
        "SELECT key, kind, substitution, is_entry, grade, cents, prudent_cents AS prudent, grams, minutes, entries
         FROM ledger_sum WHERE year = $1 AND axis = $2";
    Ok(db::rows(conn, sql, [year.into(), axis.into()]).await?)
}

/// The sums of a year, alike entries added: what totals are made of.
///
/// # Errors
/// The database's.
pub async fn sums(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<Sum>, StoreError> {
    let rows = by_month(conn, year).await?;
    Ok(rows.iter().filter_map(SumRow::sum).collect())
}
