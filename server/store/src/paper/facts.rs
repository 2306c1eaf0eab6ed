//! What there is to certify, and what a paper says of it.

mod item;
mod slip;
mod wipe;

use super::Asked;
use crate::{
    StoreError, db,
    item::{Life, hash},
};
use domain::{
    item::{Event, Gate, Recorded},
    paper::PaperKind,
    view::paper::PaperFacts,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// What a paper is about, see [`find`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// Such as `item/12/5`.
    pub(super) name: String,
    /// The slip's number, or the item's label.
    pub(super) reference: String,
    /// The item, where it is one.
    pub(super) item: Option<i64>,
    /// The slip, where it is one.
    pub(super) slip: i64,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

/// What a paper says of its subject, and the drawing of its signature.
pub(super) struct Said {
    pub(super) facts: PaperFacts,
    pub(super) signature: Option<Vec<u8>>,
}

impl Said {
    /// The same subject in the same version makes the same paper: whatever a paper says is in its version.
    pub(super) fn version(&self) -> Result<String, StoreError> {
        let drawing = self.signature.as_ref().map(hash).unwrap_or_default();
        Ok(hash(format!("{}{drawing}", serde_json::to_string(&self.facts)?)))
    }
}

/// What is asked about, and what the paper says of it.
///
/// # Errors
/// Not found where there is no such thing, or nothing of that kind to certify; the database's.
pub(super) async fn find(conn: &impl ConnectionTrait, asked: &Asked) -> Result<(Subject, Said), StoreError> {
    let found = match asked.kind {
        PaperKind::Deposit => {
            let subject = slip::subject(conn, asked).await?;
            let facts = slip::deposit(conn, &subject).await?;
            (subject, Said { facts, signature: None })
        }
        PaperKind::Handover | PaperKind::Transfer => {
            let subject = slip::subject(conn, asked).await?;
            let said = slip::handover(conn, asked.kind, &subject).await?;
            (subject, said)
        }
        PaperKind::Repair | PaperKind::Exit | PaperKind::Wipe | PaperKind::Donation => {
            let life = life(conn, &asked.reference).await?;
            find_in(conn, asked, &life).await?
        }
    };
    Ok(found)
}

/// The same of an item whose life is known.
///
/// # Errors
/// As [`find`].
pub(super) async fn find_in(
    conn: &impl ConnectionTrait,
    asked: &Asked,
    life: &Life,
) -> Result<(Subject, Said), StoreError> {
    let subject = item::subject(life, asked.kind, asked.rank).ok_or(StoreError::NotFound)?;
    let facts = item::facts(conn, asked, life).await?;
    let signature = item::signature(conn, &facts).await?;
    Ok((subject, Said { facts, signature }))
}

/// Every paper that an item may have to be certified by: the kind, and which repair or event.
pub(super) fn of_item(life: &Life) -> Vec<(PaperKind, u32)> {
    let mut all = Vec::new();
    all.extend((0..).zip(&life.item.jobs).map(|(rank, _)| (PaperKind::Repair, rank)));
    let is_erased = |recorded: &&Recorded| is_wipe(life, recorded) || wipe::is_of_lot(recorded);
    let wipes = life.events.iter().filter(is_erased);
    all.extend(wipes.map(|recorded| (PaperKind::Wipe, recorded.seq)));
    if let Some(exit) = exit(life) {
        if matches!(exit.event, Event::Donated(_)) {
            all.push((PaperKind::Donation, exit.seq));
        }
        all.push((PaperKind::Exit, exit.seq));
    }
    all
}

/// The event by which an item left, where it has left.
fn exit(life: &Life) -> Option<&Recorded> {
    let (_, exit) = life.item.exit.as_ref()?;
    life.events
        .iter()
        .rev()
        .find(|recorded| recorded.event == *exit && !is_undone(life, recorded.seq))
}

fn is_wipe(life: &Life, recorded: &Recorded) -> bool {
    matches!(recorded.event, Event::GateClosed(Gate::DataWipe, _)) && !is_undone(life, recorded.seq)
}

fn is_undone(life: &Life, seq: u32) -> bool {
    life.events.iter().any(|recorded| recorded.event == Event::Undone(seq))
}

/// The life of the item with that label, as it is read: nobody is kept waiting.
pub(super) async fn life(conn: &impl ConnectionTrait, code: &str) -> Result<Life, StoreError> {
    let sql = "SELECT id FROM item WHERE code = $1";
    let found: Option<Id> = db::row(conn, sql, [code.trim().to_uppercase().into()]).await?;
    crate::item::load_by_id(conn, found.ok_or(StoreError::NotFound)?.id).await
}

/// The name in that table of that record; empty where there is none.
async fn name_in(conn: &impl ConnectionTrait, table: &'static str, id: i64) -> Result<String, StoreError> {
    let sql = format!("SELECT name FROM {table} WHERE id = $1");
    let found: Option<Name> = db::row(conn, &sql, [id.into()]).await?;
    Ok(found.map(|found| found.name).unwrap_or_default())
}
