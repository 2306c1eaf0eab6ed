//! Totals, lists and proofs: sums in SQL, meaning in the domain.

mod filter;
mod proof;

pub use proof::proof;

use crate::{
    Desk, StoreError, db,
    item::{ITEM_ROWS, ItemRecord},
    setting,
};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    Cents, Grams,
    access::Permission,
    ledger::{
        Kind,
        saving::{Lens, Sum, Totals},
    },
    moment::LATE_AFTER_DAYS,
    price::{Grade, Substitution},
    view::{LedgerLine, LedgerPage, LineFilter, NotCounted, Page, SavingPage, SavingRow},
};
use filter::Clause;
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// Lines on a page of the list.
const LINES: u32 = 50;

#[derive(Clone, Debug, FromQueryResult)]
struct SumRow {
    month: i32,
    category: String,
    service_id: i64,
    kind: String,
    substitution: Option<String>,
    grade: Option<String>,
    is_reversal: i32,
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
            is_reversal: self.is_reversal != 0,
            cents: Cents(self.cents),
            prudent: Cents(self.prudent),
            grams: Grams(self.grams),
            minutes: self.minutes,
        })
    }

    fn is_issue(&self) -> bool {
        self.is_reversal == 0
            && matches!(
                Kind::parse(&self.kind),
                Some(Kind::AvoidedPurchase | Kind::RepairReturn)
            )
    }
}

/// One scan of a year's entries, alike ones added: every total of the page is made of it.
async fn sum_rows(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<SumRow>, StoreError> {
    let sql = "SELECT month, category, service_id, kind, substitution, grade,
            CASE WHEN reverses IS NULL THEN 0 ELSE 1 END AS is_reversal,
            CAST(SUM(cents) AS BIGINT) AS cents, CAST(SUM(prudent_cents) AS BIGINT) AS prudent,
            CAST(SUM(grams) AS BIGINT) AS grams, CAST(SUM(minutes) AS BIGINT) AS minutes, COUNT(*) AS entries
        FROM ledger WHERE month BETWEEN $1 AND $2
        GROUP BY month, category, service_id, kind, substitution, grade,
            CASE WHEN reverses IS NULL THEN 0 ELSE 1 END";
    let (first, last) = (
        year.saturating_mul(100).saturating_add(1),
        year.saturating_mul(100).saturating_add(12),
    );
    Ok(db::rows(conn, sql, [first.into(), last.into()]).await?)
}

/// The sums of a year, alike entries added: what totals are made of.
///
/// # Errors
/// The database's.
pub async fn sums(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<Sum>, StoreError> {
    Ok(sum_rows(conn, year).await?.iter().filter_map(SumRow::sum).collect())
}

/// The value page of a year.
///
/// # Errors
/// Refused, the database's.
pub async fn page(desk: &Desk, year: i32, lens: Lens) -> Result<SavingPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let organisation = setting::organisation(conn).await?;
    let rows = sum_rows(conn, year).await?;
    let counts = counts(conn, desk.today(), year).await?;
    let all: Vec<Sum> = rows.iter().filter_map(SumRow::sum).collect();
    Ok(SavingPage {
        year,
        years: years(conn, desk.today()).await?,
        today: desk.today(),
        lens,
        target: organisation.target,
        totals: Totals::of(&all),
        failed: cost_of(conn, year, "failed").await?,
        months: (1..=12)
            .map(|month| totals_where(&rows, |row| row.month % 100 == month))
            .collect(),
        categories: breakdown(&rows, |row| row.category.clone(), &category_names(conn).await?),
        services: breakdown(&rows, |row| row.service_id.to_string(), &service_names(conn).await?),
        without_price: unsigned(counts.without_price),
        without_factor: unsigned(counts.without_factor),
        unsigned: unsigned(counts.unsigned),
        local_spend: cost_of(conn, year, "local").await?,
        items_and_issues: (unsigned(counts.items), unsigned(counts.issues)),
        closed_through: organisation.closed_through,
        basis: organisation.basis,
    })
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn totals_where(rows: &[SumRow], keep: impl Fn(&SumRow) -> bool) -> Totals {
    let sums: Vec<Sum> = rows.iter().filter(|row| keep(row)).filter_map(SumRow::sum).collect();
    Totals::of(&sums)
}

fn breakdown(
    rows: &[SumRow],
    key: impl Fn(&SumRow) -> String,
    names: &BTreeMap<String, (String, String)>,
) -> Vec<SavingRow> {
    let mut groups: BTreeMap<String, Vec<SumRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(key(row)).or_default().push(row.clone());
    }
    let row = |(key, rows): (String, Vec<SumRow>)| {
        let (label_fr, label_en) = names.get(&key).cloned().unwrap_or_default();
        let issues = rows
            .iter()
            .filter(|row| row.is_issue())
            .map(|row| unsigned(row.entries))
            .sum();
        let totals = totals_where(&rows, |_| true);
        let grades = [Grade::A, Grade::B, Grade::C].map(|grade| {
            let has = |row: &SumRow| row.grade.as_deref() == Some(grade.word());
            totals_where(&rows, has).value()
        });
        SavingRow {
            key,
            label_fr,
            label_en,
            issues,
            totals,
            grades,
        }
    };
    let mut all: Vec<SavingRow> = groups.into_iter().map(row).collect();
    all.sort_by_key(|row| std::cmp::Reverse((row.totals.value(), row.totals.net_full())));
    all
}

#[derive(FromQueryResult)]
struct Named {
    key: String,
    fr: String,
    en: String,
}

async fn category_names(conn: &impl ConnectionTrait) -> Result<BTreeMap<String, (String, String)>, StoreError> {
    named(conn, "SELECT code AS key, label_fr AS fr, label_en AS en FROM category").await
}

async fn service_names(conn: &impl ConnectionTrait) -> Result<BTreeMap<String, (String, String)>, StoreError> {
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
async fn years(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<i32>, StoreError> {
    let sql = "SELECT MIN(month) / 100 AS year FROM ledger HAVING COUNT(*) > 0";
    let first: Option<Year> = db::row(conn, sql, []).await?;
    let this = today.year();
    Ok((first.map_or(this, |first| first.year.min(this))..=this)
        .rev()
        .collect())
}

#[derive(FromQueryResult)]
struct Counts {
    without_price: i64,
    without_factor: i64,
    unsigned: i64,
    items: i64,
    issues: i64,
}

async fn counts(conn: &impl ConnectionTrait, today: NaiveDate, year: i32) -> Result<Counts, StoreError> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM item WHERE is_uncounted = TRUE) AS without_price,
        (SELECT COUNT(*) FROM item WHERE is_without_factor = TRUE) AS without_factor,
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

#[derive(FromQueryResult)]
struct Figure {
    cents: i64,
    prudent: i64,
    grams: i64,
    entries: i64,
}

/// A year's costs of failed repairs, or at craftsmen and social enterprises.
async fn cost_of(conn: &impl ConnectionTrait, year: i32, only: &str) -> Result<Cents, StoreError> {
    let kinds = if only == "local" { "external" } else { COSTS };
    let filter = LineFilter {
        year,
        kinds: kinds.into(),
        only: only.into(),
        ..LineFilter::default()
    };
    Ok(Cents(figure(conn, &Clause::of(&filter)).await?.cents))
}

/// Every kind of cost, labour included.
const COSTS: &str = "part,external,transport,other_cost,labour";

async fn figure(conn: &impl ConnectionTrait, clause: &Clause) -> Result<Figure, StoreError> {
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(e.cents), 0) AS BIGINT) AS cents,
            CAST(COALESCE(SUM(e.prudent_cents), 0) AS BIGINT) AS prudent,
            CAST(COALESCE(SUM(e.grams), 0) AS BIGINT) AS grams, COUNT(*) AS entries
         FROM ledger e {}",
        clause.sql()
    );
    let figure: Option<Figure> = db::row(conn, &sql, clause.values()).await?;
    figure.ok_or(StoreError::NotFound)
}

/// Selects the columns of [`LineRow`]; a clause follows.
const LINE_ROWS: &str = "SELECT e.id, e.kind, e.cents, e.prudent_cents, e.grams, e.occurred_on, e.period_on,
        COALESCE(i.code, '') AS code, i.name, s.name AS service, h.number AS handover, e.grade, e.reverses
    FROM ledger e JOIN item i ON i.id = e.item_id JOIN service s ON s.id = e.service_id
        LEFT JOIN handover h ON h.id = e.handover_id";

#[derive(FromQueryResult)]
struct LineRow {
    id: i64,
    kind: String,
    cents: i64,
    prudent_cents: i64,
    grams: i64,
    occurred_on: NaiveDate,
    period_on: NaiveDate,
    code: String,
    name: String,
    service: String,
    handover: Option<String>,
    grade: Option<String>,
    reverses: Option<i64>,
}

impl LineRow {
    fn view(self) -> Result<LedgerLine, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "ledger",
            id: self.id.to_string(),
        };
        Ok(LedgerLine {
            id: self.id,
            kind: Kind::parse(&self.kind).ok_or_else(broken)?,
            cents: Cents(self.cents),
            prudent: Cents(self.prudent_cents),
            grams: Grams(self.grams),
            occurred_on: self.occurred_on,
            period_on: self.period_on,
            code: self.code,
            name: self.name,
            service: self.service,
            handover: self.handover,
            grade: self.grade.as_deref().and_then(Grade::parse),
            reverses: self.reverses,
        })
    }
}

/// The entries that a figure sums, newest first, 50 a page.
///
/// # Errors
/// Refused, the database's.
pub async fn lines(desk: &Desk, filter: &LineFilter) -> Result<LedgerPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let clause = Clause::of(filter);
    let figure = figure(conn, &clause).await?;
    let page = filter.page.max(1);
    let sql = format!(
        "{LINE_ROWS} {} ORDER BY e.period_on DESC, e.id DESC LIMIT {LINES} OFFSET {}",
        clause.sql(),
        u64::from(page - 1) * u64::from(LINES)
    );
    let rows: Vec<LineRow> = db::rows(conn, &sql, clause.values()).await?;
    let lines = Page {
        rows: rows.into_iter().map(LineRow::view).collect::<Result<_, _>>()?,
        page,
        total: unsigned(figure.entries),
        size: LINES,
    };
    Ok(LedgerPage {
        lines,
        cents: Cents(figure.cents),
        prudent: Cents(figure.prudent),
        grams: Grams(figure.grams),
    })
}

#[derive(FromQueryResult)]
struct Since {
    id: i64,
    since: NaiveDate,
    handover: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// What is not counted: `price` (accepted without a price), `factor`, `unsigned`.
///
/// # Errors
/// Refused, the database's.
pub async fn not_counted(desk: &Desk, why: &str, page: u32) -> Result<Page<NotCounted>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let (from, late) = match why {
        "unsigned" => (
            "FROM handover_line l JOIN handover h ON h.id = l.handover_id WHERE l.outcome = 'open' AND l.occurred_on < $1",
            desk.today() - Days::new(LATE_AFTER_DAYS),
        ),
        "factor" => (
            "FROM item i WHERE i.is_without_factor = TRUE AND i.accepted_on <= $1",
            desk.today(),
        ),
        _ => (
            "FROM item i WHERE i.is_uncounted = TRUE AND i.accepted_on <= $1",
            desk.today(),
        ),
    };
    let columns = if why == "unsigned" {
        "l.item_id AS id, l.occurred_on AS since, h.number AS handover"
    } else {
        "i.id, i.accepted_on AS since, (SELECT h.number FROM handover_line l JOIN handover h ON h.id = l.handover_id
            WHERE l.item_id = i.id AND l.outcome = 'accepted' ORDER BY l.rank DESC LIMIT 1) AS handover"
    };
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(LINES);
    let count: Option<Count> = db::row(conn, &format!("SELECT COUNT(*) AS count {from}"), [late.into()]).await?;
    let sql = format!("SELECT {columns} {from} ORDER BY 2, 1 LIMIT {LINES} OFFSET {offset}");
    let found: Vec<Since> = db::rows(conn, &sql, [late.into()]).await?;
    Ok(Page {
        rows: with_items(conn, found).await?,
        page,
        total: unsigned(count.map_or(0, |count| count.count)),
        size: LINES,
    })
}

async fn with_items(conn: &impl ConnectionTrait, found: Vec<Since>) -> Result<Vec<NotCounted>, StoreError> {
    // Numbers only, drawn from records: safe to write into the text of the query.
    let ids: Vec<String> = found.iter().map(|row| row.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{ITEM_ROWS} WHERE i.id IN ({})", ids.join(", "));
    let items: Vec<ItemRecord> = db::rows(conn, &sql, []).await?;
    let mut by_id: BTreeMap<i64, ItemRecord> = items.into_iter().map(|item| (item.id, item)).collect();
    let line = |row: Since| {
        let item = by_id.remove(&row.id)?;
        Some(item.view().map(|item| NotCounted {
            item,
            handover: row.handover,
            on: row.since,
        }))
    };
    found.into_iter().filter_map(line).collect()
}
