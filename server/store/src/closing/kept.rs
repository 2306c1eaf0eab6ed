//! The report of a closed period, kept: what it says, with the closing; its bytes, with their first printing. Whatever is
//! renamed afterwards, and whichever printer comes later, it stays what it was.

use super::ClosingRow;
use crate::{Desk, StoreError, db, item::hash};
use domain::{access::Permission, closing::Period, view::closing::CouncilReport};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Facts {
    facts: String,
    logo: Option<Vec<u8>>,
    hash: String,
}

#[derive(FromQueryResult)]
struct Printed {
    bytes: Vec<u8>,
    hash: String,
}

#[derive(FromQueryResult)]
struct Known {
    id: i64,
}

#[derive(FromQueryResult)]
struct Named {
    period: String,
    lang: String,
    bytes: Vec<u8>,
    hash: String,
}

/// What a report says, as it is kept.
#[derive(Debug)]
pub(super) enum Kept {
    /// The report.
    Report(Box<CouncilReport>),
    /// None: the period was closed before reports were kept, or by a program that told them otherwise.
    None,
    /// It was edited.
    Edited,
}

/// The hash of what a report says: over its facts and its logo.
fn facts_hash(facts: &str, logo: Option<&[u8]>) -> String {
    hash([facts.as_bytes(), logo.unwrap_or_default()].concat())
}

/// Keeps what a report says. Who closed is no part of it.
pub(super) async fn keep_report(
    conn: &impl ConnectionTrait,
    closing: i64,
    mut report: CouncilReport,
) -> Result<(), StoreError> {
    let logo = report.logo.take();
    if let Some(closing) = &mut report.closing {
        closing.by.clear();
    }
    let facts = serde_json::to_string(&report)?;
    let hash = facts_hash(&facts, logo.as_deref());
    let sql = "INSERT INTO closing_report (closing_id, facts, logo, hash) VALUES ($1, $2, $3, $4)";
    db::run(conn, sql, [closing.into(), facts.into(), logo.into(), hash.into()]).await?;
    Ok(())
}

/// What the report of a closing says.
pub(super) async fn kept_report(conn: &impl ConnectionTrait, closing: &ClosingRow) -> Result<Kept, StoreError> {
    let sql = "SELECT facts, logo, hash FROM closing_report WHERE closing_id = $1";
    let Some(found) = db::row::<Facts>(conn, sql, [closing.id.into()]).await? else {
        return Ok(Kept::None);
    };
    if facts_hash(&found.facts, found.logo.as_deref()) != found.hash {
        return Ok(Kept::Edited);
    }
    Ok(match serde_json::from_str::<CouncilReport>(&found.facts) {
        // Its figures are those that the closing sealed, whatever hash stands beside it.
        Ok(report) if !is_sealed(&report, closing) => Kept::Edited,
        Ok(report) => Kept::Report(Box::new(CouncilReport {
            logo: found.logo,
            ..report
        })),
        Err(error) => {
            tracing::error!(%error, period = closing.period, "a kept report cannot be read: it is made anew");
            Kept::None
        }
    })
}

fn is_sealed(report: &CouncilReport, closing: &ClosingRow) -> bool {
    report.period.word() == closing.period
        && report.closing.as_ref().is_some_and(|one| {
            one.hash == closing.hash && report.totals == one.frozen.totals && report.entries == one.frozen.entries
        })
}

/// The printing that is kept of a closed period's report in that language (`fr`, `en`), if there is one.
///
/// # Errors
/// Refused, inconsistent, the database's.
pub async fn printed(desk: &Desk, period: Period, lang: &str) -> Result<Option<Vec<u8>>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    read(desk.db.conn(), period, lang).await
}

async fn read(conn: &impl ConnectionTrait, period: Period, lang: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT p.bytes, p.hash FROM closing_pdf p JOIN closing c ON c.id = p.closing_id
               WHERE c.period = $1 AND p.lang = $2";
    let found: Option<Printed> = db::row(conn, sql, [period.word().into(), lang.into()]).await?;
    match found {
        Some(found) if hash(&found.bytes) != found.hash => Err(StoreError::Inconsistent {
            table: "closing_pdf",
            id: period.word(),
        }),
        found => Ok(found.map(|found| found.bytes)),
    }
}

/// Keeps the first printing in that language, and answers what is kept: of two at the same moment, the first.
///
/// # Errors
/// Refused, not found for a period that is not closed, the database's.
pub async fn keep_printed(desk: &Desk, period: Period, lang: &str, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let write = desk.db.write().await?;
    let sql = "SELECT id FROM closing WHERE period = $1";
    let closing: Option<Known> = db::row(write.conn(), sql, [period.word().into()]).await?;
    let closing = closing.ok_or(StoreError::NotFound)?.id;
    let sql = "INSERT INTO closing_pdf (closing_id, lang, bytes, hash) VALUES ($1, $2, $3, $4)
               ON CONFLICT (closing_id, lang) DO NOTHING";
    let seal = hash(&bytes);
    db::run(
        write.conn(),
        sql,
        [closing.into(), lang.into(), bytes.into(), seal.into()],
    )
    .await?;
    let kept = read(write.conn(), period, lang).await?;
    write.commit().await?;
    kept.ok_or(StoreError::NotFound)
}

/// Every kept report and printing against its hash: one sentence for each difference.
pub(super) async fn differences(conn: &impl ConnectionTrait, closing: &ClosingRow) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    if matches!(kept_report(conn, closing).await?, Kept::Edited) {
        found.push(format!("closing {}: its report was edited", closing.period));
    }
    let sql = "SELECT c.period, p.lang, p.bytes, p.hash FROM closing_pdf p JOIN closing c ON c.id = p.closing_id
               WHERE c.id = $1 ORDER BY p.lang";
    let printings: Vec<Named> = db::rows(conn, sql, [closing.id.into()]).await?;
    let edited = printings.into_iter().filter(|one| hash(&one.bytes) != one.hash);
    found.extend(edited.map(|one| format!("closing {}: its printing ({}) was edited", one.period, one.lang)));
    Ok(found)
}
