//! A blank label in somebody's hand: what it is, and giving it to an item.

use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, ITEM_ROWS, ItemRecord, Turn, find_anew, load},
    search::{self, Found, Query},
};
use chrono::{DateTime, Utc};
use domain::{
    access::Permission,
    item::{Command, Gesture, State},
    label::{
        Code,
        scan::{Target, read},
    },
    view::{BlankLabel, ItemRow},
};
use sea_orm::{FromQueryResult, Value};
use std::collections::HashMap;

/// How many items are proposed for a label.
const PROPOSED: usize = 10;

#[derive(FromQueryResult)]
struct BlankRecord {
    code: String,
    batch: String,
    at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct NamedRecord {
    code: String,
    name: String,
}

/// The blank label of that code.
///
/// # Errors
/// Refused, not found (also where the label is used, replaced or void), the database's.
pub async fn blank(desk: &Desk, code: &str) -> Result<BlankLabel, StoreError> {
    desk.actor
        .require(Gesture::ReplaceLabel.roles(Some(State::Deposited)))?;
    let sql = "SELECT l.code, COALESCE(b.number, '') AS batch, l.at FROM label l
               LEFT JOIN label_batch b ON b.id = l.batch_id WHERE l.code = $1 AND l.state = 'blank'";
    let found: Option<BlankRecord> = db::row(desk.db.conn(), sql, [code.trim().to_uppercase().into()]).await?;
    let found = found.ok_or(StoreError::NotFound)?;
    Ok(BlankLabel {
        code: found.code,
        batch: found.batch,
        on: civil::day(found.at),
    })
}

/// The items that may get a label and that a scan, a number or words lead to: one for a label or a number, some for words.
///
/// # Errors
/// Refused, the database's.
pub async fn bearers(desk: &Desk, text: &str) -> Result<Vec<ItemRow>, StoreError> {
    desk.actor
        .require(Gesture::ReplaceLabel.roles(Some(State::Deposited)))?;
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let rows = match search::scan(desk, text).await?.0 {
        Found::Item(code) | Found::Replaced(code) => {
            let sql = format!("{ITEM_ROWS} WHERE i.code = $1");
            let rows: Vec<ItemRecord> = db::rows(desk.db.conn(), &sql, [code.into()]).await?;
            rows.into_iter().map(ItemRecord::view).collect::<Result<_, _>>()?
        }
        Found::Words(words) => {
            let open = State::ALL.into_iter().filter(|state| may_get(*state));
            let query = Query {
                words,
                states: open.map(State::word).collect::<Vec<_>>().join(","),
                ..Query::default()
            };
            search::items(desk, &query).await?.rows
        }
        Found::Blank(_) | Found::Void | Found::Place(_) => Vec::new(),
    };
    Ok(rows
        .into_iter()
        .filter(|row| may_get(row.state))
        .take(PROPOSED)
        .collect())
}

fn may_get(state: State) -> bool {
    Gesture::ReplaceLabel.is_possible_from(Some(state))
}

/// Gives the item that label, or a fresh one to be printed: the label's code. The label that it had leads to it from now
/// on, and is never used again.
///
/// # Errors
/// Refused ([`domain::Refusal::LabelNotFree`] where the label is not blank), invalid (`label`), not found, conflict,
/// the database's.
pub async fn replace(
    desk: &Desk,
    submission: &Submission,
    item: &str,
    label: Option<&str>,
) -> Result<String, StoreError> {
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(code) => return Ok(code),
    };
    let mut life = load(turn.conn(), item).await?;
    turn.check_version(&life).await?;
    let code = match label {
        Some(text) => match read(text).target {
            Target::Code(code) => code,
            Target::Place(_) | Target::Text(_) => return Err(StoreError::Invalid("label")),
        },
        None => turn.draw_label().await?,
    };
    turn.step(&mut life, Command::ReplaceLabel(code)).await?;
    find_anew(&turn, &life).await?;
    turn.commit(&code.to_string()).await?;
    Ok(code.to_string())
}

/// The names of the items that bear these labels, in this order.
///
/// # Errors
/// Refused, not found for a label that no item bears, the database's.
pub async fn named(desk: &Desk, codes: &[Code]) -> Result<Vec<(Code, String)>, StoreError> {
    desk.require(Permission::SeeItems)?;
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=codes.len()).map(|n| format!("${n}")).collect();
    let sql = format!("SELECT code, name FROM item WHERE code IN ({})", marks.join(", "));
    let values: Vec<Value> = codes.iter().map(|code| code.to_string().into()).collect();
    let rows: Vec<NamedRecord> = db::rows(desk.db.conn(), &sql, values).await?;
    let names: HashMap<String, String> = rows.into_iter().map(|row| (row.code, row.name)).collect();
    let named = |code: &Code| {
        let name = names.get(&code.to_string()).ok_or(StoreError::NotFound)?;
        Ok((*code, name.clone()))
    };
    codes.iter().map(named).collect()
}
