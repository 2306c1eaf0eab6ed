//! The log of administrators' acts: added to in the transaction of the act itself, read by administrators.

use crate::{Desk, StoreError, civil, db, setting};
use chrono::{DateTime, Months, Utc};
use domain::{
    access::Permission,
    act::{Act, MONTHS, USUAL_MONTHS},
    view::{
        Page,
        account::{ActLog, ActRow},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Lines of a page.
const SIZE: u32 = 50;

/// The setting that says for how many months it is kept.
const KEPT: &str = "act_months";

/// Notes an act, of the desk's person, on somebody or nobody.
pub(crate) async fn note(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    act: Act,
    whom: Option<i64>,
    detail: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO act (at, by_person, kind, person_id, detail) VALUES ($1, $2, $3, $4, $5)";
    let values = [
        desk.now.into(),
        desk.actor.id.0.into(),
        act.word().into(),
        whom.into(),
        detail.into(),
    ];
    db::run(conn, sql, values).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Line {
    id: i64,
    at: DateTime<Utc>,
    author: String,
    kind: String,
    whom: Option<String>,
    detail: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// A page of the log, the last act first.
///
/// # Errors
/// Refused, the database's, inconsistent.
pub async fn log(desk: &Desk, page: u32) -> Result<ActLog, StoreError> {
    desk.require(Permission::EditSettings)?;
    let (conn, page) = (desk.db.conn(), page.max(1));
    let total: Option<Count> = db::row(conn, "SELECT COUNT(*) AS count FROM act", []).await?;
    let lines: Vec<Line> = db::rows(
        conn,
        "SELECT a.id, a.at, b.name AS author, a.kind, w.name AS whom, a.detail FROM act a
         JOIN person b ON b.id = a.by_person LEFT JOIN person w ON w.id = a.person_id
         ORDER BY a.id DESC LIMIT $1 OFFSET $2",
        [i64::from(SIZE).into(), (i64::from(page - 1) * i64::from(SIZE)).into()],
    )
    .await?;
    let rows: Result<Vec<_>, _> = lines.into_iter().map(Line::row).collect();
    Ok(ActLog {
        page: Page {
            rows: rows?,
            page,
            total: total.map_or(0, |total| u64::try_from(total.count).unwrap_or(0)),
            size: SIZE,
        },
        months: months(conn).await?,
    })
}

impl Line {
    fn row(self) -> Result<ActRow, StoreError> {
        let act = Act::parse(&self.kind).ok_or_else(|| StoreError::Inconsistent {
            table: "act",
            id: self.id.to_string(),
        })?;
        Ok(ActRow {
            at: civil::time(self.at),
            by: self.author,
            act,
            whom: self.whom.unwrap_or_default(),
            detail: self.detail,
        })
    }
}

async fn months(conn: &impl ConnectionTrait) -> Result<u32, StoreError> {
    let kept = setting::get(conn, KEPT).await?.and_then(|months| months.parse().ok());
    Ok(kept.unwrap_or(USUAL_MONTHS))
}

/// Keeps the log for so many months from now on; that too is noted.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`months`), the database's.
pub async fn keep_for(desk: &Desk, months: u32) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    if !MONTHS.contains(&months) {
        return Err(StoreError::Invalid("months"));
    }
    let write = desk.db.write().await?;
    setting::set(write.conn(), KEPT, &months.to_string()).await?;
    note(write.conn(), desk, Act::LogKept, None, &months.to_string()).await?;
    write.commit().await
}

/// Forgets the acts that are older than the log is kept: how many.
///
/// # Errors
/// Refused, the database's.
pub async fn forget_old(desk: &Desk) -> Result<u64, StoreError> {
    desk.require(Permission::EditSettings)?;
    let write = desk.db.write().await?;
    let oldest = desk.now - Months::new(months(write.conn()).await?);
    let count = db::run(write.conn(), "DELETE FROM act WHERE at < $1", [oldest.into()]).await?;
    write.commit().await?;
    Ok(count)
}
