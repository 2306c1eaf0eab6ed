//! What a series wrote, and taking it back.

use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, EVENT_COLUMNS, EventRow, Turn, Written, make_all},
    setting,
};
use chrono::{DateTime, Utc};
use domain::{
    Refusal,
    access::Permission,
    item::{BatchAction, Command},
    view::scan::{BatchDone, BatchUndo},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct BatchRow {
    id: i64,
    action: String,
    by_person: i64,
    name: String,
    at: DateTime<Utc>,
    undone_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct LineRow {
    item_id: i64,
    code: Option<String>,
    name: String,
    seq: i32,
    version: i32,
}

/// Keeps which events the series wrote.
pub(super) async fn keep(turn: &Turn<'_>, action: BatchAction, written: &[Written]) -> Result<(), StoreError> {
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO scan_batch (key, action, by_person, at) VALUES ($1, $2, $3, $4) RETURNING id",
        [
            turn.submission.key.as_str().into(),
            action.word().into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("key"))?.id;
    for Written { item, seq } in written {
        let seq = i32::try_from(*seq).unwrap_or(i32::MAX);
        let sql = "INSERT INTO scan_batch_item (batch_id, item_id, seq) VALUES ($1, $2, $3)";
        db::run(turn.conn(), sql, [id.into(), item.0.into(), seq.into()]).await?;
    }
    Ok(())
}

/// What the series of that key wrote.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn done(desk: &Desk, key: &str) -> Result<BatchDone, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let batch = batch(conn, key).await?;
    let lines = lines(conn, batch.id).await?;
    let action = BatchAction::parse(&batch.action).ok_or_else(|| StoreError::Inconsistent {
        table: "scan_batch",
        id: batch.id.to_string(),
    })?;
    let undo = may_undo(desk, &batch, &lines).await?;
    Ok(BatchDone {
        key: key.to_owned(),
        action,
        by: batch.name,
        at: civil::time(batch.at),
        items: lines
            .into_iter()
            .map(|line| (line.code.unwrap_or_default(), line.name))
            .collect(),
        undo,
    })
}

/// The same answer as the domain's, before anybody asks for it.
async fn may_undo(desk: &Desk, batch: &BatchRow, lines: &[LineRow]) -> Result<BatchUndo, StoreError> {
    let minutes = setting::rules(desk.db.conn()).await?.undo_minutes;
    if batch.undone_at.is_some() {
        return Ok(BatchUndo::Done);
    }
    if batch.by_person != desk.actor.id.0 {
        return Ok(BatchUndo::NotTheAuthor);
    }
    if lines.iter().any(|line| line.version != line.seq) {
        return Ok(BatchUndo::SomethingFollowed);
    }
    if desk.now - batch.at > chrono::Duration::minutes(minutes) {
        return Ok(BatchUndo::TooLate);
    }
    for line in lines {
        let sql = format!("SELECT {EVENT_COLUMNS} FROM event WHERE item_id = $1 AND seq = $2");
        let values = [line.item_id.into(), line.seq.into()];
        let row: Option<EventRow> = db::row(desk.db.conn(), &sql, values).await?;
        let event = row.ok_or(StoreError::NotFound)?.recorded()?.event;
        if !event.can_be_undone() {
            return Ok(BatchUndo::Never);
        }
    }
    Ok(BatchUndo::Possible)
}

/// Takes back all that the series wrote, or nothing: each event by its own counter-event.
///
/// # Errors
/// Not found, refused to who did not do it, [`StoreError::Item`] with the first item that cannot and why, the database's.
pub async fn undo(desk: &Desk, submission: &Submission, key: &str) -> Result<(), StoreError> {
    desk.require(Permission::SeeItems)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let batch = batch(turn.conn(), key).await?;
    if batch.by_person != desk.actor.id.0 {
        return Err(Refusal::NotTheAuthor.into());
    }
    let commands = lines(turn.conn(), batch.id).await?.into_iter().map(|line| {
        let seq = u32::try_from(line.seq).unwrap_or(u32::MAX);
        (line.code.unwrap_or_default(), Command::Undo(seq))
    });
    make_all(&turn, commands.collect()).await?;
    let sql = "UPDATE scan_batch SET undone_at = $2 WHERE id = $1";
    db::run(turn.conn(), sql, [batch.id.into(), turn.moment.now.into()]).await?;
    turn.commit("").await
}

async fn batch(conn: &impl ConnectionTrait, key: &str) -> Result<BatchRow, StoreError> {
    let sql = "SELECT b.id, b.action, b.by_person, p.name, b.at, b.undone_at
               FROM scan_batch b JOIN person p ON p.id = b.by_person WHERE b.key = $1";
    let found: Option<BatchRow> = db::row(conn, sql, [key.into()]).await?;
    found.ok_or(StoreError::NotFound)
}

async fn lines(conn: &impl ConnectionTrait, batch: i64) -> Result<Vec<LineRow>, StoreError> {
    let sql = "SELECT l.item_id, i.code, i.name, l.seq, i.version
               FROM scan_batch_item l JOIN item i ON i.id = l.item_id WHERE l.batch_id = $1 ORDER BY i.code";
    Ok(db::rows(conn, sql, [batch.into()]).await?)
}
