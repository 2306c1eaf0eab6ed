//! Issue slips: prepared, signed, refused.

pub mod read;
mod sign;

pub use sign::{Signed, Signing, sign};

use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Life, Turn, fill, keep_receiver, load},
};
use domain::{
    access::Permission,
    id::{HandoverId, ReceiverId, ServiceId},
    item::{Command, Issue, Need, Parties},
};
use sea_orm::FromQueryResult;

/// What leaves, to whom, for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHandover {
    /// Labels, with how many of each lot (0: all).
    pub lines: Vec<(String, u32)>,
    /// The receiving service.
    pub service: i64,
    /// The person's name.
    pub receiver: String,
    /// Their account, if they have one: lets them accept by their own click.
    pub receiver_login: String,
    /// What for.
    pub need: Need,
    /// Documented prices for that need, by record.
    pub prices: Vec<i64>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Hands over, all or nothing: the slip's number.
///
/// # Errors
/// Refused (the first item's refusal), invalid (`lines`, `service`, `receiver`), conflict, the database's.
pub async fn prepare(desk: &Desk, submission: &Submission, handover: NewHandover) -> Result<String, StoreError> {
    desk.require(Permission::HandOver)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(number) => return Ok(number),
    };
    if handover.lines.is_empty() {
        return Err(StoreError::Invalid("lines"));
    }
    let receiver = receiver(&turn, &handover).await?;
    let (id, number) = slip(&turn, &handover, receiver).await?;
    let issue = Issue {
        handover: HandoverId(id),
        service: ServiceId(handover.service),
        receiver,
        need: handover.need,
    };
    // Always in the same order, so that two slips over the same items wait instead of locking up.
    let mut lines = handover.lines;
    lines.sort();
    lines.dedup_by(|one, other| one.0 == other.0);
    for (code, quantity) in lines {
        let mut life = leaving(&turn, &code, quantity).await?;
        let command = Command::HandOver(issue.clone(), Parties::default());
        let command = fill(turn.conn(), &turn.moment, &life, command).await?;
        turn.step(&mut life, command).await?;
    }
    turn.commit(&number).await?;
    Ok(number)
}

/// What leaves: the item, or those taken off the lot.
async fn leaving(turn: &Turn<'_>, code: &str, quantity: u32) -> Result<Life, StoreError> {
    let mut life = load(turn.conn(), code).await?;
    if quantity == 0 || quantity == life.item.quantity {
        return Ok(life);
    }
    turn.split(&mut life, quantity, None).await
}

async fn receiver(turn: &Turn<'_>, handover: &NewHandover) -> Result<ReceiverId, StoreError> {
    let login = handover.receiver_login.trim();
    let person = if login.is_empty() {
        None
    } else {
        let sql = "SELECT id FROM person WHERE login = $1 AND is_active";
        let found: Option<Id> = db::row(turn.conn(), sql, [login.into()]).await?;
        Some(found.ok_or(StoreError::Invalid("receiver_login"))?.id)
    };
    keep_receiver(turn.conn(), &handover.receiver, Some(handover.service), person).await
}

async fn slip(turn: &Turn<'_>, handover: &NewHandover, receiver: ReceiverId) -> Result<(i64, String), StoreError> {
    let sql = "SELECT id FROM service WHERE id = $1 AND is_active";
    let service: Option<Id> = db::row(turn.conn(), sql, [handover.service.into()]).await?;
    service.ok_or(StoreError::Invalid("service"))?;
    let number = turn.next_number('R').await?;
    let need = &handover.need;
    let months = need.expected_months.and_then(|months| i32::try_from(months).ok());
    let values = [
        number.as_str().into(),
        handover.service.into(),
        receiver.0.into(),
        need.text.as_str().into(),
        need.instead_of.word().into(),
        need.substitution.word().into(),
        need.reference.trim().into(),
        months.into(),
        turn.moment.actor.id.0.into(),
        turn.moment.occurred_on.into(),
        turn.moment.now.into(),
    ];
    if need.substitution == domain::price::Substitution::S1 && need.reference.trim().is_empty() {
        return Err(domain::Refusal::ReferenceNeeded.into());
    }
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO handover (number, service_id, receiver_id, need, instead_of, substitution,
            reference, expected_months, by_person, occurred_on, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        values,
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("lines"))?.id;
    for price in &handover.prices {
        let sql = "INSERT INTO handover_price (handover_id, price_id)
                   SELECT $1, id FROM price WHERE id = $2 AND is_active";
        if db::run(turn.conn(), sql, [id.into(), (*price).into()]).await? == 0 {
            return Err(StoreError::Invalid("prices"));
        }
    }
    Ok((id, number))
}
