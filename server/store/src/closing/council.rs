//! What the council reads of a period, closed or under way.

use super::{
    Broken, ClosingRow, ROWS,
    kept::{Kept, kept_report},
    left_open,
    proof::broken_row,
    rules_of,
    sum::{looked, sums_by},
};
use crate::{
    Desk, StoreError, db,
    ledger::{
        kinds,
        read::{
            FAILED, LINE_ROWS, LineRow, SumRow, breakdown, by_key, category_names, counted, issue, service_names,
            snapshot, totals,
        },
    },
    setting,
};
use domain::{
    Cents,
    access::Permission,
    closing::Period,
    ledger::{
        Inputs, Kind,
        saving::{Lens, Totals},
    },
    price::Grade,
    view::{
        LedgerLine,
        closing::{CouncilReport, UsedFactor},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
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
struct Spent {
    cents: i64,
}

#[derive(FromQueryResult)]
struct Used {
    label_fr: String,
    label_en: String,
    inputs: String,
    entries: i64,
}

/// The report of a period, from one snapshot. Of a closed one what was kept with the closing, only if every entry and the
/// closing itself are what they were; of another as it stands, provisional.
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
    if let Some(closing) = &closing {
        match kept_report(&snapshot, closing).await? {
            Kept::Report(report) => return Ok(Council::Report(report)),
            Kept::Edited => return Ok(Council::Broken(Broken::Closing(closing.period.clone()))),
            Kept::None => {}
        }
    }
    let report = report_in(&snapshot, desk, period, closing).await?;
    snapshot.commit().await?;
    Ok(Council::Report(Box::new(report)))
}

/// What the report of a period says now.
pub(super) async fn report_in(
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
    let (only, values) = issues(period, last);
    let issued = counted(conn, &only, values).await?;
    let rules = match &closing {
        Some(closing) => closing.frozen.rules,
        None => rules_of(&organisation),
    };
    Ok(CouncilReport {
        organisation: organisation.name,
        phone: organisation.phone,
        public_url: organisation.public_url,
        logo: setting::logo(conn).await?,
        period,
        as_of: closing.as_ref().map_or(desk.today(), |closing| closing.at.date()),
        totals: totals(&by_category),
        entries: by_category.iter().map(SumRow::entries).sum(),
        failed: failed(conn, period, last).await?,
        months: months(conn, period, last).await?,
        grades: [Grade::A, Grade::B, Grade::C].map(graded),
        items: issued.items,
        issues: issued.issues,
        largest: largest(conn, period, last).await?,
        factors: factors(conn, period, last).await?,
        open: match &closing {
            Some(closing) => closing.open,
            None => left_open(conn, period.last().min(desk.today())).await?,
        },
        rules,
        // Once anything is counted the basis stays: a closing that did not say it had this one.
        basis: rules.basis.unwrap_or(organisation.basis),
        categories: breakdown(by_category, &category_names(conn).await?, Lens::Gross),
        services: breakdown(by_service, &service_names(conn).await?, Lens::Gross),
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

/// What failed repairs cost in a period, up to an entry.
async fn failed(conn: &impl ConnectionTrait, period: Period, last: i64) -> Result<Cents, StoreError> {
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(e.cents), 0) AS BIGINT) AS cents FROM ledger e
         WHERE e.month BETWEEN $1 AND $2 AND e.id <= $3 AND e.kind IN ({}) AND {FAILED}",
        kinds(Kind::is_cost)
    );
    let (first_month, last_month) = period.months();
    let spent: Option<Spent> = db::row(conn, &sql, [first_month.into(), last_month.into(), last.into()]).await?;
    Ok(Cents(spent.map_or(0, |spent| spent.cents)))
}

/// The issues of a period up to an entry, as a `WHERE` with its values.
fn issues(period: Period, last: i64) -> (String, Vec<Value>) {
    let only = format!(
        "WHERE e.month BETWEEN $1 AND $2 AND e.id <= $3 AND {}",
        issue(&looked(period, last))
    );
    let (first_month, last_month) = period.months();
    (only, vec![first_month.into(), last_month.into(), last.into()])
}

/// Issues of the headline, the largest first; the older entry first among equals.
async fn largest(conn: &impl ConnectionTrait, period: Period, last: i64) -> Result<Vec<LedgerLine>, StoreError> {
    let (only, values) = issues(period, last);
    let sql = format!(
        "{LINE_ROWS} {only} AND e.kind = 'avoided_purchase' AND e.substitution IN ('S1', 'S2')
         ORDER BY e.cents DESC, e.id LIMIT {LARGEST}"
    );
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
