//! What passers-by report after scanning a label, and the desk's list of it.

use crate::{Db, Desk, StoreError, Submission, civil, db, submission};
use chrono::{DateTime, Utc};
use domain::{
    access::Permission,
    label::Code,
    view::{
        Page, Queue,
        scan::{ReportKind, ReportRow},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Reports on a page of the list.
const REPORTS: u32 = 25;
/// The longest report, in characters.
const LONGEST_TEXT: usize = 500;
/// The longest contact, in characters.
const LONGEST_CONTACT: usize = 120;

/// What somebody without an account reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// The label scanned.
    pub label: String,
    /// What about.
    pub kind: ReportKind,
    /// In their words: up to 500 characters.
    pub text: String,
    /// How to reach them, if they say: up to 120 characters.
    pub contact: String,
}

/// Keeps a report, once for each key, where the label is one of ours; for any other text it
/// answers the same, so that nobody learns which labels exist.
///
/// # Errors
/// Invalid (`key`, `text`, `contact`), the database's.
pub async fn receive(db: &Db, now: DateTime<Utc>, key: &str, report: &NewReport) -> Result<(), StoreError> {
    let (text, contact) = (report.text.trim(), report.contact.trim());
    if key.is_empty() || key.len() > 64 {
        return Err(StoreError::Invalid("key"));
    }
    if text.is_empty() || text.chars().count() > LONGEST_TEXT {
        return Err(StoreError::Invalid("text"));
    }
    if contact.chars().count() > LONGEST_CONTACT {
        return Err(StoreError::Invalid("contact"));
    }
    let code = Code::parse(report.label.trim()).map_or_else(|_| String::new(), |code| code.to_string());
    let write = db.write().await?;
    db::run(
        write.conn(),
        "INSERT INTO public_report (key, label, kind, text, contact, at)
         SELECT $1, code, $3, $4, $5, $6 FROM label WHERE code = $2 ON CONFLICT DO NOTHING",
        [
            key.into(),
            code.into(),
            report.kind.word().into(),
            text.into(),
            contact.into(),
            now.into(),
        ],
    )
    .await?;
    write.commit().await
}

#[derive(FromQueryResult)]
struct Kept {
    id: i64,
    label: String,
    name: String,
    kind: String,
    text: String,
    contact: String,
    at: DateTime<Utc>,
    handler: Option<String>,
    handled_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct Waiting {
    count: i64,
    oldest: Option<DateTime<Utc>>,
}

/// The reports: those to handle first, oldest first; then those handled, the last one first.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, page: u32) -> Result<Page<ReportRow>, StoreError> {
    desk.require(Permission::AnswerReports)?;
    let conn = desk.db.conn();
    let count: Option<Count> = db::row(conn, "SELECT COUNT(*) AS count FROM public_report", []).await?;
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(REPORTS);
    let sql = format!(
        "SELECT r.id, r.label, COALESCE(i.name, '') AS name, r.kind, r.text, r.contact, r.at,
            p.name AS handler, r.handled_at
         FROM public_report r JOIN label l ON l.code = r.label LEFT JOIN item i ON i.id = l.item_id
            LEFT JOIN person p ON p.id = r.handled_by
         ORDER BY CASE WHEN r.handled_at IS NULL THEN 0 ELSE 1 END,
            CASE WHEN r.handled_at IS NULL THEN r.id ELSE -r.id END
         LIMIT {REPORTS} OFFSET {offset}"
    );
    let rows: Vec<Kept> = db::rows(conn, &sql, []).await?;
    Ok(Page {
        rows: rows.into_iter().map(Kept::view).collect::<Result<_, _>>()?,
        page,
        total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
        size: REPORTS,
    })
}

impl Kept {
    fn view(self) -> Result<ReportRow, StoreError> {
        let kind = ReportKind::parse(&self.kind).ok_or_else(|| StoreError::Inconsistent {
            table: "public_report",
            id: self.id.to_string(),
        })?;
        Ok(ReportRow {
            id: self.id,
            label: self.label,
            name: self.name,
            kind,
            text: self.text,
            contact: self.contact,
            at: civil::time(self.at),
            handled: self.handler.zip(self.handled_at.map(civil::time)),
        })
    }
}

/// How many wait.
pub(crate) async fn waiting(conn: &impl ConnectionTrait) -> Result<Queue, StoreError> {
    let sql = "SELECT COUNT(*) AS count, MIN(at) AS oldest FROM public_report WHERE handled_at IS NULL";
    let waiting: Option<Waiting> = db::row(conn, sql, []).await?;
    Ok(waiting.map_or(Queue { count: 0, oldest: None }, |waiting| Queue {
        count: u64::try_from(waiting.count).unwrap_or(0),
        oldest: waiting.oldest.map(civil::day),
    }))
}

/// Marks a report as handled; its contact has served and is erased. Handled already: the first
/// answer stays.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn handle(desk: &Desk, submission: &Submission, report: i64) -> Result<(), StoreError> {
    desk.require(Permission::AnswerReports)?;
    let write = desk.db.write().await?;
    if submission::answered(write.conn(), desk, submission).await?.is_some() {
        return Ok(());
    }
    let sql = "SELECT COUNT(*) AS count FROM public_report WHERE id = $1";
    let known: Option<Count> = db::row(write.conn(), sql, [report.into()]).await?;
    if known.is_none_or(|known| known.count == 0) {
        return Err(StoreError::NotFound);
    }
    db::run(
        write.conn(),
        "UPDATE public_report SET handled_by = $2, handled_at = $3, contact = ''
         WHERE id = $1 AND handled_at IS NULL",
        [report.into(), desk.actor.id.0.into(), desk.now.into()],
    )
    .await?;
    write.commit().await
}
