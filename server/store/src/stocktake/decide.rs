//! What becomes of a count's differences: each once, by the ordinary gesture.

use super::{Count, Hold, facts::Facts, held};
use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Life, Turn, load},
};
use domain::{
    Refusal,
    access::Permission,
    item::Item,
    stocktake::{Line, Outcome, Remedy, Seen},
    view::stocktake::Decided,
};
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

/// What to do about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// What settles it: move it, report it lost, find it.
    Apply,
    /// Change nothing: it was looked into.
    Note,
}

impl How {
    /// The way of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "apply" => Some(Self::Apply),
            "note" => Some(Self::Note),
            _ => None,
        }
    }
}

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;

#[derive(FromQueryResult)]
struct ItemId {
    item_id: i64,
}

#[derive(FromQueryResult)]
struct Code {
    code: String,
}

/// Puts the record of an item seen in the wrong place where it was seen, while the count goes on.
///
/// # Errors
/// Refused (by the count, or by the item's own rules), not found, the database's.
pub async fn move_here(desk: &Desk, submission: &Submission, number: &str, code: &str) -> Result<(), StoreError> {
    desk.require(Permission::Count)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let count = held(turn.conn(), number, Hold::Alone).await?;
    if !count.is_open() {
        return Err(Refusal::CountClosed.into());
    }
    let (mut life, line) = difference(&turn, &count, code).await?;
    let remedy = remedy(&line, &life.item)?;
    if line.outcome != Outcome::WrongPlace || !matches!(remedy, Remedy::Move(_)) {
        return Err(Refusal::NoDifference.into());
    }
    settle(&turn, &count, &mut life, remedy).await?;
    turn.commit("moved").await
}

/// Decides one difference of a closed count.
///
/// # Errors
/// Refused (by the count, or by the item's own rules), not found, the database's.
pub async fn decide(
    desk: &Desk,
    submission: &Submission,
    number: &str,
    code: &str,
    how: How,
) -> Result<(), StoreError> {
    desk.require(Permission::CloseCount)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let count = closed(&turn, number).await?;
    let (mut life, line) = difference(&turn, &count, code).await?;
    let remedy = match (how, remedy(&line, &life.item)?) {
        (How::Apply, remedy) => remedy,
        (How::Note, _) => Remedy::Note,
    };
    settle(&turn, &count, &mut life, remedy).await?;
    turn.commit("decided").await
}

/// Applies every remedy of a closed count that the rules let through, and says which they refused.
/// What can only be noted is left for somebody to look into.
///
/// # Errors
/// Refused by the count, not found, the database's.
pub async fn decide_all(desk: &Desk, submission: &Submission, number: &str) -> Result<Decided, StoreError> {
    desk.require(Permission::CloseCount)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(answer) => return Ok(serde_json::from_str(&answer)?),
    };
    let count = closed(&turn, number).await?;
    let mut decided = Decided::default();
    for (code, line) in open_lines(&turn, &count).await? {
        let mut life = load(turn.conn(), &code).await?;
        let Some(remedy) = line
            .remedy(life.item.state, life.item.place)
            .filter(|remedy| *remedy != Remedy::Note)
        else {
            continue;
        };
        // A refusal comes before anything is written, so that the others stand.
        match settle(&turn, &count, &mut life, remedy).await {
            Ok(()) => decided.settled += 1,
            Err(StoreError::Refused(refusal)) => decided.refused.push((code, refusal)),
            Err(error) => return Err(error),
        }
    }
    turn.commit(&serde_json::to_string(&decided)?).await?;
    Ok(decided)
}

/// Says what was found out about a text of a closed count that no item answers to, once.
///
/// # Errors
/// Refused (also where it was looked into before), invalid (`note`: empty, or longer than 500 characters), not found, the
/// database's.
pub async fn look_into(
    desk: &Desk,
    submission: &Submission,
    number: &str,
    text: &str,
    note: &str,
) -> Result<(), StoreError> {
    desk.require(Permission::CloseCount)?;
    let note = note.trim();
    if note.is_empty() || note.chars().count() > LONGEST_NOTE {
        return Err(StoreError::Invalid("note"));
    }
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let count = closed(&turn, number).await?;
    let lines = Facts::load(turn.conn(), count.id).await?.lines();
    let line = lines.into_iter().find(|line| line.seen == Seen::Text(text.to_owned()));
    line.ok_or(StoreError::NotFound)?;
    let written = db::run(
        turn.conn(),
        "INSERT INTO stocktake_finding (stocktake_id, text, note, by_person, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        [
            count.id.into(),
            text.into(),
            note.into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    if written == 0 {
        return Err(Refusal::AlreadyDecided.into());
    }
    turn.commit("looked into").await
}

async fn closed(turn: &Turn<'_>, number: &str) -> Result<Count, StoreError> {
    let count = held(turn.conn(), number, Hold::Alone).await?;
    if count.is_open() {
        return Err(Refusal::CountNotClosed.into());
    }
    Ok(count)
}

/// The item with that label, and its line in the count; refused where it is decided already.
async fn difference(turn: &Turn<'_>, count: &Count, code: &str) -> Result<(Life, Line), StoreError> {
    let life = load(turn.conn(), code).await?;
    if decided(turn, count).await?.contains(&life.item.id.0) {
        return Err(Refusal::AlreadyDecided.into());
    }
    let lines = Facts::load(turn.conn(), count.id).await?.lines();
    let line = lines.into_iter().find(|line| line.seen == Seen::Item(life.item.id));
    Ok((life, line.ok_or(StoreError::NotFound)?))
}

fn remedy(line: &Line, item: &Item) -> Result<Remedy, StoreError> {
    let remedy = line.remedy(item.state, item.place);
    remedy.ok_or_else(|| Refusal::NoDifference.into())
}

async fn decided(turn: &Turn<'_>, count: &Count) -> Result<BTreeSet<i64>, StoreError> {
    let sql = "SELECT item_id FROM stocktake_decision WHERE stocktake_id = $1";
    let rows: Vec<ItemId> = db::rows(turn.conn(), sql, [count.id.into()]).await?;
    Ok(rows.into_iter().map(|row| row.item_id).collect())
}

/// The labels and lines of what is not decided yet, always in the same order, so that two writes over
/// the same items wait instead of locking up.
async fn open_lines(turn: &Turn<'_>, count: &Count) -> Result<Vec<(String, Line)>, StoreError> {
    let decided = decided(turn, count).await?;
    let mut open = Vec::new();
    for line in Facts::load(turn.conn(), count.id).await?.lines() {
        let Seen::Item(item) = line.seen else { continue };
        if line.outcome == Outcome::Here || decided.contains(&item.0) {
            continue;
        }
        let sql = "SELECT code FROM item WHERE id = $1 AND code IS NOT NULL";
        let code: Option<Code> = db::row(turn.conn(), sql, [item.0.into()]).await?;
        open.extend(code.map(|found| (found.code, line)));
    }
    open.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(open)
}

/// Makes the gesture and keeps the decision.
async fn settle(turn: &Turn<'_>, count: &Count, life: &mut Life, remedy: Remedy) -> Result<(), StoreError> {
    if let Some(command) = remedy.command(&count.number) {
        turn.step(life, command).await?;
    }
    db::run(
        turn.conn(),
        "INSERT INTO stocktake_decision (stocktake_id, item_id, kind, by_person, at) VALUES ($1, $2, $3, $4, $5)",
        [
            count.id.into(),
            life.item.id.0.into(),
            remedy.word().into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    Ok(())
}
