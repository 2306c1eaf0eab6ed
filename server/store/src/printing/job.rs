//! Print jobs: kept before they are sent, so that a printer that is off loses nothing.

use super::printer;
use crate::{Desk, StoreError, Submission, civil, db, submission};
use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::{
    access::Permission,
    view::{JobRow, JobState, Page},
};
use sea_orm::FromQueryResult;

/// Jobs on a page of the list.
const JOBS: u32 = 25;

/// How long what was printed or given up is kept.
const KEPT_DAYS: u64 = 30;

/// How long a job may be under way before it is taken for lost: the server stopped in the middle.
const LOST_MINUTES: i64 = 10;

/// What is to be sent, and where.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Job {
    /// Its record.
    pub id: i64,
    /// The printer's address.
    pub host: String,
    /// Its port.
    pub port: i32,
    /// The program.
    pub zpl: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct JobRecord {
    id: i64,
    printer: String,
    what: String,
    labels: i32,
    state: String,
    trouble: String,
    attempts: i32,
    by: String,
    at: DateTime<Utc>,
    tried_at: Option<DateTime<Utc>>,
}

impl JobRecord {
    fn view(self, lost: DateTime<Utc>) -> Result<JobRow, StoreError> {
        let state = JobState::parse(&self.state).ok_or_else(|| StoreError::Inconsistent {
            table: "print_job",
            id: self.id.to_string(),
        })?;
        Ok(JobRow {
            id: self.id,
            printer: self.printer,
            what: self.what,
            labels: u32::try_from(self.labels).unwrap_or(0),
            is_open: state == JobState::Failed
                || (state == JobState::Waiting && self.tried_at.is_none_or(|tried| tried < lost)),
            state,
            trouble: self.trouble,
            attempts: u32::try_from(self.attempts).unwrap_or(0),
            by: self.by,
            at: civil::time(self.at),
        })
    }
}

/// Keeps what is to be printed: the job's record, and whether it is new. The same key gives the same job, which was sent
/// already.
///
/// # Errors
/// Refused, invalid (`printer`), the database's.
pub async fn queue(
    desk: &Desk,
    submission: &Submission,
    printer_id: i64,
    what: &str,
    labels: u32,
    zpl: &str,
) -> Result<(i64, bool), StoreError> {
    desk.require(Permission::Receive)?;
    printer(desk, printer_id).await?;
    let write = desk.db.write().await?;
    let conn = write.conn();
    if let Some(id) = submission::answered(conn, desk, submission).await? {
        let id = id.parse().map_err(|_| StoreError::Invalid("key"))?;
        return Ok((id, false));
    }
    let old = "DELETE FROM print_job WHERE state IN ('printed', 'cancelled') AND at < $1";
    db::run(conn, old, [(desk.now - Days::new(KEPT_DAYS)).into()]).await?;
    let new: Option<Id> = db::row(
        conn,
        "INSERT INTO print_job (printer_id, what, labels, zpl, state, trouble, attempts, by_person, at)
         VALUES ($1, $2, $3, $4, 'waiting', '', 0, $5, $6) RETURNING id",
        [
            printer_id.into(),
            what.into(),
            i32::try_from(labels).unwrap_or(i32::MAX).into(),
            zpl.into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("labels"))?.id;
    submission::answer(conn, submission, &id.to_string()).await?;
    write.commit().await?;
    Ok((id, true))
}

/// Takes a job that was sent so many times, to send it once more: of two who take it at once, the second gets nothing.
///
/// # Errors
/// Refused, not found (also where it was printed, given up, or taken by somebody else), the database's.
pub async fn claim(desk: &Desk, id: i64, attempts: u32) -> Result<Job, StoreError> {
    desk.require(Permission::Receive)?;
    let write = desk.db.write().await?;
    let taken = db::run(
        write.conn(),
        "UPDATE print_job SET attempts = attempts + 1, state = 'waiting', trouble = '', tried_at = $3
         WHERE id = $1 AND attempts = $2
            AND (state = 'failed' OR (state = 'waiting' AND (tried_at IS NULL OR tried_at < $4)))",
        [
            id.into(),
            i32::try_from(attempts).unwrap_or(i32::MAX).into(),
            desk.now.into(),
            lost(desk).into(),
        ],
    )
    .await?;
    if taken == 0 {
        return Err(StoreError::NotFound);
    }
    let sql =
        "SELECT j.id, p.host, p.port, j.zpl FROM print_job j JOIN printer p ON p.id = j.printer_id WHERE j.id = $1";
    let job: Option<Job> = db::row(write.conn(), sql, [id.into()]).await?;
    let job = job.ok_or(StoreError::NotFound)?;
    write.commit().await?;
    Ok(job)
}

/// What was under way before that instant is not any more.
fn lost(desk: &Desk) -> DateTime<Utc> {
    desk.now - TimeDelta::minutes(LOST_MINUTES)
}

/// Keeps what became of a job that was sent: printed, or the word of the trouble.
///
/// # Errors
/// Refused, the database's.
pub async fn settle(desk: &Desk, id: i64, outcome: Result<(), &str>) -> Result<(), StoreError> {
    desk.require(Permission::Receive)?;
    let (state, trouble) = match outcome {
        Ok(()) => (JobState::Printed, ""),
        Err(trouble) => (JobState::Failed, trouble),
    };
    let write = desk.db.write().await?;
    let sql = "UPDATE print_job SET state = $2, trouble = $3 WHERE id = $1 AND state = 'waiting'";
    db::run(write.conn(), sql, [id.into(), state.word().into(), trouble.into()]).await?;
    write.commit().await
}

/// Gives a job up.
///
/// # Errors
/// Refused, not found (also where it was printed or given up already), the database's.
pub async fn cancel(desk: &Desk, id: i64) -> Result<(), StoreError> {
    desk.require(Permission::Receive)?;
    let write = desk.db.write().await?;
    let sql = "UPDATE print_job SET state = 'cancelled' WHERE id = $1 AND state IN ('waiting', 'failed')";
    if db::run(write.conn(), sql, [id.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    write.commit().await
}

/// The jobs, those that still wait first, then the newest.
///
/// # Errors
/// Refused, the database's.
pub async fn jobs(desk: &Desk, page: u32) -> Result<Page<JobRow>, StoreError> {
    desk.require(Permission::Receive)?;
    let conn = desk.db.conn();
    let count: Option<Count> = db::row(conn, "SELECT COUNT(*) AS count FROM print_job", []).await?;
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(JOBS);
    let sql = format!(
        "SELECT j.id, p.name AS printer, j.what, j.labels, j.state, j.trouble, j.attempts, w.name AS by, j.at, j.tried_at
         FROM print_job j JOIN printer p ON p.id = j.printer_id JOIN person w ON w.id = j.by_person
         ORDER BY CASE WHEN j.state IN ('waiting', 'failed') THEN 0 ELSE 1 END, j.id DESC LIMIT {JOBS} OFFSET {offset}"
    );
    let rows: Vec<JobRecord> = db::rows(conn, &sql, []).await?;
    Ok(Page {
        rows: rows
            .into_iter()
            .map(|row| row.view(lost(desk)))
            .collect::<Result<_, _>>()?,
        page,
        total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
        size: JOBS,
    })
}
