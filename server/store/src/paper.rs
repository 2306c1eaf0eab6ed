//! Official papers: numbered without a gap, printed once, and kept byte for byte.

mod facts;
mod read;

pub use read::{about, file, register, years};

use crate::{Desk, StoreError, Submission, db, item::hash, setting, submission};
use chrono::Datelike;
use domain::{access::Permission, paper::PaperKind, view::paper::Paper};
use facts::{Subject, find};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

/// What a paper is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it shall say.
    pub kind: PaperKind,
    /// A slip's number, or an item's label.
    pub reference: String,
    /// Which repair or event of the item; 0 for slips.
    pub rank: u32,
    /// The language that it is printed in: `fr` or `en`.
    pub lang: &'static str,
}

#[derive(FromQueryResult)]
struct Number {
    number: String,
}

#[derive(FromQueryResult)]
struct Rank {
    last: i64,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// How often a paper is printed again because another was issued, or what it certifies changed, meanwhile.
const ATTEMPTS: usize = 20;

/// A paper as it would be issued now.
struct Draft {
    subject: Subject,
    version: String,
    rank: i64,
    paper: Paper,
}

/// Issues a paper and gives its number; where it was issued before and nothing has changed since, that number again.
/// It is printed by `print` under the number that is next, while others go on writing; then the number is drawn, what it
/// certifies read again, and bytes and hash kept in one transaction. Where another took the number or something changed
/// meanwhile, it is printed again: a paper that is not kept takes no number.
///
/// # Errors
/// Refused, not found where there is nothing to certify, [`StoreError::Invalid`] (`paper`) when it cannot be printed,
/// [`StoreError::Busy`] where others were always first, the database's.
pub async fn issue<P, F>(desk: &Desk, submission: &Submission, asked: &Asked, print: P) -> Result<String, StoreError>
where
    P: Fn(Paper) -> F,
    F: Future<Output = Option<Vec<u8>>>,
{
    desk.require(Permission::SeePeople)?;
    for _ in 0..ATTEMPTS {
        let draft = draft(desk, asked).await?;
        if let Some(number) = issued(desk.db.conn(), asked.kind, &draft.subject, &draft.version).await? {
            return Ok(number);
        }
        let bytes = print(draft.paper.clone()).await.ok_or(StoreError::Invalid("paper"))?;
        if let Some(number) = keep(desk, submission, asked, &draft, bytes).await? {
            return Ok(number);
        }
    }
    let others = "papers of this kind are issued faster than this one is printed";
    Err(StoreError::Busy(DbErr::Custom(others.to_owned())))
}

async fn draft(desk: &Desk, asked: &Asked) -> Result<Draft, StoreError> {
    let conn = desk.db.conn();
    let (subject, said) = find(conn, asked).await?;
    let year = desk.today().year();
    let sql = "SELECT last FROM paper_counter WHERE kind = $1 AND year = $2";
    let last: Option<Rank> = db::row(conn, sql, [asked.kind.word().into(), year.into()]).await?;
    let rank = last.map_or(0, |last| last.last) + 1;
    let organisation = setting::organisation(conn).await?;
    Ok(Draft {
        version: said.version()?,
        subject,
        rank,
        paper: Paper {
            kind: asked.kind,
            number: asked.kind.number(year, rank),
            issued_on: desk.today(),
            organisation: organisation.name,
            phone: organisation.phone,
            public_url: organisation.public_url,
            facts: said.facts,
            logo: setting::logo(conn).await?,
            signature: said.signature,
        },
    })
}

/// The next rank of a kind in a year. Given up with the transaction, it is drawn again by the next one.
async fn next_rank(conn: &impl ConnectionTrait, kind: PaperKind, year: i32) -> Result<i64, StoreError> {
    let next: Option<Rank> = db::row(
        conn,
        "INSERT INTO paper_counter (kind, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (kind, year) DO UPDATE SET last = paper_counter.last + 1 RETURNING last",
        [kind.word().into(), year.into()],
    )
    .await?;
    next.map(|next| next.last).ok_or(StoreError::Invalid("paper"))
}

/// The number under which the same was issued already.
async fn issued(
    conn: &impl ConnectionTrait,
    kind: PaperKind,
    subject: &Subject,
    version: &str,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT number FROM paper WHERE kind = $1 AND subject = $2 AND version = $3";
    let values = [kind.word().into(), subject.name.as_str().into(), version.into()];
    let found: Option<Number> = db::row(conn, sql, values).await?;
    Ok(found.map(|found| found.number))
}

/// Keeps what was printed; nothing where it is not what would be printed now.
async fn keep(
    desk: &Desk,
    submission: &Submission,
    asked: &Asked,
    draft: &Draft,
    bytes: Vec<u8>,
) -> Result<Option<String>, StoreError> {
    let write = desk.db.write().await?;
    let conn = write.conn();
    if let Some(number) = submission::answered(conn, desk, submission).await? {
        return Ok(Some(number));
    }
    // The row of the kind and year is locked from here on: what is looked for next is what was committed.
    let rank = next_rank(conn, asked.kind, desk.today().year()).await?;
    if let Some(number) = issued(conn, asked.kind, &draft.subject, &draft.version).await? {
        return Ok(Some(number));
    }
    let (_, said) = find(conn, asked).await?;
    if rank != draft.rank || said.version()? != draft.version {
        return Ok(None);
    }
    insert(conn, desk, asked, draft, bytes).await?;
    submission::answer(conn, submission, &draft.paper.number).await?;
    write.commit().await?;
    Ok(Some(draft.paper.number.clone()))
}

async fn insert(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    asked: &Asked,
    draft: &Draft,
    bytes: Vec<u8>,
) -> Result<(), StoreError> {
    let new: Option<Id> = db::row(
        conn,
        "INSERT INTO paper (kind, year, rank, number, reference, item_id, subject, version, lang, hash, issued_on,
            issued_by, issued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
        [
            asked.kind.word().into(),
            draft.paper.issued_on.year().into(),
            draft.rank.into(),
            draft.paper.number.as_str().into(),
            draft.subject.reference.as_str().into(),
            draft.subject.item.into(),
            draft.subject.name.as_str().into(),
            draft.version.as_str().into(),
            asked.lang.into(),
            hash(&bytes).into(),
            draft.paper.issued_on.into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("paper"))?.id;
    let sql = "INSERT INTO paper_file (paper_id, bytes) VALUES ($1, $2)";
    db::run(conn, sql, [id.into(), bytes.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Kept {
    id: i64,
    kind: String,
    year: i32,
    rank: i64,
    number: String,
    hash: String,
    bytes: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct Gap {
    what: String,
}

/// Ranks without a gap, and every paper's bytes against its hash: one sentence for each difference. Bytes that were purged
/// are none.
pub(crate) async fn differences(conn: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT 'papers ' || c.kind || ' of ' || CAST(c.year AS TEXT) || ': ' || CAST(c.last AS TEXT) ||
            ' numbers were given, ' || CAST(COUNT(p.id) AS TEXT) || ' papers are kept' AS what
        FROM paper_counter c LEFT JOIN paper p ON p.kind = c.kind AND p.year = c.year AND p.rank <= c.last
        GROUP BY c.kind, c.year, c.last HAVING COUNT(p.id) <> c.last
        UNION ALL
        SELECT 'paper ' || p.number || ': its number was never given' FROM paper p
        LEFT JOIN paper_counter c ON c.kind = p.kind AND c.year = p.year AND c.last >= p.rank WHERE c.kind IS NULL";
    let gaps: Vec<Gap> = db::rows(conn, sql, []).await?;
    let mut found: Vec<String> = gaps.into_iter().map(|gap| gap.what).collect();
    let sql = "SELECT p.id, p.kind, p.year, p.rank, p.number, p.hash, f.bytes FROM paper p LEFT JOIN paper_file f ON f.paper_id = p.id
               WHERE p.id > $1 ORDER BY p.id LIMIT 1";
    let mut after = 0;
    // One at a time: a register of years does not fit the memory.
    loop {
        let kept: Option<Kept> = db::row(conn, sql, [after.into()]).await?;
        let Some(kept) = kept else { break };
        let due = PaperKind::parse(&kept.kind).map(|kind| kind.number(kept.year, kept.rank));
        if due.as_ref() != Some(&kept.number) || kept.bytes.is_some_and(|bytes| hash(&bytes) != kept.hash) {
            found.push(format!("paper {}: it was edited", kept.number));
        }
        after = kept.id;
    }
    Ok(found)
}
