//! Totals, lists and proofs: sums in SQL, meaning in the domain.

mod explore;
mod filter;
mod impact;
mod issue;
mod not_counted;
mod page;
mod proof;
mod sum;

pub use explore::{explore, names_of};
pub(crate) use filter::FAILED;
pub use impact::impact;
pub(crate) use issue::{Looked, counted, issue};
pub use not_counted::not_counted;
pub(crate) use not_counted::{LAST_ACCEPTED, UNCOUNTED, Waiting};
pub use page::page;
pub(crate) use page::{breakdown, category_names, service_names};
pub use proof::proof;
pub use sum::sums;
pub(crate) use sum::{SumRow, by_key, totals};

use crate::{Desk, StoreError, db, ledger::kinds};
use chrono::NaiveDate;
use domain::{
    Cents, Grams,
    access::Permission,
    ledger::Kind,
    price::Grade,
    view::{LedgerLine, LedgerPage, LineFilter, Page},
};
use filter::Clause;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, FromQueryResult, IsolationLevel, TransactionOptions,
    TransactionTrait, Value,
};

/// Lines on a page of the list.
const LINES: u32 = 50;

/// One snapshot for all that a page reads: its parts add up to its total even while somebody posts.
pub(crate) async fn snapshot(desk: &Desk) -> Result<DatabaseTransaction, StoreError> {
    let is_postgres = db::is_postgres(desk.db.conn());
    let options = TransactionOptions {
        // On SQLite every transaction reads one snapshot.
        isolation_level: is_postgres.then_some(IsolationLevel::RepeatableRead),
        access_mode: is_postgres.then_some(AccessMode::ReadOnly),
        ..TransactionOptions::default()
    };
    Ok(desk.db.conn().begin_with_options(options).await?)
}

/// A count, which is never negative.
fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

#[derive(FromQueryResult)]
struct Figure {
    cents: i64,
    counts: i64,
    prudent: i64,
    grams: i64,
    entries: i64,
}

/// What the entries of a filter come to.
async fn figure(conn: &impl ConnectionTrait, filter: &LineFilter) -> Result<Figure, StoreError> {
    let (clause, counts) = (Clause::of(filter), counts(filter));
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(e.cents), 0) AS BIGINT) AS cents,
            CAST(COALESCE(SUM({counts}), 0) AS BIGINT) AS counts,
            CAST(COALESCE(SUM(e.prudent_cents), 0) AS BIGINT) AS prudent,
            CAST(COALESCE(SUM(e.grams), 0) AS BIGINT) AS grams, COUNT(*) AS entries
         FROM ledger e {}",
        clause.sql()
    );
    let figure: Option<Figure> = db::row(conn, &sql, clause.values()).await?;
    figure.ok_or(StoreError::NotFound)
}

/// What an entry (`ledger e`) counts in the list of a filter: costs are taken off where the list mixes them with what they
/// bought; where what is spent is itself the subject, it counts as it is.
pub(crate) fn counts(filter: &LineFilter) -> String {
    if filter.takes_costs_off() {
        let costs = kinds(Kind::is_cost);
        format!("CASE WHEN e.kind IN ({costs}) THEN -e.cents ELSE e.cents END")
    } else {
        "e.cents".to_owned()
    }
}

/// The `WHERE` of a filter over `ledger e`, with its values.
pub(crate) fn clause(filter: &LineFilter) -> (String, Vec<Value>) {
    let clause = Clause::of(filter);
    (clause.sql(), clause.values())
}

/// Selects the columns of [`LineRow`]; a clause follows.
pub(crate) const LINE_ROWS: &str = "SELECT e.id, e.kind, e.cents, e.prudent_cents, e.grams, e.occurred_on, e.period_on,
        COALESCE(i.code, '') AS code, i.name, s.name AS service, h.number AS handover, e.grade, e.reverses
    FROM ledger e JOIN item i ON i.id = e.item_id JOIN service s ON s.id = e.service_id
        LEFT JOIN handover h ON h.id = e.handover_id";

#[derive(FromQueryResult)]
pub(crate) struct LineRow {
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
    pub(crate) fn view(self) -> Result<LedgerLine, StoreError> {
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
    let figure = figure(conn, filter).await?;
    let items = if filter.sign == issue::ISSUE {
        Some(issue::issued(conn, filter).await?.items)
    } else {
        None
    };
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
        counts: Cents(figure.counts),
        prudent: Cents(figure.prudent),
        grams: Grams(figure.grams),
        items,
    })
}
