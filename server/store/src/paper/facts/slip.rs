//! What a slip's papers say.

use super::{Asked, Said, Subject};
use crate::{StoreError, civil, db};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    item::{IssueOutcome, Proof},
    paper::PaperKind,
    view::paper::{PaperFacts, PaperLine, Signed},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeSet;

#[derive(FromQueryResult)]
struct State {
    id: i64,
    there: i64,
}

#[derive(FromQueryResult)]
struct Head {
    reference: String,
    occurred_on: NaiveDate,
    service: String,
    cost_centre: String,
    person: String,
    by: String,
    need: String,
    order_reference: String,
}

#[derive(FromQueryResult)]
struct Line {
    code: String,
    name: String,
    brand: String,
    model: String,
    serial: String,
    inventory_number: String,
    quantity: i32,
    service: String,
    outcome: String,
}

#[derive(FromQueryResult)]
struct Signature {
    proof: String,
    signed_by: String,
    at: DateTime<Utc>,
    mime: Option<String>,
    bytes: Option<Vec<u8>>,
}

/// A deposit, and how much of it was not a mistake.
const DEPOSIT: &str = "SELECT d.id, COUNT(i.id) AS there
    FROM deposit d LEFT JOIN item i ON i.deposit_id = d.id AND i.state <> 'void' WHERE d.number = $1 GROUP BY d.id";
const HANDOVER: &str = "SELECT h.id, COUNT(*) AS there
    FROM handover h JOIN handover_line l ON l.handover_id = h.id WHERE h.number = $1 GROUP BY h.id";
/// What goes back to the service it came from is no transfer.
const TRANSFERRED: &str = "l.outcome = 'accepted' AND i.service_id <> h.service_id";

fn transfer() -> String {
    format!(
        "SELECT h.id, COUNT(*) AS there FROM handover h JOIN handover_line l ON l.handover_id = h.id
            JOIN item i ON i.id = l.item_id WHERE h.number = $1 AND {TRANSFERRED} GROUP BY h.id"
    )
}

/// The slip, where it has anything of that kind to certify.
pub(super) async fn subject(conn: &impl ConnectionTrait, asked: &Asked) -> Result<Subject, StoreError> {
    let (table, sql) = match asked.kind {
        PaperKind::Deposit => ("deposit", DEPOSIT.to_owned()),
        PaperKind::Transfer => ("handover", transfer()),
        _ => ("handover", HANDOVER.to_owned()),
    };
    let state: Option<State> = db::row(conn, &sql, [asked.reference.trim().into()]).await?;
    let state = state.filter(|state| state.there > 0).ok_or(StoreError::NotFound)?;
    Ok(Subject {
        name: format!("{table}/{}", state.id),
        reference: asked.reference.trim().to_owned(),
        item: None,
        slip: state.id,
    })
}

/// What was deposited.
pub(super) async fn deposit(conn: &impl ConnectionTrait, subject: &Subject) -> Result<PaperFacts, StoreError> {
    let sql =
        "SELECT d.number AS reference, d.occurred_on, s.name AS service, COALESCE(s.cost_centre, '') AS cost_centre,
            d.bearer AS person, p.name AS by, '' AS need, '' AS order_reference
        FROM deposit d JOIN service s ON s.id = d.service_id JOIN person p ON p.id = d.received_by WHERE d.id = $1";
    let head: Option<Head> = db::row(conn, sql, [subject.slip.into()]).await?;
    let head = head.ok_or(StoreError::NotFound)?;
    // A split lot keeps the slip that it came with: the lot and what left it are one line each.
    let sql = "SELECT COALESCE(i.code, '') AS code, i.name, i.brand, i.model, i.serial, i.inventory_number, i.quantity,
            '' AS service, '' AS outcome FROM item i WHERE i.deposit_id = $1 AND i.state <> 'void' ORDER BY i.id";
    let lines: Vec<Line> = db::rows(conn, sql, [subject.slip.into()]).await?;
    Ok(PaperFacts {
        reference: head.reference,
        on: head.occurred_on,
        by: head.by,
        from: head.service,
        person: head.person,
        lines: lines.into_iter().map(Line::view).collect(),
        ..PaperFacts::default()
    })
}

/// What was issued: all of it, or for a transfer what was accepted.
pub(super) async fn handover(
    conn: &impl ConnectionTrait,
    kind: PaperKind,
    subject: &Subject,
) -> Result<Said, StoreError> {
    let sql =
        "SELECT h.number AS reference, h.occurred_on, s.name AS service, COALESCE(s.cost_centre, '') AS cost_centre,
            r.name AS person, p.name AS by, h.need, h.reference AS order_reference
        FROM handover h JOIN service s ON s.id = h.service_id JOIN receiver r ON r.id = h.receiver_id
            JOIN person p ON p.id = h.by_person WHERE h.id = $1";
    let head: Option<Head> = db::row(conn, sql, [subject.slip.into()]).await?;
    let head = head.ok_or(StoreError::NotFound)?;
    let is_transfer = kind == PaperKind::Transfer;
    let only = if is_transfer { TRANSFERRED } else { "1 = 1" };
    let sql = format!(
        "SELECT COALESCE(i.code, '') AS code, i.name, i.brand, i.model, i.serial, i.inventory_number, l.quantity,
            s.name AS service, l.outcome
         FROM handover_line l JOIN handover h ON h.id = l.handover_id JOIN item i ON i.id = l.item_id
            JOIN service s ON s.id = i.service_id
         WHERE l.handover_id = $1 AND {only} ORDER BY l.item_id, l.rank"
    );
    let lines: Vec<Line> = db::rows(conn, &sql, [subject.slip.into()]).await?;
    let origins: BTreeSet<&str> = lines.iter().map(|line| line.service.as_str()).collect();
    let from = origins.into_iter().collect::<Vec<_>>().join(", ");
    // A signature whose acceptance was undone signs nothing.
    let is_accepted = lines.iter().any(|line| line.outcome == "accepted");
    let (signed, picture) = if is_accepted {
        signature(conn, subject.slip).await?
    } else {
        (None, None)
    };
    let facts = PaperFacts {
        reference: head.reference,
        on: head.occurred_on,
        by: head.by,
        from,
        to: head.service,
        cost_centre: head.cost_centre,
        person: head.person,
        need: head.need,
        order: head.order_reference,
        lines: lines.into_iter().map(Line::view).collect(),
        signed,
        ..PaperFacts::default()
    };
    Ok(Said {
        facts,
        signature: picture,
    })
}

/// The last signature of a slip, and its drawing; a scanned slip stays in its own file.
async fn signature(
    conn: &impl ConnectionTrait,
    handover: i64,
) -> Result<(Option<Signed>, Option<Vec<u8>>), StoreError> {
    let sql =
        "SELECT s.proof, s.signed_by, s.at, m.mime, m.bytes FROM signature s LEFT JOIN media m ON m.id = s.media_id
               WHERE s.handover_id = $1 ORDER BY s.id DESC LIMIT 1";
    let found: Option<Signature> = db::row(conn, sql, [handover.into()]).await?;
    let Some(found) = found else { return Ok((None, None)) };
    let proof: Option<Proof> = serde_json::from_value(found.proof.into()).ok();
    let is_drawing = proof == Some(Proof::Signature) && found.mime.is_some_and(|mime| mime.starts_with("image/"));
    let signed = Signed {
        by: found.signed_by,
        at: civil::time(found.at),
        proof,
    };
    Ok((Some(signed), found.bytes.filter(|_| is_drawing)))
}

impl Line {
    fn view(self) -> PaperLine {
        PaperLine {
            code: self.code,
            name: self.name,
            model: format!("{} {}", self.brand, self.model).trim().to_owned(),
            serial: self.serial,
            inventory: self.inventory_number,
            quantity: u32::try_from(self.quantity).unwrap_or(0),
            from: self.service,
            outcome: match self.outcome.as_str() {
                "accepted" => Some(IssueOutcome::Accepted),
                "refused" => Some(IssueOutcome::Refused),
                "open" => Some(IssueOutcome::Open),
                _ => None,
            },
            unit: None,
        }
    }
}
