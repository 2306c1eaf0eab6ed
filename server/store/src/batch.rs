//! Series of scans: each looked at without writing, all written at once, taken back at once.

mod done;

pub use done::{done, undo};

use crate::{
    Desk, StoreError, Submission, db,
    deposit::new_slip,
    item::{Begun, Life, Turn, in_order, judge, make, seen},
    search::{Found, scan},
};
use domain::{
    Grams, Refusal,
    access::Permission,
    id::DepositId,
    item::{Batch, Command, Item, State},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// The most items that one series takes: its labels travel in an address.
pub const MOST: usize = 200;

/// What was scanned, and whether the series may take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The text scanned, trimmed.
    pub text: String,
    /// The item that it means; none where it means none.
    pub item: Option<LookedItem>,
    /// Whether the series may take it.
    pub verdict: Verdict,
}

/// The item that a scan means, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedItem {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Its category's code.
    pub category: String,
    /// Where it stands.
    pub state: State,
    /// The rank of its last event.
    pub version: u32,
    /// What it weighs: weighed, else the category's weight; only where the series needs it.
    pub weight: Option<Grams>,
}

/// Whether a series may take what was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Good,
    /// A rule says no.
    Blocked(Refusal),
    /// A printed label that nothing bears yet.
    Blank,
    /// A void label.
    Void,
    /// The label of that place, by its record: where to, not what.
    Place(i64),
    /// Nothing known, or not one thing.
    Unknown,
}

/// An item of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its label.
    pub code: String,
    /// The rank of its last event when it was looked at.
    pub version: Option<u32>,
    /// What it weighs, where somebody typed it.
    pub weight: Option<Grams>,
}

#[derive(FromQueryResult)]
struct Weight {
    weight_grams: Option<i64>,
}

/// Reads a scan and says whether the series may take it. Writes nothing. An item that lacks only a
/// weight is good: it is asked for before the end.
///
/// # Errors
/// Refused to who may not do this with any item; the database's.
pub async fn look(desk: &Desk, batch: &Batch, text: &str) -> Result<Looked, StoreError> {
    desk.require(Permission::SeeItems)?;
    batch.require(&desk.actor)?;
    let text = text.trim().to_owned();
    let (found, _) = scan(desk, &text).await?;
    let verdict = match found {
        Found::Item(code) | Found::Replaced(code) => return look_at(desk, batch, text, &code).await,
        Found::Blank(_) => Verdict::Blank,
        Found::Void => Verdict::Void,
        Found::Place(id) => Verdict::Place(id),
        Found::Words(_) => Verdict::Unknown,
    };
    Ok(Looked {
        text,
        item: None,
        verdict,
    })
}

async fn look_at(desk: &Desk, batch: &Batch, text: String, code: &str) -> Result<Looked, StoreError> {
    let life = seen(desk, code).await?;
    let weight = match batch {
        Batch::Recycle(_) => weight(desk.db.conn(), &life.item).await?,
        _ => None,
    };
    // One gram stands for the weight still to be typed.
    let command = batch.command(&life.item, weight.or(Some(Grams(1))));
    let verdict = match judge(desk, &life, command).await {
        Ok(()) => Verdict::Good,
        Err(StoreError::Refused(refusal)) => Verdict::Blocked(refusal),
        Err(error) => return Err(error),
    };
    Ok(Looked {
        text,
        item: Some(LookedItem {
            code: code.to_owned(),
            name: life.item.details.name,
            category: life.item.category,
            state: life.item.state,
            version: life.item.last.seq,
            weight,
        }),
        verdict,
    })
}

/// What the item weighs: as weighed, else the category's weight for each piece.
async fn weight(conn: &impl ConnectionTrait, item: &Item) -> Result<Option<Grams>, StoreError> {
    if item.details.weighed.is_some() {
        return Ok(item.details.weighed);
    }
    let usual: Option<Weight> = db::row(
        conn,
        "SELECT f.weight_grams FROM category c
         JOIN category_figure f ON f.category = c.code AND f.version = c.version WHERE c.code = $1",
        [item.category.as_str().into()],
    )
    .await?;
    let usual = usual.and_then(|usual| usual.weight_grams).map(Grams);
    Ok(usual.map(|one| one.times(item.quantity)))
}

/// Does it with all of them, or with none: one transaction, written once for each submission key,
/// which must not be empty since it is what takes the series back.
///
/// # Errors
/// Refused, [`StoreError::Item`] with the first item that cannot and why, invalid (`key`, `codes`,
/// `action` for a handover, which needs its slip), the database's.
pub async fn apply(desk: &Desk, submission: &Submission, batch: &Batch, lines: Vec<Line>) -> Result<(), StoreError> {
    desk.require(Permission::SeeItems)?;
    batch.require(&desk.actor)?;
    if submission.key.is_empty() {
        return Err(StoreError::Invalid("key"));
    }
    if lines.is_empty() || lines.len() > MOST {
        return Err(StoreError::Invalid("codes"));
    }
    if *batch == Batch::HandOver {
        return Err(StoreError::Invalid("action"));
    }
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let mut slips = BTreeMap::new();
    let mut written = Vec::new();
    for line in in_order(lines, |line| &line.code) {
        let ask = async |life: &Life| asked(&turn, batch, life, line.weight, &mut slips).await;
        written.push(make(&turn, &line.code, line.version, ask).await?);
    }
    done::keep(&turn, batch.action(), &written).await?;
    turn.commit("").await
}

/// The gesture that the series makes of that item. What is received gets a slip, one a service.
async fn asked(
    turn: &Turn<'_>,
    batch: &Batch,
    life: &Life,
    typed: Option<Grams>,
    slips: &mut BTreeMap<i64, i64>,
) -> Result<Command, StoreError> {
    let weight = match (batch, typed) {
        (Batch::Recycle(_), None) => weight(turn.conn(), &life.item).await?,
        (_, typed) => typed,
    };
    let mut command = batch.command(&life.item, weight);
    if let Command::Deposit(deposit) = &mut command
        && deposit.deposit.is_none()
        && life.item.state == State::Announced
    {
        let service = deposit.service.0;
        let slip = match slips.get(&service) {
            Some(slip) => *slip,
            None => new_slip(turn, service, "").await?.0,
        };
        slips.insert(service, slip);
        deposit.deposit = Some(DepositId(slip));
    }
    Ok(command)
}
