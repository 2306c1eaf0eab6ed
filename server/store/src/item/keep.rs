//! An item's events: loaded, folded, chained, kept with their projections and postings.

use crate::{
    Desk, StoreError, db,
    item::project::{child_rows, item_columns, item_row},
    ledger,
    table::{Row, rewrite},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{ItemId, PersonId},
    item::{Event, Item, Recorded},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sha2::{Digest, Sha256};

/// An item with its whole history.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    /// The fold of the events.
    pub(crate) item: Item,
    /// Its events, oldest first.
    pub(crate) events: Vec<Recorded>,
    /// The hash of the last one.
    pub(crate) hash: String,
}

/// An event's row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct EventRow {
    pub(crate) item_id: i64,
    pub(crate) seq: i32,
    pub(crate) facts: String,
    pub(crate) by_person: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) occurred_on: NaiveDate,
    pub(crate) period_on: NaiveDate,
    pub(crate) prev_hash: String,
    pub(crate) hash: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// The columns of [`EventRow`].
pub(crate) const EVENT_COLUMNS: &str = "item_id, seq, facts, by_person, at, occurred_on, period_on, prev_hash, hash";

impl EventRow {
    /// The event, if the row can be read.
    pub(crate) fn recorded(&self) -> Result<Recorded, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "event",
            id: format!("{}/{}", self.item_id, self.seq),
        };
        Ok(Recorded {
            seq: u32::try_from(self.seq).map_err(|_| broken())?,
            by: PersonId(self.by_person),
            at: self.at,
            occurred_on: self.occurred_on,
            period_on: self.period_on,
            event: serde_json::from_str(&self.facts).map_err(|_| broken())?,
        })
    }
}

/// The hash of an event: over the one before, and everything the row says.
pub(crate) fn event_hash(prev: &str, item: i64, recorded: &Recorded, facts: &str) -> String {
    let Recorded {
        seq,
        by,
        at,
        occurred_on,
        period_on,
        ..
    } = recorded;
    let at = at.timestamp_millis();
    hash(format!(
        "{prev}\n{item}\n{seq}\n{by}\n{at}\n{occurred_on}\n{period_on}\n{facts}"
    ))
}

/// SHA-256, hexadecimal.
pub(crate) fn hash(content: impl AsRef<[u8]>) -> String {
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The life of the item with that label, kept from others while this write lasts.
pub(crate) async fn load(conn: &impl ConnectionTrait, code: &str) -> Result<Life, StoreError> {
    let lock = if db::is_postgres(conn) { " FOR UPDATE" } else { "" };
    let sql = format!("SELECT id FROM item WHERE code = $1{lock}");
    let code = code.trim().to_uppercase();
    let found: Option<Id> = db::row(conn, &sql, [code.into()]).await?;
    load_by_id(conn, found.ok_or(StoreError::NotFound)?.id).await
}

/// The life of that item.
pub(crate) async fn load_by_id(conn: &impl ConnectionTrait, id: i64) -> Result<Life, StoreError> {
    let sql = format!("SELECT {EVENT_COLUMNS} FROM event WHERE item_id = $1 ORDER BY seq");
    let rows: Vec<EventRow> = db::rows(conn, &sql, [id.into()]).await?;
    let events = rows.iter().map(EventRow::recorded).collect::<Result<Vec<_>, _>>()?;
    let item = Item::fold(ItemId(id), &events).ok_or_else(|| StoreError::Inconsistent {
        table: "event",
        id: id.to_string(),
    })?;
    let hash = rows.last().map(|row| row.hash.clone()).unwrap_or_default();
    Ok(Life { item, events, hash })
}

/// Begins an item with its first event.
pub(crate) async fn begin(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    first: Recorded,
    search: &str,
) -> Result<Life, StoreError> {
    let unborn = |id| StoreError::Inconsistent { table: "item", id };
    let events = vec![first];
    let draft = Item::fold(ItemId(0), &events).ok_or_else(|| unborn("new".into()))?;
    let mut columns = item_columns(&draft);
    columns.push(("search", search.into()));
    let row = Row {
        table: "item",
        key: Vec::new(),
        columns,
    };
    let id = row.insert_for_id(conn).await?;
    let item = Item::fold(ItemId(id), &events).ok_or_else(|| unborn(id.to_string()))?;
    let code = item
        .code
        .map(|code| code.to_string())
        .ok_or(domain::Refusal::LabelNotFree)?;
    db::run(
        conn,
        "UPDATE label SET item_id = $2, state = 'in_use', at = $3 WHERE code = $1 AND state = 'blank'",
        [code.into(), id.into(), desk.now.into()],
    )
    .await?;
    let mut life = Life {
        item,
        events: Vec::new(),
        hash: String::new(),
    };
    keep_events(conn, &mut life, events).await?;
    rewrite(conn, &[], &child_rows(&life.item)).await?;
    Ok(life)
}

/// Adds an event to a life: its row, the projections that it changes, and its postings.
pub(crate) async fn advance(
    conn: &impl ConnectionTrait,
    life: &mut Life,
    recorded: Recorded,
) -> Result<(), StoreError> {
    let before = life.item.clone();
    let mut events = life.events.clone();
    events.push(recorded.clone());
    life.item = Item::fold(before.id, &events).ok_or_else(|| StoreError::Inconsistent {
        table: "event",
        id: before.id.to_string(),
    })?;
    keep_events(conn, life, vec![recorded]).await?;
    item_row(&life.item).update_from(&item_row(&before), conn).await?;
    rewrite(conn, &child_rows(&before), &child_rows(&life.item)).await?;
    let fresh = &life.item.postings[before.postings.len().min(life.item.postings.len())..];
    ledger::write::append(conn, &life.item, fresh).await
}

async fn keep_events(conn: &impl ConnectionTrait, life: &mut Life, events: Vec<Recorded>) -> Result<(), StoreError> {
    for recorded in events {
        let facts = serde_json::to_string(&recorded.event)?;
        let id = life.item.id.0;
        let hash = event_hash(&life.hash, id, &recorded, &facts);
        let row = event_row(id, &recorded, facts, &life.hash, &hash);
        row.insert(conn).await.map_err(|error| lost_race(error, &life.item))?;
        life.hash = hash;
        life.events.push(recorded);
    }
    Ok(())
}

fn event_row(item: i64, recorded: &Recorded, facts: String, prev: &str, hash: &str) -> Row {
    Row {
        table: "event",
        key: vec![
            ("item_id", item.into()),
            ("seq", i32::try_from(recorded.seq).unwrap_or(i32::MAX).into()),
        ],
        columns: vec![
            ("kind", Event::word(&recorded.event).into()),
            ("facts", facts.into()),
            ("by_person", recorded.by.0.into()),
            ("at", recorded.at.into()),
            ("occurred_on", recorded.occurred_on.into()),
            ("period_on", recorded.period_on.into()),
            ("prev_hash", prev.into()),
            ("hash", hash.into()),
        ],
    }
}

/// Somebody else's event took the rank: the constraint is the last guard behind the lock.
fn lost_race(error: sea_orm::DbErr, item: &Item) -> StoreError {
    if StoreError::is_duplicate(&error) {
        return StoreError::Conflict {
            by: String::new(),
            what: item.last.word.to_owned(),
            at: crate::civil::time(item.last.at),
        };
    }
    error.into()
}
