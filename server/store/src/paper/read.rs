//! The register of papers, and what there is to certify of an item or a slip.

use super::{
    Asked,
    facts::{self, Subject, facts_of},
};
use crate::{Desk, StoreError, db};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    paper::PaperKind,
    view::{
        Page,
        paper::{PaperOffer, PaperRow},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Papers on a page of the register.
const PAPERS: u32 = 50;

#[derive(FromQueryResult)]
struct Row {
    kind: String,
    number: String,
    issued_on: NaiveDate,
    issued_by: String,
    reference: String,
    hash: String,
    version: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[derive(FromQueryResult)]
struct File {
    bytes: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Day {
    occurred_on: NaiveDate,
}

const ROWS: &str = "SELECT p.kind, p.number, p.issued_on, n.name AS issued_by, p.reference, p.hash, p.version
    FROM paper p JOIN person n ON n.id = p.issued_by";

impl Row {
    fn view(self) -> Result<PaperRow, StoreError> {
        let kind = PaperKind::parse(&self.kind).ok_or_else(|| StoreError::Inconsistent {
            table: "paper",
            id: self.number.clone(),
        })?;
        Ok(PaperRow {
            kind,
            number: self.number,
            issued_on: self.issued_on,
            by: self.issued_by,
            reference: self.reference,
            hash: self.hash,
        })
    }
}

/// The register, newest first; of one kind and one year where those are given.
///
/// # Errors
/// Refused, the database's.
pub async fn register(
    desk: &Desk,
    kind: Option<PaperKind>,
    year: i32,
    page: u32,
) -> Result<Page<PaperRow>, StoreError> {
    desk.require(Permission::SeePeople)?;
    let conn = desk.db.conn();
    let clause = "WHERE ($1 = '' OR p.kind = $1) AND ($2 = 0 OR p.year = $2)";
    let values = || [kind.map_or("", PaperKind::word).into(), year.into()];
    let sql = format!("SELECT COUNT(*) AS count FROM paper p {clause}");
    let count: Option<Count> = db::row(conn, &sql, values()).await?;
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(PAPERS);
    let sql = format!("{ROWS} {clause} ORDER BY p.id DESC LIMIT {PAPERS} OFFSET {offset}");
    let rows: Vec<Row> = db::rows(conn, &sql, values()).await?;
    Ok(Page {
        rows: rows.into_iter().map(Row::view).collect::<Result<_, _>>()?,
        page,
        total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
        size: PAPERS,
    })
}

#[derive(FromQueryResult)]
struct Year {
    year: i32,
}

/// The years that have papers, newest first.
///
/// # Errors
/// Refused, the database's.
pub async fn years(desk: &Desk) -> Result<Vec<i32>, StoreError> {
    desk.require(Permission::SeePeople)?;
    let sql = "SELECT DISTINCT year FROM paper_counter ORDER BY year DESC";
    let rows: Vec<Year> = db::rows(desk.db.conn(), sql, []).await?;
    Ok(rows.into_iter().map(|row| row.year).collect())
}

/// The bytes of a paper, as they were printed.
///
/// # Errors
/// Refused, not found, also once purged; the database's.
pub async fn file(desk: &Desk, kind: PaperKind, number: &str) -> Result<Vec<u8>, StoreError> {
    desk.require(Permission::SeePeople)?;
    let sql = "SELECT f.bytes FROM paper p LEFT JOIN paper_file f ON f.paper_id = p.id
               WHERE p.kind = $1 AND p.number = $2";
    let file: Option<File> = db::row(desk.db.conn(), sql, [kind.word().into(), number.into()]).await?;
    file.and_then(|file| file.bytes).ok_or(StoreError::NotFound)
}

/// What can be certified of that item (by its label) or that slip (by its number), and what was already.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn about(desk: &Desk, reference: &str) -> Result<Vec<PaperOffer>, StoreError> {
    desk.require(Permission::SeePeople)?;
    let conn = desk.db.conn();
    let reference = reference.trim();
    let due = match reference.get(..2) {
        Some("D-") => of_slip(conn, "deposit", &[PaperKind::Deposit], reference).await?,
        Some("R-") => of_slip(conn, "handover", &[PaperKind::Handover, PaperKind::Transfer], reference).await?,
        _ => facts::of_item(&facts::life(conn, reference).await?),
    };
    let mut offers = Vec::new();
    for (kind, rank, on) in due {
        offers.extend(offer(conn, reference, kind, rank, on).await?);
    }
    Ok(offers)
}

async fn of_slip(
    conn: &impl ConnectionTrait,
    table: &'static str,
    kinds: &[PaperKind],
    number: &str,
) -> Result<Vec<(PaperKind, u32, NaiveDate)>, StoreError> {
    let sql = format!("SELECT occurred_on FROM {table} WHERE number = $1");
    let found: Option<Day> = db::row(conn, &sql, [number.into()]).await?;
    let on = found.ok_or(StoreError::NotFound)?.occurred_on;
    Ok(kinds.iter().map(|kind| (*kind, 0, on)).collect())
}

/// None where there is nothing of that kind to certify yet.
async fn offer(
    conn: &impl ConnectionTrait,
    reference: &str,
    kind: PaperKind,
    rank: u32,
    on: NaiveDate,
) -> Result<Option<PaperOffer>, StoreError> {
    let asked = Asked {
        kind,
        reference: reference.to_owned(),
        rank,
        lang: "fr",
    };
    let subject = match Subject::find(conn, &asked).await {
        Ok(subject) => subject,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let sql = format!("{ROWS} WHERE p.kind = $1 AND p.subject = $2 ORDER BY p.id DESC");
    let rows: Vec<Row> = db::rows(conn, &sql, [kind.word().into(), subject.name.as_str().into()]).await?;
    let version = facts_of(conn, &asked, &subject).await?.version()?;
    let is_current = rows.iter().any(|row| row.version == version);
    Ok(Some(PaperOffer {
        kind,
        rank,
        on,
        issued: rows.into_iter().map(Row::view).collect::<Result<_, _>>()?,
        is_current,
    }))
}
