//! What the council reads of a period, closed or under way.

use super::{Broken, ClosingRow, ROWS, left_open, proof::broken_row, rules_of, sum::sums_by};
use crate::{
    Desk, StoreError, db,
    ledger::read::{LINE_ROWS, LineRow, SumRow, breakdown, by_key, category_names, service_names, snapshot, totals},
    setting,
};
use domain::{
    access::Permission,
    closing::Period,
    ledger::{Inputs, saving::Totals},
    price::Grade,
    view::{
        LedgerLine,
        closing::{CouncilReport, UsedFactor},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// Entries listed one by one: those that weigh most.
const LARGEST: u32 = 20;

/// A report, or the row for which there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Council {
    /// The report.
    Report(Box<CouncilReport>),
    /// The ledger is not what it was when the period was closed.
    Broken(Broken),
}

#[derive(FromQueryResult)]
struct Tail {
    id: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Used {
    label_fr: String,
    label_en: String,
    inputs: String,
    entries: i64,
}

/// The report of a period, from one snapshot. Of a closed one only if every entry and the closing itself are what they
/// were; of another as it stands, provisional.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`period`) for one that has not begun, the database's.
pub async fn report(desk: &Desk, period: Period) -> Result<Council, StoreError> {
    desk.require(Permission::SeeSavings)?;
    if period.first() > desk.today() {
        return Err(StoreError::Invalid("period"));
    }
    let snapshot = snapshot(desk).await?;
    let sql = format!("{ROWS} WHERE c.period = $1");
    let closing: Option<ClosingRow> = db::row(&snapshot, &sql, [period.word().into()]).await?;
    if let Some(closing) = &closing
        && let Some(row) = broken_row(&snapshot, closing).await?
    {
        return Ok(Council::Broken(row));
    }
    let report = report_in(&snapshot, desk, period, closing).await?;
    snapshot.commit().await?;
    Ok(Council::Report(Box::new(report)))
}

async fn report_in(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    period: Period,
    closing: Option<ClosingRow>,
) -> Result<CouncilReport, StoreError> {
    let organisation = setting::organisation(conn).await?;
    let closing = closing.map(|row| row.view(desk)).transpose()?;
    let last = match &closing {
        Some(closing) => closing.frozen.last_entry,
        None => last_entry(conn).await?,
    };
    let by_category = sums_by(conn, period, last, "category").await?;
    let by_service = sums_by(conn, period, last, "service_id").await?;
    let graded = |grade| totals(by_category.iter().filter(|row| row.is_graded(grade))).value();
    let rules = match &closing {
        Some(closing) => closing.frozen.rules,
        None => rules_of(&organisation),
    };
    Ok(CouncilReport {
        organisation: organisation.name,
        phone: organisation.phone,
        logo: setting::logo(conn).await?,
        period,
        as_of: closing.as_ref().map_or(desk.today(), |closing| closing.at.date()),
        totals: totals(&by_category),
        entries: by_category.iter().map(SumRow::entries).sum(),
        months: months(conn, period, last).await?,
        grades: [Grade::A, Grade::B, Grade::C].map(graded),
        issues: issues(conn, period, last).await?,
        largest: largest(conn, period, last).await?,
        factors: factors(conn, period, last).await?,
        open: match &closing {
            Some(closing) => closing.open,
            None => left_open(conn, period.last().min(desk.today())).await?,
        },
        rules,
        categories: breakdown(by_category, &category_names(conn).await?),
        services: breakdown(by_service, &service_names(conn).await?),
        closing,
    })
}

async fn last_entry(conn: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let tail: Option<Tail> = db::row(conn, "SELECT id FROM ledger ORDER BY id DESC LIMIT 1", []).await?;
    Ok(tail.map_or(0, |tail| tail.id))
}

async fn months(conn: &impl ConnectionTrait, period: Period, last: i64) -> Result<Vec<(Period, Totals)>, StoreError> {
    let sums = by_key(sums_by(conn, period, last, "month").await?);
    let months = Period::months_between(period.first(), period.last());
    let month = |month: Period| {
        let key = month.months().0.to_string();
        (month, sums.get(&key).map_or_else(Totals::default, totals))
    };
    Ok(months.into_iter().map(month).collect())
}

/// Entries of the headline up to `$3` of which something is left: what was corrected or taken back whole counts no more.
const STANDING: &str = "e.month BETWEEN $1 AND $2 AND e.id <= $3 AND e.kind = 'avoided_purchase'
    AND e.substitution IN ('S1', 'S2') AND e.reverses IS NULL
    AND e.cents + COALESCE((SELECT SUM(r.cents) FROM ledger r WHERE r.reverses = e.id AND r.id <= $3), 0) <> 0";

/// How many issues the headline counts.
async fn issues(conn: &impl ConnectionTrait, period: Period, last: i64) -> Result<u64, StoreError> {
    let sql = format!("SELECT COUNT(*) AS count FROM ledger e WHERE {STANDING}");
    let (first_month, last_month) = period.months();
    let values = [first_month.into(), last_month.into(), last.into()];
    let count: Option<Count> = db::row(conn, &sql, values).await?;
    Ok(u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0))
}

/// Avoided purchases, the largest first; the older entry first among equals.
async fn largest(conn: &impl ConnectionTrait, period: Period, last: i64) -> Result<Vec<LedgerLine>, StoreError> {
    let sql = format!("{LINE_ROWS} WHERE {STANDING} ORDER BY e.cents DESC, e.id LIMIT {LARGEST}");
    let (first_month, last_month) = period.months();
    let values = [first_month.into(), last_month.into(), last.into()];
    let rows: Vec<LineRow> = db::rows(conn, &sql, values).await?;
    rows.into_iter().map(LineRow::view).collect()
}

/// The factors that the period's entries froze, each once for a category.
async fn factors(conn: &impl ConnectionTrait, period: Period, last: i64) -> Result<Vec<UsedFactor>, StoreError> {
    let (first_month, last_month) = period.months();
    let rows: Vec<Used> = db::rows(
        conn,
        "SELECT c.label_fr, c.label_en, e.inputs, COUNT(*) AS entries FROM ledger e JOIN category c ON c.code = e.category
         WHERE e.month BETWEEN $1 AND $2 AND e.id <= $3 AND e.kind = 'co2' AND e.reverses IS NULL
         GROUP BY c.label_fr, c.label_en, e.inputs",
        [first_month.into(), last_month.into(), last.into()],
    )
    .await?;
    let mut used: BTreeMap<UsedFactor, u64> = BTreeMap::new();
    for row in rows {
        let inputs: Inputs = serde_json::from_str(&row.inputs)?;
        let Some(factor) = inputs.factor else { continue };
        let key = UsedFactor {
            category: (row.label_fr, row.label_en),
            code: factor.code,
            version: factor.version,
            source: factor.source,
            co2: factor.co2.map_or(0, |grams| grams.0),
            entries: 0,
        };
        *used.entry(key).or_default() += u64::try_from(row.entries).unwrap_or(0);
    }
    let counted = used
        .into_iter()
        .map(|(factor, entries)| UsedFactor { entries, ..factor });
    Ok(counted.collect())
}
