//! Foreign barcodes linked to items, so that scanning one finds the item.

use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, Turn, find_anew, load, load_by_id},
};
use chrono::{DateTime, Utc};
use domain::{
    Refusal,
    access::Permission,
    alias::normal,
    label::scan::{Target, read},
    view::scan::AliasRow,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Kept {
    id: i64,
    text: String,
    person: String,
    at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Bearer {
    item_id: i64,
    code: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Links that text to the item with that label. Linked to it already: nothing to do.
///
/// # Errors
/// Refused ([`Refusal::CodeIsLabel`], [`Refusal::CodeLinked`]), invalid (`text`), not found, the database's.
pub async fn link(desk: &Desk, submission: &Submission, code: &str, text: &str) -> Result<(), StoreError> {
    desk.require(Permission::LinkCodes)?;
    let normal = normal(text).ok_or(StoreError::Invalid("text"))?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    refuse_label(turn.conn(), text).await?;
    let life = load(turn.conn(), code).await?;
    let id = life.item.id.0;
    let values = [
        normal.as_str().into(),
        id.into(),
        desk.actor.id.0.into(),
        turn.moment.now.into(),
    ];
    // Of two who link one text at once, the second waits here and finds it linked.
    let sql = "INSERT INTO item_alias (text, item_id, by_person, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    if db::run(turn.conn(), sql, values).await? == 0 {
        refuse_other(turn.conn(), &normal, id).await?;
    }
    find_anew(&turn, &life).await?;
    turn.commit("").await
}

/// Refuses what is printed on a label of our own.
async fn refuse_label(conn: &impl ConnectionTrait, text: &str) -> Result<(), StoreError> {
    let Target::Code(code) = read(text).target else {
        return Ok(());
    };
    let sql = "SELECT COUNT(*) AS count FROM label WHERE code = $1";
    let labels: Option<Count> = db::row(conn, sql, [code.to_string().into()]).await?;
    match labels {
        Some(labels) if labels.count > 0 => Err(Refusal::CodeIsLabel.into()),
        _ => Ok(()),
    }
}

async fn refuse_other(conn: &impl ConnectionTrait, normal: &str, item: i64) -> Result<(), StoreError> {
    match bearer(conn, normal).await? {
        Some(bearer) if bearer.item_id != item => Err(Refusal::CodeLinked(bearer.code.unwrap_or_default()).into()),
        _ => Ok(()),
    }
}

async fn bearer(conn: &impl ConnectionTrait, normal: &str) -> Result<Option<Bearer>, StoreError> {
    let sql = "SELECT a.item_id, i.code FROM item_alias a JOIN item i ON i.id = a.item_id
               WHERE a.text = $1 AND a.unlinked_at IS NULL";
    Ok(db::row(conn, sql, [normal.into()]).await?)
}

/// Unlinks what that record links to the item with that label. Unlinked already: nothing to do.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn unlink(desk: &Desk, submission: &Submission, code: &str, alias: i64) -> Result<(), StoreError> {
    desk.require(Permission::LinkCodes)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let id = load(turn.conn(), code).await?.item.id.0;
    let sql = "SELECT COUNT(*) AS count FROM item_alias WHERE id = $1 AND item_id = $2";
    let known: Option<Count> = db::row(turn.conn(), sql, [alias.into(), id.into()]).await?;
    if known.is_none_or(|known| known.count == 0) {
        return Err(StoreError::NotFound);
    }
    db::run(
        turn.conn(),
        "UPDATE item_alias SET unlinked_by = $2, unlinked_at = $3 WHERE id = $1 AND unlinked_at IS NULL",
        [alias.into(), desk.actor.id.0.into(), turn.moment.now.into()],
    )
    .await?;
    let life = load_by_id(turn.conn(), id).await?;
    find_anew(&turn, &life).await?;
    turn.commit("").await
}

/// The codes linked to that item, oldest first.
pub(crate) async fn of_item(conn: &impl ConnectionTrait, item: i64) -> Result<Vec<AliasRow>, StoreError> {
    let kept: Vec<Kept> = db::rows(
        conn,
        "SELECT a.id, a.text, p.name AS person, a.at FROM item_alias a JOIN person p ON p.id = a.by_person
         WHERE a.item_id = $1 AND a.unlinked_at IS NULL ORDER BY a.id",
        [item.into()],
    )
    .await?;
    let row = |kept: Kept| AliasRow {
        id: kept.id,
        text: kept.text,
        by: kept.person,
        at: civil::time(kept.at),
    };
    Ok(kept.into_iter().map(row).collect())
}

/// The label of the item that the text is linked to.
pub(crate) async fn linked(conn: &impl ConnectionTrait, text: &str) -> Result<Option<String>, StoreError> {
    let Some(normal) = normal(text) else {
        return Ok(None);
    };
    Ok(bearer(conn, &normal).await?.and_then(|bearer| bearer.code))
}
