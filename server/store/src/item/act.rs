//! One gesture on one item.

use super::{Begun, Life, Turn, load, turn::words_of};
use crate::{Desk, StoreError, Submission, db, price};
use chrono::NaiveDate;
use domain::{
    Moment,
    id::ReceiverId,
    item::{Command, Gate, Issue, Parties, Standing, Worth, event::EXPIRED},
    plain::plain,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

/// Makes a gesture: one transaction, written once for each submission key. What a command needs
/// from the store (the category's checks, prices, factors) is filled in here: give an empty list
/// of gates to `StartDiagnosis` and `Worth::default()` to those that take a worth.
///
/// # Errors
/// Refused by a rule; [`StoreError::Conflict`] when the item changed since the form was shown;
/// not found; the database's.
pub async fn act(desk: &Desk, submission: &Submission, code: &str, command: Command) -> Result<(), StoreError> {
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let mut life = load(turn.conn(), code).await?;
    turn.check_version(&life).await?;
    let command = fill(turn.conn(), &turn.moment, &life, command).await?;
    let is_found_anew = matches!(command, Command::Describe(_) | Command::ReplaceLabel(_));
    turn.step(&mut life, command).await?;
    if is_found_anew {
        find_anew(&turn, &life).await?;
    }
    turn.commit("").await
}

/// Adds what only the store knows. Prices are those of the day on which the domain weighs them.
pub(crate) async fn fill(
    conn: &impl ConnectionTrait,
    moment: &Moment,
    life: &Life,
    command: Command,
) -> Result<Command, StoreError> {
    Ok(match command {
        Command::StartDiagnosis(gates) if gates.is_empty() => {
            Command::StartDiagnosis(gates_of(conn, &life.item.category).await?)
        }
        Command::HandOver(issue, _) => {
            let parties = parties(conn, life, &issue).await?;
            Command::HandOver(issue, parties)
        }
        Command::PriceLate(_) => {
            let uncounted = life.item.uncounted().map(|(_, standing)| standing);
            Command::PriceLate(worth(conn, life, uncounted, moment.today).await?)
        }
        Command::CorrectAcceptance { reason, need, .. } => Command::CorrectAcceptance {
            reason,
            need,
            worth: worth(conn, life, life.item.acceptances.last(), accepted_on(life, moment)).await?,
        },
        Command::GiveBack(facts, _) => {
            let standing = life.item.acceptances.last();
            Command::GiveBack(facts, worth(conn, life, standing, moment.occurred_on).await?)
        }
        Command::Accept(acceptance, _) => {
            let handover = Some(acceptance.handover.0);
            let worth = price::worth(conn, &life.item, handover, moment.occurred_on).await?;
            Command::Accept(acceptance, worth)
        }
        command => command,
    })
}

/// The names of whom the item is kept for and of who receives it; empty once purged.
async fn parties(conn: &impl ConnectionTrait, life: &Life, issue: &Issue) -> Result<Parties, StoreError> {
    let sql = "SELECT COALESCE(name, '') AS text FROM receiver WHERE id = $1";
    let kept_for = life.item.reservation.as_ref().and_then(|kept| kept.receiver);
    let kept_for: Option<Text> = match kept_for {
        Some(id) => db::row(conn, sql, [id.0.into()]).await?,
        None => None,
    };
    let receiver: Option<Text> = db::row(conn, sql, [issue.receiver.0.into()]).await?;
    Ok(Parties {
        kept_for: kept_for.map(|name| name.text).unwrap_or_default(),
        receiver: receiver.map(|name| name.text).unwrap_or_default(),
    })
}

/// The worth of an acceptance, with the prices of its slip.
async fn worth(
    conn: &impl ConnectionTrait,
    life: &Life,
    standing: Option<&Standing>,
    on: NaiveDate,
) -> Result<Worth, StoreError> {
    let handover = standing.and_then(|standing| standing.handover);
    price::worth(conn, &life.item, handover.map(|id| id.0), on).await
}

/// The day of the acceptance that stands; where none does, the domain refuses whatever day it is.
fn accepted_on(life: &Life, moment: &Moment) -> NaiveDate {
    let standing = life.item.acceptances.last();
    standing.map_or(moment.occurred_on, |standing| standing.accepted_on)
}

async fn gates_of(conn: &impl ConnectionTrait, category: &str) -> Result<Vec<Gate>, StoreError> {
    let sql = "SELECT gates AS text FROM category WHERE code = $1";
    let gates: Option<Text> = db::row(conn, sql, [category.into()]).await?;
    let gates = gates.ok_or(StoreError::Invalid("category"))?.text;
    Ok(gates.split_whitespace().filter_map(Gate::parse).collect())
}

/// Keeps the search text in step with corrected details, linked codes and a new label.
pub(crate) async fn find_anew(turn: &Turn<'_>, life: &Life) -> Result<(), StoreError> {
    let item = &life.item;
    let code = item.code.map(|code| code.to_string());
    let mut words = words_of(turn, code, &item.category, item.depositor.0, &item.details).await?;
    let sql = "SELECT text FROM item_alias WHERE item_id = $1 AND unlinked_at IS NULL ORDER BY id";
    let aliases: Vec<Text> = db::rows(turn.conn(), sql, [item.id.0.into()]).await?;
    for Text { text } in aliases {
        words = format!("{words} {}", plain(&text));
    }
    let sql = "UPDATE item SET search = $2 WHERE id = $1";
    db::run(turn.conn(), sql, [item.id.0.into(), words.into()]).await?;
    Ok(())
}

/// Keeps the name of somebody who receives or buys, apart from the history, with their account where they have one.
pub(crate) async fn keep_receiver(
    conn: &impl ConnectionTrait,
    name: &str,
    service: Option<i64>,
    person: Option<i64>,
) -> Result<ReceiverId, StoreError> {
    if name.trim().is_empty() {
        return Err(StoreError::Invalid("receiver"));
    }
    let new: Option<Id> = db::row(
        conn,
        "INSERT INTO receiver (name, service_id, person_id) VALUES ($1, $2, $3) RETURNING id",
        [name.trim().into(), service.into(), person.into()],
    )
    .await?;
    new.map(|new| ReceiverId(new.id)).ok_or(StoreError::Invalid("receiver"))
}

/// Takes one's last gesture on an item back.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn undo(desk: &Desk, submission: &Submission, code: &str, seq: u32) -> Result<(), StoreError> {
    // The day of an undo is that of what it takes back; the version is the rank that it names.
    let submission = Submission {
        version: None,
        ..submission.clone()
    };
    act(desk, &submission, code, Command::Undo(seq)).await
}

/// What became of the reservations that were over.
#[derive(Debug, Default)]
pub struct Expired {
    /// How many items are available again.
    pub released: u32,
    /// Those that could not be put back, by label, with why.
    pub refused: Vec<(String, StoreError)>,
}

/// Puts back what was reserved until yesterday or before. One that cannot be put back does not keep the others.
///
/// # Errors
/// The database's.
pub async fn expire_reservations(desk: &Desk) -> Result<Expired, StoreError> {
    let expired: Vec<Text> = db::rows(
        desk.db.conn(),
        "SELECT code AS text FROM item WHERE state = 'reserved' AND reserved_until < $1",
        [desk.today().into()],
    )
    .await?;
    let mut outcome = Expired::default();
    for Text { text: code } in expired {
        let command = Command::Release(EXPIRED.into());
        match act(desk, &Submission::default(), &code, command).await {
            Ok(()) => outcome.released += 1,
            Err(error) => outcome.refused.push((code, error)),
        }
    }
    Ok(outcome)
}
