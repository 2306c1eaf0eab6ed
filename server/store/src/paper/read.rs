//! The register of papers, and what there is to certify of an item or a slip.

use super::{
    Asked,
    facts::{self, Said, Subject},
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

#[derive(Clone, FromQueryResult)]
struct Row {
    kind: String,
    subject: String,
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
struct Slip {
    id: i64,
    occurred_on: NaiveDate,
}

const ROWS: &str =
    "SELECT p.kind, p.subject, p.number, p.issued_on, n.name AS issued_by, p.reference, p.hash, p.version
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
    match reference.get(..2) {
        Some("D-") => of_slip(conn, "deposit", &[PaperKind::Deposit], reference).await,
        Some("R-") => of_slip(conn, "handover", &[PaperKind::Handover, PaperKind::Transfer], reference).await,
        _ => of_item(conn, reference).await,
    }
}

/// The item's life and its papers are read once, however much there is to certify.
async fn of_item(conn: &impl ConnectionTrait, label: &str) -> Result<Vec<PaperOffer>, StoreError> {
    let life = facts::life(conn, label).await?;
    let sql = format!("{ROWS} WHERE p.item_id = $1 ORDER BY p.id DESC");
    let issued: Vec<Row> = db::rows(conn, &sql, [life.item.id.0.into()]).await?;
    let mut offers = Vec::new();
    for (kind, rank) in facts::of_item(&life) {
        match facts::find_in(conn, &asked(kind, label, rank), &life).await {
            Ok(found) => offers.push(offer((kind, rank, found.1.facts.on), &found, &issued)?),
            // Data may have been written since the lot was erased.
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(offers)
}

async fn of_slip(
    conn: &impl ConnectionTrait,
    table: &'static str,
    kinds: &[PaperKind],
    number: &str,
) -> Result<Vec<PaperOffer>, StoreError> {
    let sql = format!("SELECT id, occurred_on FROM {table} WHERE number = $1");
    let found: Option<Slip> = db::row(conn, &sql, [number.into()]).await?;
    let slip = found.ok_or(StoreError::NotFound)?;
    // With the kinds, the index serves.
    let words = db::listed(kinds.iter().map(|kind| kind.word()));
    let sql = format!("{ROWS} WHERE p.kind IN ({words}) AND p.subject = $1 ORDER BY p.id DESC");
    let issued: Vec<Row> = db::rows(conn, &sql, [format!("{table}/{}", slip.id).into()]).await?;
    let mut offers = Vec::new();
    for kind in kinds {
        match facts::find(conn, &asked(*kind, number, 0)).await {
            Ok(found) => offers.push(offer((*kind, 0, slip.occurred_on), &found, &issued)?),
            // Nothing of that kind to certify yet.
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(offers)
}

fn asked(kind: PaperKind, reference: &str, rank: u32) -> Asked {
    Asked {
        kind,
        reference: reference.to_owned(),
        rank,
        lang: "fr",
    }
}

/// What there is to certify, with those of the papers that certify it, and whether one says what would be said now.
fn offer(
    (kind, rank, on): (PaperKind, u32, NaiveDate),
    (subject, said): &(Subject, Said),
    issued: &[Row],
) -> Result<PaperOffer, StoreError> {
    let version = said.version()?;
    let is_mine = |row: &&Row| row.kind == kind.word() && row.subject == subject.name;
    let mine = || issued.iter().filter(is_mine);
    Ok(PaperOffer {
        kind,
        rank,
        on,
        is_current: mine().any(|row| row.version == version),
        issued: mine().cloned().map(Row::view).collect::<Result<_, _>>()?,
    })
}
