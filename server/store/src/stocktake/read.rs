//! Reading counts: the list, one under way, how far it is, what it comes to, its report.

use super::{
    describe::described,
    facts::Facts,
    head::{HEADS, HeadRow, find},
    overlap::overlaps,
    tree::Tree,
};
use crate::{
    Desk, StoreError, civil, db,
    item::{hash, load},
    media::File,
    setting,
};
use domain::{
    access::Permission,
    item::decide,
    stocktake::{Outcome, Tally},
    view::{
        Page,
        stocktake::{Head, StocktakeLine, StocktakeList, StocktakePage, StocktakeProgress, StocktakeReport},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Counts on a page of the list.
const COUNTS: u32 = 25;
/// Scans shown on the page of a count.
const LAST: usize = 20;
/// Refusals told after deciding all.
const REFUSALS: usize = 50;

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

/// All open counts, and a page of those closed, newest first.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, page: u32) -> Result<StocktakeList, StoreError> {
    desk.require(Permission::Count)?;
    let (conn, page) = (desk.db.conn(), page.max(1));
    let tree = Tree::load(conn).await?;
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
    let conn = desk.db.conn();
    let tree = Tree::load(conn).await?;
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
    let conn = desk.db.conn();
    let tree = Tree::load(conn).await?;
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
        overlaps: overlaps(conn, row.id, &tree).await?,
        last: if is_open { last(lines) } else { Vec::new() },
        differences,
        may_close: desk.actor.may(Permission::CloseCount),
        may_receive: desk.actor.may(Permission::Receive),
        may_link: desk.actor.may(Permission::LinkCodes),
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
    let conn = desk.db.conn();
    let tree = Tree::load(conn).await?;
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

/// How many lines all counts have: what was expected, and what else was seen.
pub(crate) const LINE_COUNT: &str = "SELECT (SELECT COUNT(*) FROM stocktake_expected) + (SELECT COUNT(*) FROM stocktake_scan s
    WHERE NOT EXISTS (SELECT 1 FROM stocktake_expected e WHERE e.stocktake_id = s.stocktake_id AND e.item_id = s.item_id))
    AS count";

/// The count that follows that record, with its lines; nothing after the last.
pub(crate) async fn next_lines(
    conn: &impl ConnectionTrait,
    tree: &Tree,
    after: i64,
) -> Result<Option<(i64, Head, Vec<StocktakeLine>)>, StoreError> {
    let sql = format!("{HEADS} WHERE t.id > $1 ORDER BY t.id LIMIT 1");
    let Some(row) = db::row::<HeadRow>(conn, &sql, [after.into()]).await? else {
        return Ok(None);
    };
    let facts = Facts::load(conn, row.id).await?;
    let lines = described(conn, row.id, &facts, tree).await?;
    Ok(Some((row.id, row.head(tree), lines)))
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
