//! Reading counts: the list, one under way, how far it is, what it comes to, its report.

use super::{
    facts::{Facts, described},
    tree::Tree,
};
use crate::{
    Desk, StoreError, civil, db,
    item::{hash, load},
    media::File,
    setting,
};
use chrono::{DateTime, Utc};
use domain::{
    access::Permission,
    item::decide,
    stocktake::{Outcome, Tally},
    view::{
        Page,
        stocktake::{
            Closed, Head, StocktakeLine, StocktakeList, StocktakePage, StocktakeProgress, StocktakeReport, StocktakeRow,
        },
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Counts on a page of the list.
const COUNTS: u32 = 25;
/// Scans shown on the page of a count.
const LAST: usize = 20;
/// Refusals told after deciding all.
const REFUSALS: usize = 50;

/// Selects the columns of [`HeadRow`]; a `WHERE` and an `ORDER BY` follow.
const HEADS: &str = "SELECT t.id, t.number, t.place_id, c.label_fr, c.label_en, s.name AS started_by, t.started_at,
        e.name AS closed_by, t.closed_at, t.signed_by, t.statement, t.report_hash,
        (SELECT COUNT(*) FROM stocktake_expected x WHERE x.stocktake_id = t.id) AS expected,
        (SELECT COUNT(*) FROM stocktake_expected x JOIN stocktake_scan y
            ON y.stocktake_id = x.stocktake_id AND y.item_id = x.item_id WHERE x.stocktake_id = t.id) AS counted
    FROM stocktake t JOIN person s ON s.id = t.started_by LEFT JOIN person e ON e.id = t.closed_by
        LEFT JOIN category c ON c.code = t.category";

#[derive(FromQueryResult)]
struct HeadRow {
    id: i64,
    number: String,
    place_id: i64,
    label_fr: Option<String>,
    label_en: Option<String>,
    started_by: String,
    started_at: DateTime<Utc>,
    closed_by: Option<String>,
    closed_at: Option<DateTime<Utc>>,
    signed_by: String,
    statement: String,
    report_hash: String,
    expected: i64,
    counted: i64,
}

impl HeadRow {
    fn head(&self, tree: &Tree) -> Head {
        let closed = self.closed_at.map(|at| Closed {
            by: self.closed_by.clone().unwrap_or_default(),
            at: civil::time(at),
            signed_by: self.signed_by.clone(),
            statement: self.statement.clone(),
            report_hash: self.report_hash.clone(),
        });
        Head {
            number: self.number.clone(),
            place: tree.path(Some(self.place_id)),
            category: self.label_fr.clone().zip(self.label_en.clone()),
            started_by: self.started_by.clone(),
            started_at: civil::time(self.started_at),
            closed,
        }
    }

    fn row(&self, tree: &Tree) -> StocktakeRow {
        StocktakeRow {
            head: self.head(tree),
            expected: u32::try_from(self.expected).unwrap_or(0),
            counted: u32::try_from(self.counted).unwrap_or(0),
        }
    }
}

#[derive(FromQueryResult)]
struct Total {
    count: i64,
}

#[derive(FromQueryResult)]
struct Stored {
    mime: String,
    bytes: Vec<u8>,
    report_hash: String,
}

async fn find(conn: &impl ConnectionTrait, number: &str) -> Result<HeadRow, StoreError> {
    let sql = format!("{HEADS} WHERE t.number = $1");
    let row: Option<HeadRow> = db::row(conn, &sql, [number.trim().into()]).await?;
    row.ok_or(StoreError::NotFound)
}

/// What a count is about, inside a write.
pub(super) async fn head(conn: &impl ConnectionTrait, number: &str, tree: &Tree) -> Result<Head, StoreError> {
    Ok(find(conn, number).await?.head(tree))
}

/// All open counts, and a page of those closed, newest first.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, page: u32) -> Result<StocktakeList, StoreError> {
    desk.require(Permission::Count)?;
    let (conn, tree, page) = (desk.db.conn(), Tree::load(desk).await?, page.max(1));
    let sql = format!("{HEADS} WHERE t.state = 'open' ORDER BY t.id DESC");
    let open: Vec<HeadRow> = db::rows(conn, &sql, []).await?;
    let offset = u64::from(page - 1) * u64::from(COUNTS);
    let sql = format!("{HEADS} WHERE t.state = 'closed' ORDER BY t.id DESC LIMIT {COUNTS} OFFSET {offset}");
    let closed: Vec<HeadRow> = db::rows(conn, &sql, []).await?;
    let sql = "SELECT COUNT(*) AS count FROM stocktake WHERE state = 'closed'";
    let total: Option<Total> = db::row(conn, sql, []).await?;
    Ok(StocktakeList {
        open: open.iter().map(|row| row.row(&tree)).collect(),
        closed: Page {
            rows: closed.iter().map(|row| row.row(&tree)).collect(),
            page,
            total: u64::try_from(total.map_or(0, |total| total.count)).unwrap_or(0),
            size: COUNTS,
        },
    })
}

/// How far a count is: cheap, for who asks every few seconds.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn progress(desk: &Desk, number: &str) -> Result<StocktakeProgress, StoreError> {
    desk.require(Permission::Count)?;
    let (conn, tree) = (desk.db.conn(), Tree::load(desk).await?);
    let row = find(conn, number).await?;
    Ok(progress_of(&row, &Facts::load(conn, row.id).await?, &tree))
}

fn progress_of(row: &HeadRow, facts: &Facts, tree: &Tree) -> StocktakeProgress {
    StocktakeProgress {
        number: row.number.clone(),
        is_open: row.closed_at.is_none(),
        tally: Tally::of(&facts.lines()),
        people: facts.people(),
        places: facts.places(tree),
        last_at: facts.rows.last().map(|scan| civil::time(scan.at)),
    }
}

/// The page of a count. Once it is closed, why the differences of these labels cannot be settled now.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn page(desk: &Desk, number: &str, refused: &[String]) -> Result<StocktakePage, StoreError> {
    desk.require(Permission::Count)?;
    let (conn, tree) = (desk.db.conn(), Tree::load(desk).await?);
    let row = find(conn, number).await?;
    let facts = Facts::load(conn, row.id).await?;
    let lines = described(conn, row.id, &facts, &tree).await?;
    let head = row.head(&tree);
    let is_open = head.closed.is_none();
    let mut differences: Vec<StocktakeLine> = lines
        .iter()
        .filter(|line| line.outcome != Outcome::Here && !(is_open && line.outcome == Outcome::Missing))
        .cloned()
        .collect();
    if !is_open {
        explain(desk, &head.number, &mut differences, refused).await?;
    }
    Ok(StocktakePage {
        progress: progress_of(&row, &facts, &tree),
        places: tree.choices(row.place_id),
        last: if is_open { last(lines) } else { Vec::new() },
        differences,
        may_close: desk.actor.may(Permission::CloseCount),
        head,
    })
}

/// The last scans, newest first.
fn last(lines: Vec<StocktakeLine>) -> Vec<StocktakeLine> {
    let mut last: Vec<StocktakeLine> = lines.into_iter().filter(|line| line.scan.is_some()).collect();
    last.sort_by_key(|line| std::cmp::Reverse(line.scan));
    last.truncate(LAST);
    last
}

/// Asks the rules again about those that were refused, so that each line says why.
async fn explain(desk: &Desk, number: &str, lines: &mut [StocktakeLine], refused: &[String]) -> Result<(), StoreError> {
    let rules = setting::rules(desk.db.conn()).await?;
    let moment = desk.moment(&crate::Submission::default());
    for line in lines
        .iter_mut()
        .filter(|line| refused.contains(&line.code))
        .take(REFUSALS)
    {
        let Some(command) = line.remedy.and_then(|remedy| remedy.command(number)) else {
            continue;
        };
        let life = load(desk.db.conn(), &line.code).await?;
        let judged = decide(Some(&life.item), command, &moment, &rules)
            .and_then(|event| domain::item::record(&life.events, event, &moment, &rules));
        line.refused = judged.err();
    }
    Ok(())
}

/// All that a count comes to now, or came to: every line of its five lists.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn report(desk: &Desk, number: &str) -> Result<StocktakeReport, StoreError> {
    desk.require(Permission::Count)?;
    let (conn, tree) = (desk.db.conn(), Tree::load(desk).await?);
    let row = find(conn, number).await?;
    report_of(conn, row.id, row.head(&tree), &tree).await
}

/// The same, inside a write.
pub(super) async fn report_of(
    conn: &impl ConnectionTrait,
    count: i64,
    head: Head,
    tree: &Tree,
) -> Result<StocktakeReport, StoreError> {
    let facts = Facts::load(conn, count).await?;
    Ok(StocktakeReport {
        organisation: setting::organisation(conn).await?.name,
        head,
        tally: Tally::of(&facts.lines()),
        people: facts.people(),
        places: facts.places(tree),
        lines: described(conn, count, &facts, tree).await?,
    })
}

/// The report that was signed, byte for byte. One that no longer has its fingerprint is not shown.
///
/// # Errors
/// Refused, not found (also while the count is open), inconsistent, the database's.
pub async fn signed_report(desk: &Desk, number: &str) -> Result<File, StoreError> {
    desk.require(Permission::Count)?;
    let sql = "SELECT m.mime, m.bytes, t.report_hash FROM stocktake t JOIN media m ON m.id = t.report_id
               WHERE t.number = $1";
    let stored: Option<Stored> = db::row(desk.db.conn(), sql, [number.trim().into()]).await?;
    let stored = stored.ok_or(StoreError::NotFound)?;
    if hash(&stored.bytes) != stored.report_hash {
        return Err(StoreError::Inconsistent {
            table: "stocktake",
            id: number.to_owned(),
        });
    }
    Ok(File {
        mime: stored.mime,
        bytes: stored.bytes,
    })
}
