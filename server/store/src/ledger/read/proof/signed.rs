//! How what an entry counts was accepted: by the signature of a slip, or by that of who took their own item back.

use crate::{
    StoreError, civil, db,
    item::{EVENT_COLUMNS, EventRow},
};
use chrono::{DateTime, Utc};
use domain::{
    item::{Event, Proof, Recorded},
    view::Signed,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// An acceptance: how, who received, and the picture of the signature.
#[derive(Debug, Default)]
pub(super) struct Acceptance {
    pub(super) signed: Option<Signed>,
    pub(super) receiver: Option<String>,
    pub(super) media: Option<i64>,
}

#[derive(FromQueryResult)]
struct Signature {
    media_id: Option<i64>,
    proof: String,
    signed_by: String,
    at: DateTime<Utc>,
    receiver: String,
}

#[derive(FromQueryResult)]
struct Owner {
    name: String,
    signed_by: Option<String>,
    at: Option<DateTime<Utc>>,
}

/// The last signature of a slip.
pub(super) async fn of_slip(conn: &impl ConnectionTrait, handover: i64) -> Result<Acceptance, StoreError> {
    let sql = "SELECT g.media_id, g.proof, g.signed_by, g.at, r.name AS receiver
               FROM signature g JOIN handover h ON h.id = g.handover_id JOIN receiver r ON r.id = h.receiver_id
               WHERE g.handover_id = $1 ORDER BY g.id DESC LIMIT 1";
    let found: Option<Signature> = db::row(conn, sql, [handover.into()]).await?;
    let Some(found) = found else {
        return Ok(Acceptance::default());
    };
    let broken = || StoreError::Inconsistent {
        table: "signature",
        id: handover.to_string(),
    };
    let proof = Proof::parse(&found.proof).ok_or_else(broken)?;
    Ok(Acceptance {
        signed: Some(Signed {
            proof,
            by: found.signed_by,
            at: civil::time(found.at),
        }),
        receiver: Some(found.receiver),
        media: found.media_id,
    })
}

/// What the owner of an item signed when they took it back repaired: no slip names it. Nothing where nobody did.
pub(super) async fn of_owner(conn: &impl ConnectionTrait, item: i64, seq: i32) -> Result<Acceptance, StoreError> {
    let sql = format!(
        "SELECT {EVENT_COLUMNS} FROM event WHERE item_id = $1 AND seq <= $2 AND kind = 'given_back'
         ORDER BY seq DESC LIMIT 1"
    );
    let row: Option<EventRow> = db::row(conn, &sql, [item.into(), seq.into()]).await?;
    let Some(Recorded {
        event: Event::GivenBack(back, _),
        at,
        ..
    }) = row.map(|row| row.recorded()).transpose()?
    else {
        return Ok(Acceptance::default());
    };
    let media = back.media.map(|media| media.0);
    let sql = "SELECT r.name, g.signed_by, g.at FROM receiver r LEFT JOIN item_signature g ON g.media_id = $2
               WHERE r.id = $1";
    let owner: Option<Owner> = db::row(conn, sql, [back.receiver.0.into(), media.into()]).await?;
    let name = owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default();
    let (by, signed_at) = owner.map_or((None, None), |owner| (owner.signed_by, owner.at));
    Ok(Acceptance {
        signed: Some(Signed {
            proof: back.proof,
            // Without a drawing, who took it back is who said so.
            by: by.unwrap_or_else(|| name.clone()),
            at: civil::time(signed_at.unwrap_or(at)),
        }),
        receiver: Some(name),
        media,
    })
}
