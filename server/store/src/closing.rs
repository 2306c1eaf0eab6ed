//! Closing a period: what it came to is frozen, with the state of the whole ledger that day, and chained to the closing
//! before. Nothing opens it again.

pub mod council;
pub mod kept;
mod proof;
mod read;
mod sum;

pub(crate) use proof::differences;
pub use proof::{Broken, broken};
pub use read::page;

use crate::{Desk, StoreError, Submission, civil, db, item::hash, setting, submission};
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::{
    access::Permission,
    closing::{Frozen, LeftOpen, Period, ReportRules},
    view::{Organisation, closing::ClosedPeriod},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sum::totals_of;

/// A closing as it is kept.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ClosingRow {
    pub(crate) id: i64,
    pub(crate) period: String,
    pub(crate) frozen: String,
    pub(crate) left_open: String,
    pub(crate) hash: String,
    last_on: NaiveDate,
    closer: i64,
    closed_by: String,
    closed_at: DateTime<Utc>,
}

/// The setting that says how many closings there are.
const COUNT: &str = "closings";

/// Selects the columns of [`ClosingRow`]; a clause follows.
const ROWS: &str = "SELECT c.id, c.period, c.last_on, c.frozen, c.left_open, c.hash, p.name AS closed_by,
        c.closed_by AS closer, c.closed_at FROM closing c JOIN person p ON p.id = c.closed_by";

impl ClosingRow {
    /// What was frozen, where the row says the same of itself and its hash is that of what it says.
    pub(crate) fn sound(&self) -> Option<Frozen> {
        let frozen = Frozen::read(&self.frozen)?;
        let is_sound = frozen.period.word() == self.period
            && frozen.period.last() == self.last_on
            && frozen.closed_by == self.closer
            && frozen.closed_at == self.closed_at
            && closing_hash(&self.frozen, &self.left_open) == self.hash;
        is_sound.then_some(frozen)
    }

    /// As a page shows it. Who closed is personal data.
    pub(crate) fn view(self, desk: &Desk) -> Result<ClosedPeriod, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "closing",
            id: self.period.clone(),
        };
        let by = if desk.actor.may(Permission::SeePeople) {
            self.closed_by
        } else {
            String::new()
        };
        Ok(ClosedPeriod {
            frozen: Frozen::read(&self.frozen).ok_or_else(broken)?,
            open: serde_json::from_str(&self.left_open).map_err(|_| broken())?,
            hash: self.hash,
            at: civil::time(self.closed_at),
            by,
        })
    }
}

/// The hash of a closing: over what was frozen and what was left open.
pub(crate) fn closing_hash(frozen: &str, left_open: &str) -> String {
    hash(format!("{frozen}{left_open}"))
}

#[derive(FromQueryResult)]
struct Tail {
    id: i64,
    hash: String,
}

#[derive(FromQueryResult)]
struct First {
    month: Option<i32>,
}

#[derive(FromQueryResult)]
struct Word {
    period: String,
}

/// Closes a month or a year that is over, for ever, and every earlier month that is not: what was written, oldest first.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`period`: closed already, or not over), the database's.
pub async fn close(desk: &Desk, submission: &Submission, period: Period) -> Result<Vec<ClosedPeriod>, StoreError> {
    desk.require(Permission::ClosePeriod)?;
    let write = desk.db.write().await?;
    if submission::answered(write.conn(), desk, submission).await?.is_some() {
        return Ok(Vec::new());
    }
    setting::stop_writes(write.conn()).await?;
    let due = due(write.conn(), period, desk.today()).await?;
    let mut closed = Vec::new();
    for period in due {
        closed.push(freeze(write.conn(), desk, period).await?);
    }
    count_closings(write.conn()).await?;
    let through = setting::rules(write.conn()).await?.closed_through;
    if through.is_none_or(|through| through < period.last()) {
        setting::set(write.conn(), "closed_through", &period.last().to_string()).await?;
    }
    submission::answer(write.conn(), submission, &period.word()).await?;
    write.commit().await?;
    Ok(closed)
}

/// Keeps apart how many closings there are: the last one taken away would leave a whole chain behind.
async fn count_closings(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    let count = closed_words(conn).await?.len();
    setting::set(conn, COUNT, &count.to_string()).await
}

/// The periods that closing this one writes: each month since the first entry that is not closed, then the year itself.
pub(crate) async fn due(
    conn: &impl ConnectionTrait,
    period: Period,
    today: NaiveDate,
) -> Result<Vec<Period>, StoreError> {
    let closed = closed_words(conn).await?;
    if period.last() >= today || closed.contains(&period.word()) {
        return Err(StoreError::Invalid("period"));
    }
    let first = first_day(conn).await?;
    let first = first.map_or(period.first(), |first| first.min(period.first()));
    let mut due = Period::months_between(first, period.last());
    due.retain(|month| !closed.contains(&month.word()));
    if matches!(period, Period::Year(_)) {
        due.push(period);
    }
    Ok(due)
}

/// The first day of the first month that has an entry.
async fn first_day(conn: &impl ConnectionTrait) -> Result<Option<NaiveDate>, StoreError> {
    let first: Option<First> = db::row(conn, "SELECT MIN(month) AS month FROM ledger", []).await?;
    Ok(first.and_then(|first| first.month).and_then(|month| {
        let number = u32::try_from(month % 100).ok()?;
        Some(Period::month(month / 100, number)?.first())
    }))
}

async fn closed_words(conn: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    let rows: Vec<Word> = db::rows(conn, "SELECT period FROM closing", []).await?;
    Ok(rows.into_iter().map(|row| row.period).collect())
}

/// What a report tells of the settings.
fn rules_of(organisation: &Organisation) -> ReportRules {
    ReportRules {
        target: organisation.target,
        labour_rate: organisation.labour_rate,
        return_window_days: organisation.return_window_days,
        basis: Some(organisation.basis),
    }
}

/// Writes what a period comes to.
async fn freeze(conn: &impl ConnectionTrait, desk: &Desk, period: Period) -> Result<ClosedPeriod, StoreError> {
    let before: Option<Tail> = db::row(conn, "SELECT id, hash FROM closing ORDER BY id DESC LIMIT 1", []).await?;
    let last: Option<Tail> = db::row(conn, "SELECT id, hash FROM ledger ORDER BY id DESC LIMIT 1", []).await?;
    let (last_entry, last_hash) = last.map_or((0, String::new()), |last| (last.id, last.hash));
    let (totals, entries) = totals_of(conn, period, last_entry).await?;
    let (id, before) = before.map_or((1, String::new()), |before| (before.id + 1, before.hash));
    let frozen = Frozen {
        period,
        totals,
        entries,
        last_entry,
        last_hash,
        before,
        rules: rules_of(&setting::organisation(conn).await?),
        closed_by: desk.actor.id.0,
        closed_at: desk.now.trunc_subsecs(0),
    };
    let open = left_open(conn, period.last()).await?;
    let (text, left_open) = (frozen.text(), serde_json::to_string(&open)?);
    let hash = closing_hash(&text, &left_open);
    db::run(
        conn,
        "INSERT INTO closing (id, period, last_on, frozen, left_open, hash, closed_by, closed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.into(),
            period.word().into(),
            period.last().into(),
            text.into(),
            left_open.into(),
            hash.as_str().into(),
            desk.actor.id.0.into(),
            frozen.closed_at.into(),
        ],
    )
    .await?;
    let row: Option<ClosingRow> = db::row(conn, &format!("{ROWS} WHERE c.id = $1"), [id.into()]).await?;
    // Who and what is named in the report, as on this day.
    let report = council::report_in(conn, desk, period, row).await?;
    kept::keep_report(conn, id, report).await?;
    Ok(ClosedPeriod {
        frozen,
        open,
        hash,
        at: civil::time(desk.now.trunc_subsecs(0)),
        by: String::new(),
    })
}

#[derive(FromQueryResult)]
struct Counts {
    unsigned: i64,
    without_price: i64,
    without_factor: i64,
    repairs: i64,
}

/// What happened until that day and is not counted yet.
pub(crate) async fn left_open(conn: &impl ConnectionTrait, last: NaiveDate) -> Result<LeftOpen, StoreError> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM handover_line WHERE outcome = 'open' AND occurred_on <= $1) AS unsigned,
        (SELECT COUNT(*) FROM item WHERE uncounted_since <= $1) AS without_price,
        (SELECT COUNT(*) FROM item WHERE is_without_factor AND accepted_on <= $1) AS without_factor,
        (SELECT COUNT(*) FROM repair_job WHERE outcome = 'open' AND opened_on <= $1) AS repairs";
    let counts: Option<Counts> = db::row(conn, sql, [last.into()]).await?;
    let counts = counts.ok_or(StoreError::NotFound)?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(LeftOpen {
        unsigned: count(counts.unsigned),
        without_price: count(counts.without_price),
        without_factor: count(counts.without_factor),
        repairs: count(counts.repairs),
    })
}
