//! The figures of the yearly declaration: only ever added, the last one of a year and type stands.

use super::declarant;
use crate::{Desk, StoreError, Submission, civil, db, submission};
use chrono::{DateTime, Datelike, Utc};
use domain::{
    Cents,
    access::Permission,
    legal::agec::{Spending, TYPES, csv},
    view::legal::{AgecEntry, AgecLine, AgecPage},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// How many years can be declared: this one, the last one that is due, and those before that may need correcting.
const YEARS: i32 = 4;

#[derive(FromQueryResult)]
struct SpendingRow {
    kind: String,
    total_cents: i64,
    reuse_cents: i64,
    donated_cents: i64,
    recycled_cents: i64,
    comment: String,
    is_withdrawn: bool,
    by: String,
    at: DateTime<Utc>,
}

impl SpendingRow {
    /// What it says; the author only for who may see people.
    fn entry(&self, sees_people: bool) -> AgecEntry {
        let spending = Spending {
            total: Cents(self.total_cents),
            reuse: Cents(self.reuse_cents),
            donated: Cents(self.donated_cents),
            recycled: Cents(self.recycled_cents),
            comment: self.comment.clone(),
        };
        AgecEntry {
            spending: (!self.is_withdrawn).then_some(spending),
            by: if sees_people { self.by.clone() } else { String::new() },
            at: civil::time(self.at),
        }
    }
}

#[derive(FromQueryResult)]
struct Reallocated {
    kind: String,
    issues: i64,
    cents: i64,
}

/// The declaration of a year, with what Regain reallocated inside beside it.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn page(desk: &Desk, year: i32) -> Result<AgecPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let entered = entered(conn, year).await?;
    let reallocated = reallocated(conn, year).await?;
    let sees_people = desk.actor.may(Permission::SeePeople);
    let line = |kind: &str| {
        let rows = entered.iter().filter(|row| row.kind == kind);
        let mut history: Vec<AgecEntry> = rows.map(|row| row.entry(sees_people)).collect();
        let stands = history.first().is_some_and(|last| last.spending.is_some());
        let standing = stands.then(|| history.remove(0));
        AgecLine {
            kind: kind.to_owned(),
            spending: standing.as_ref().and_then(|entry| entry.spending.clone()),
            entered: standing.map(|entry| (entry.by, entry.at)),
            history,
            reallocated: reallocated.get(kind).copied().unwrap_or_default(),
        }
    };
    let this = desk.today().year();
    Ok(AgecPage {
        year,
        years: (this - YEARS + 1..=this).rev().collect(),
        declarant: declarant(conn).await?,
        lines: TYPES.map(line).to_vec(),
    })
}

/// All figures of the year, the last first: that of each type stands, unless it was taken out.
async fn entered(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SpendingRow>, StoreError> {
    let sql = "SELECT a.type AS kind, a.total_cents, a.reuse_cents, a.donated_cents, a.recycled_cents, a.comment,
            a.is_withdrawn, p.name AS by, a.at
        FROM agec_entry a JOIN person p ON p.id = a.by_person WHERE a.year = $1 ORDER BY a.id DESC";
    Ok(db::rows(conn, sql, [year.into()]).await?)
}

/// By type of product: issues inside the body that counted an avoided purchase, and what those purchases come to. The
/// year's reversals are deducted from the amount, never from the issues.
async fn reallocated(conn: &impl ConnectionTrait, year: i32) -> Result<HashMap<String, (u64, Cents)>, StoreError> {
    let sql = "SELECT c.agec_type AS kind,
            CAST(SUM(CASE WHEN s.is_entry THEN s.entries ELSE 0 END) AS BIGINT) AS issues,
            CAST(SUM(s.cents) AS BIGINT) AS cents
        FROM ledger_sum s JOIN category c ON c.code = s.key
        WHERE s.year = $1 AND s.axis = 'category' AND s.kind = 'avoided_purchase' GROUP BY c.agec_type";
    let rows: Vec<Reallocated> = db::rows(conn, sql, [year.into()]).await?;
    let pair = |row: Reallocated| (row.kind, (u64::try_from(row.issues).unwrap_or(0), Cents(row.cents)));
    Ok(rows.into_iter().map(pair).collect())
}

/// Enters the figures of a type; the ones before stay in the history.
///
/// # Errors
/// Refused (needs `Declare`), invalid (`year`, `kind`, `amount`), the database's.
pub async fn save_spending(
    desk: &Desk,
    submission: &Submission,
    year: i32,
    kind: &str,
    spending: &Spending,
) -> Result<(), StoreError> {
    let amounts = [spending.total, spending.reuse, spending.donated, spending.recycled];
    if amounts.iter().any(|amount| *amount < Cents::ZERO) {
        return Err(StoreError::Invalid("amount"));
    }
    add(desk, submission, year, kind, Some(spending)).await
}

/// Takes the figures of a type out of the declaration; they stay in the history.
///
/// # Errors
/// As [`save_spending`].
pub async fn withdraw_spending(desk: &Desk, submission: &Submission, year: i32, kind: &str) -> Result<(), StoreError> {
    add(desk, submission, year, kind, None).await
}

async fn add(
    desk: &Desk,
    submission: &Submission,
    year: i32,
    kind: &str,
    spending: Option<&Spending>,
) -> Result<(), StoreError> {
    desk.require(Permission::Declare)?;
    let this = desk.today().year();
    if !(this - YEARS + 1..=this).contains(&year) {
        return Err(StoreError::Invalid("year"));
    }
    if !TYPES.contains(&kind) {
        return Err(StoreError::Invalid("kind"));
    }
    let write = desk.db.write().await?;
    if submission::answered(write.conn(), desk, submission).await?.is_some() {
        return Ok(());
    }
    let kept = spending.cloned().unwrap_or_default();
    let sql = "INSERT INTO agec_entry (year, type, total_cents, reuse_cents, donated_cents, recycled_cents, comment,
            is_withdrawn, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        year.into(),
        kind.into(),
        kept.total.0.into(),
        kept.reuse.0.into(),
        kept.donated.0.into(),
        kept.recycled.0.into(),
        kept.comment.trim().into(),
        spending.is_none().into(),
        desk.actor.id.0.into(),
        desk.now.into(),
    ];
    db::run(write.conn(), sql, values).await?;
    submission::answer(write.conn(), submission, kind).await?;
    write.commit().await
}

/// The declaration's file.
///
/// # Errors
/// Refused (needs `SeeSavings`), invalid (`siret`: who declares is not set), the database's.
pub async fn declaration(desk: &Desk, year: i32) -> Result<String, StoreError> {
    let page = page(desk, year).await?;
    if !page.declarant.is_complete() {
        return Err(StoreError::Invalid("siret"));
    }
    let lines = page.lines.iter();
    let filled = lines.filter_map(|line| line.spending.as_ref().map(|spending| (line.kind.as_str(), spending)));
    Ok(csv(page.year, &page.declarant, filled))
}
