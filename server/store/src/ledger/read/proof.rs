//! The proof of one entry.

mod signed;

use super::{LINE_ROWS, LineRow};
use crate::{Desk, StoreError, civil, db, item::read::life, media};
use chrono::{DateTime, Utc};
use domain::{
    access::Permission,
    id::{HandoverId, PlaceId, ProviderId, ServiceId},
    impact::Factor,
    ledger::{Inputs, Origin, Place, Posting},
    view::{LedgerLine, ProofPage, Signed, TimelineLine},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use signed::{Acceptance, of_owner, of_slip};

#[derive(FromQueryResult)]
struct Entry {
    item_id: i64,
    seq: i32,
    line: i32,
    inputs: String,
    service_id: i64,
    handover_id: Option<i64>,
    hash: String,
    prev_hash: String,
    depositor_id: Option<i64>,
    place_id: Option<i64>,
    provider_id: Option<i64>,
    axis_job: Option<i32>,
    is_repaired: Option<bool>,
    depositor: String,
    provider: Option<String>,
    by: String,
    at: DateTime<Utc>,
    need: Option<String>,
}

#[derive(FromQueryResult)]
struct Sibling {
    inputs: String,
}

#[derive(FromQueryResult)]
struct Document {
    media_id: Option<i64>,
}

/// The proof of one entry.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn proof(desk: &Desk, id: i64) -> Result<ProofPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let line = line(conn, id).await?;
    let entry: Option<Entry> = db::row(
        conn,
        "SELECT e.item_id, e.seq, e.line, e.inputs, e.service_id, e.handover_id, e.hash, e.prev_hash,
            a.depositor_id, a.place_id, a.provider_id, a.job AS axis_job, a.is_repaired,
            COALESCE(d.name, '') AS depositor, o.name AS provider, p.name AS by, v.at, h.need
         FROM ledger e JOIN event v ON v.item_id = e.item_id AND v.seq = e.seq
            JOIN person p ON p.id = v.by_person
            LEFT JOIN ledger_axis a ON a.id = e.id LEFT JOIN service d ON d.id = a.depositor_id
            LEFT JOIN provider o ON o.id = a.provider_id
            LEFT JOIN handover h ON h.id = e.handover_id
         WHERE e.id = $1",
        [id.into()],
    )
    .await?;
    let entry = entry.ok_or(StoreError::NotFound)?;
    let mut posting = posting(&line, &entry)?;
    // Who signed, and whom a note may name, is personal data: the sum can be defended without it.
    let sees_people = desk.actor.may(Permission::SeePeople);
    if !sees_people {
        posting.inputs.note = String::new();
    }
    let mut accepted = accepted(conn, &line, &entry).await?;
    if !sees_people {
        accepted.media = None;
        accepted.receiver = None;
        accepted.signed = accepted.signed.map(|signed| Signed {
            by: String::new(),
            ..signed
        });
    }
    let factor = factor(conn, &posting, &entry).await?;
    let (photos, timeline) = if sees_people && desk.actor.may(Permission::SeeItems) {
        told(conn, entry.item_id).await?
    } else {
        Default::default()
    };
    Ok(ProofPage {
        photos,
        timeline,
        depositor: entry.depositor.clone(),
        provider: entry.provider.clone().unwrap_or_default(),
        prev_hash: entry.prev_hash.clone(),
        related: related(conn, id, &entry).await?,
        document: document(conn, &posting).await?,
        by: if sees_people { entry.by } else { String::new() },
        at: civil::time(entry.at),
        receiver: accepted.receiver.unwrap_or_default(),
        signed: accepted.signed,
        factor,
        need: entry.need.unwrap_or_default(),
        signature: match accepted.media {
            Some(id) => media::link(conn, id).await?,
            None => None,
        },
        hash: entry.hash,
        posting,
        line,
    })
}

/// The item's photos and its timeline; nothing where its events cannot be told any more: the entry stands without them.
async fn told(conn: &impl ConnectionTrait, item: i64) -> Result<(Vec<String>, Vec<TimelineLine>), StoreError> {
    match life(conn, item).await {
        Err(StoreError::Inconsistent { .. }) => Ok(Default::default()),
        known => known,
    }
}

async fn line(conn: &impl ConnectionTrait, id: i64) -> Result<LedgerLine, StoreError> {
    let sql = format!("{LINE_ROWS} WHERE e.id = $1");
    let row: Option<LineRow> = db::row(conn, &sql, [id.into()]).await?;
    row.ok_or(StoreError::NotFound)?.view()
}

fn posting(line: &LedgerLine, entry: &Entry) -> Result<Posting, StoreError> {
    let inputs: Inputs = serde_json::from_str(&entry.inputs).map_err(|_| StoreError::Inconsistent {
        table: "ledger",
        id: line.id.to_string(),
    })?;
    let rank = |value: i32| u32::try_from(value).unwrap_or(0);
    Ok(Posting {
        place: Place {
            seq: rank(entry.seq),
            line: rank(entry.line),
        },
        kind: line.kind,
        cents: line.cents,
        grams: line.grams,
        occurred_on: line.occurred_on,
        period_on: line.period_on,
        // The list names the entry taken back by its own number; its place is of no use to a reader.
        reverses: None,
        service: ServiceId(entry.service_id),
        handover: entry.handover_id.map(HandoverId),
        inputs,
        graded_on: line.occurred_on,
        origin: Origin {
            depositor: ServiceId(entry.depositor_id.unwrap_or_default()),
            place: entry.place_id.map(PlaceId),
            provider: entry.provider_id.map(ProviderId),
            job: entry.axis_job.and_then(|job| usize::try_from(job).ok()),
            is_repaired: entry.is_repaired.unwrap_or_default(),
        },
    })
}

/// The entries of the same event, those that take this one back, and the one that it takes back.
async fn related(conn: &impl ConnectionTrait, id: i64, entry: &Entry) -> Result<Vec<LedgerLine>, StoreError> {
    let sql = format!(
        "{LINE_ROWS} WHERE e.id <> $1 AND ((e.item_id = $2 AND e.seq = $3) OR e.reverses = $1
            OR e.id = (SELECT o.reverses FROM ledger o WHERE o.id = $1)) ORDER BY e.id"
    );
    let values = [id.into(), entry.item_id.into(), entry.seq.into()];
    let rows: Vec<LineRow> = db::rows(conn, &sql, values).await?;
    rows.into_iter().map(LineRow::view).collect()
}

/// How what the entry counts was accepted; costs and exits are not.
async fn accepted(conn: &impl ConnectionTrait, line: &LedgerLine, entry: &Entry) -> Result<Acceptance, StoreError> {
    match entry.handover_id {
        Some(handover) => of_slip(conn, handover).await,
        None if line.kind.is_saving() => of_owner(conn, entry.item_id, entry.seq).await,
        None => Ok(Acceptance::default()),
    }
}

/// The factor of the same fact: what is counted in euros carries none itself.
async fn factor(conn: &impl ConnectionTrait, posting: &Posting, entry: &Entry) -> Result<Option<Factor>, StoreError> {
    if posting.inputs.factor.is_some() || !posting.kind.is_issue() {
        return Ok(posting.inputs.factor.clone());
    }
    let sql =
        "SELECT inputs FROM ledger WHERE item_id = $1 AND seq = $2 AND kind IN ('co2', 'waste') ORDER BY line LIMIT 1";
    let sibling: Option<Sibling> = db::row(conn, sql, [entry.item_id.into(), entry.seq.into()]).await?;
    let inputs = sibling.map(|sibling| serde_json::from_str::<Inputs>(&sibling.inputs));
    Ok(inputs.transpose()?.and_then(|inputs| inputs.factor))
}

async fn document(conn: &impl ConnectionTrait, posting: &Posting) -> Result<Option<String>, StoreError> {
    let Some(price) = posting.inputs.evidence.as_ref().and_then(|evidence| evidence.id) else {
        return Ok(None);
    };
    let sql = "SELECT media_id FROM price WHERE id = $1";
    let found: Option<Document> = db::row(conn, sql, [price.0.into()]).await?;
    Ok(found
        .and_then(|found| found.media_id)
        .map(|media| format!("/media/{media}")))
}
