//! An erasure: the item's own, or that of the lot that it was part of.

use super::{is_undone, is_wipe, name_in};
use crate::{StoreError, civil, db, item::Life};
use domain::{
    item::{Event, Gate, Recorded, event::Fate},
    label::Code,
    view::paper::{PaperFacts, WipeFacts},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// How often a lot can have come from another one before nobody believes it.
const DEEPEST: usize = 32;

/// Whether that is how an item left a lot whose data had been erased: the lot's erasure is its own. What came back from a
/// service was used since, and holds data again.
pub(super) fn is_of_lot(recorded: &Recorded) -> bool {
    matches!(&recorded.event, Event::SplitFrom(split)
        if split.fate == Fate::Ready && split.closed_gates.contains(&Gate::DataWipe))
}

/// What the paper says of the erasure that the event of that rank records, or that the lot brought along.
///
/// # Errors
/// Not found where there is none, the database's.
pub(super) async fn facts(
    conn: &impl ConnectionTrait,
    life: &Life,
    rank: u32,
    bare: PaperFacts,
) -> Result<PaperFacts, StoreError> {
    let found = life.events.iter().find(|recorded| recorded.seq == rank);
    let found = found.ok_or(StoreError::NotFound)?;
    if is_wipe(life, found) {
        return said(conn, life, found, bare).await;
    }
    let (lot, erased) = of_lot(conn, life).await?;
    let label = lot.item.code.map(|code| code.to_string()).unwrap_or_default();
    let mut facts = said(conn, &lot, &erased, bare).await?;
    if let Some(wipe) = &mut facts.wipe {
        wipe.lot = label;
    }
    Ok(facts)
}

/// The lot that was erased before the item left it, and its erasure. It may have left another lot itself, already erased.
async fn of_lot(conn: &impl ConnectionTrait, life: &Life) -> Result<(Life, Recorded), StoreError> {
    let mut first = life.events.first().cloned();
    for _ in 0..DEEPEST {
        let Some(Event::SplitFrom(split)) = first.filter(is_of_lot).map(|recorded| recorded.event) else {
            break;
        };
        let lot = crate::item::load_by_id(conn, split.from.0).await?;
        let left = lot.events.iter().find(|recorded| left_as(recorded, split.deposit.code));
        let left = left.map_or(u32::MAX, |recorded| recorded.seq);
        let erased = erased_before(&lot, left)?;
        match erased {
            Some(erased) => return Ok((lot, erased)),
            None => first = lot.events.first().cloned(),
        }
    }
    Err(StoreError::NotFound)
}

/// Whether that is how something left the lot under that label.
fn left_as(recorded: &Recorded, label: Option<Code>) -> bool {
    matches!(&recorded.event, Event::SplitOff(off) if Some(off.to) == label)
}

/// The erasure of a lot that still stood before that event; none where it came erased from another one.
///
/// # Errors
/// Not found where data may have been written since.
fn erased_before(lot: &Life, seq: u32) -> Result<Option<Recorded>, StoreError> {
    let standing = |recorded: &&Recorded| recorded.seq < seq && !is_undone(lot, recorded.seq);
    let about = |recorded: &&Recorded| is_wipe(lot, recorded) || asks_again(&recorded.event);
    let last = lot.events.iter().rev().filter(standing).find(about);
    match last {
        Some(recorded) if asks_again(&recorded.event) => Err(StoreError::NotFound),
        last => Ok(last.cloned()),
    }
}

/// Whether data must be erased from then on.
fn asks_again(event: &Event) -> bool {
    match event {
        Event::GateOpened(gate, _) => *gate == Gate::DataWipe,
        Event::DiagnosisStarted(gates) => gates.contains(&Gate::DataWipe),
        _ => false,
    }
}

#[derive(FromQueryResult)]
struct Hash {
    hash: String,
}

async fn said(
    conn: &impl ConnectionTrait,
    life: &Life,
    recorded: &Recorded,
    bare: PaperFacts,
) -> Result<PaperFacts, StoreError> {
    let Event::GateClosed(_, method) = &recorded.event else {
        return Err(StoreError::NotFound);
    };
    let sql = "SELECT hash FROM event WHERE item_id = $1 AND seq = $2";
    let seq = i32::try_from(recorded.seq).unwrap_or(i32::MAX);
    let found: Option<Hash> = db::row(conn, sql, [life.item.id.0.into(), seq.into()]).await?;
    Ok(PaperFacts {
        on: recorded.occurred_on,
        by: name_in(conn, "person", recorded.by.0).await?,
        wipe: Some(WipeFacts {
            method: method.clone(),
            recorded: civil::time(recorded.at),
            hash: found.map(|found| found.hash).ok_or(StoreError::NotFound)?,
            lot: String::new(),
        }),
        ..bare
    })
}
