//! A gesture that names somebody without an account, and may carry their signature: all of it in one write. Names and
//! signatures stay apart from the history, so that they can be purged.

use super::{
    Begun, Turn,
    act::{fill, keep_receiver},
    load,
};
use crate::{
    Desk, StoreError, Submission, db,
    media::{self, File},
};
use domain::{
    Role,
    id::{MediaId, ReceiverId},
    item::Command,
};

/// Somebody who receives, buys or takes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Their name.
    pub name: String,
    /// Their service, where they have one.
    pub service: Option<i64>,
    /// What they signed: a drawing.
    pub signature: Option<File>,
}

/// Makes the gesture that `command` builds from their record and their signature's. See [`super::act`].
///
/// # Errors
/// As [`super::act`], and [`StoreError::Invalid`] (`receiver`) for an empty name. Nothing is kept then.
pub async fn act_naming(
    desk: &Desk,
    submission: &Submission,
    code: &str,
    named: &Named,
    command: impl FnOnce(ReceiverId, Option<MediaId>) -> Command,
) -> Result<(), StoreError> {
    desk.actor.require(&[Role::Desk, Role::Manager])?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let mut life = load(turn.conn(), code).await?;
    turn.check_version(&life).await?;
    let receiver = keep_receiver(turn.conn(), &named.name, named.service, None).await?;
    let drawing = match &named.signature {
        Some(file) => Some(keep_signature(&turn, life.item.id.0, named, file).await?),
        None => None,
    };
    let command = fill(turn.conn(), &turn.moment, &life, command(receiver, drawing)).await?;
    turn.step(&mut life, command).await?;
    turn.commit("").await
}

async fn keep_signature(turn: &Turn<'_>, item: i64, named: &Named, file: &File) -> Result<MediaId, StoreError> {
    let media = media::keep_in(turn.conn(), turn.desk, file).await?;
    let sql = "INSERT INTO item_signature (item_id, media_id, signed_by, at) VALUES ($1, $2, $3, $4)";
    let values = [
        item.into(),
        media.0.into(),
        named.name.trim().into(),
        turn.moment.now.into(),
    ];
    db::run(turn.conn(), sql, values).await?;
    Ok(media)
}
