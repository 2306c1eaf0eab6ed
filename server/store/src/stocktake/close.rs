//! Closing a count: what it comes to is signed, printed once, and kept with its fingerprint.

use super::{Hold, head::find, held, read::report_of, tree::Tree};
use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, Turn, hash},
    media::{self, File},
};
use domain::{
    Refusal,
    access::Permission,
    view::stocktake::{Closed, StocktakeReport},
};
use sea_orm::FromQueryResult;

/// What the manager signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// The name typed as a signature.
    pub name: String,
    /// The sentence agreed to, in the language in which it was read; empty where it was not.
    pub statement: String,
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

/// Closes a count. The report is printed by `print` from what the count comes to at this very moment;
/// its bytes are kept, and their hash with them: the document signed is the one that is read later.
///
/// # Errors
/// Refused ([`Refusal::CountClosed`]), invalid (`signed_by`, `statement`, `report` when it cannot be
/// printed), not found, the database's.
pub async fn close(
    desk: &Desk,
    submission: &Submission,
    number: &str,
    signing: Signing,
    print: impl FnOnce(&StocktakeReport) -> Option<Vec<u8>>,
) -> Result<(), StoreError> {
    desk.require(Permission::CloseCount)?;
    let tree = Tree::load(desk.db.conn()).await?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let count = held(turn.conn(), number, Hold::Alone).await?;
    if !count.is_open() {
        return Err(Refusal::CountClosed.into());
    }
    let closed = signed(&turn, signing).await?;
    let mut head = find(turn.conn(), &count.number).await?.head(&tree);
    head.closed = Some(closed.clone());
    let report = report_of(turn.conn(), count.id, head, &tree).await?;
    let bytes = print(&report).ok_or(StoreError::Invalid("report"))?;
    keep(&turn, count.id, &closed, bytes).await?;
    turn.commit("closed").await
}

async fn signed(turn: &Turn<'_>, signing: Signing) -> Result<Closed, StoreError> {
    if signing.name.trim().is_empty() {
        return Err(StoreError::Invalid("signed_by"));
    }
    if signing.statement.trim().is_empty() {
        return Err(StoreError::Invalid("statement"));
    }
    let sql = "SELECT name FROM person WHERE id = $1";
    let by: Option<Name> = db::row(turn.conn(), sql, [turn.moment.actor.id.0.into()]).await?;
    Ok(Closed {
        by: by.map(|by| by.name).unwrap_or_default(),
        at: civil::time(turn.moment.now),
        signed_by: signing.name.trim().to_owned(),
        statement: signing.statement.trim().to_owned(),
        report_hash: String::new(),
    })
}

async fn keep(turn: &Turn<'_>, count: i64, closed: &Closed, bytes: Vec<u8>) -> Result<(), StoreError> {
    let report_hash = hash(&bytes);
    let file = File {
        mime: "application/pdf".into(),
        bytes,
    };
    let media = media::keep_in(turn.conn(), turn.desk, &file).await?;
    db::run(
        turn.conn(),
        "UPDATE stocktake SET state = 'closed', closed_by = $2, closed_at = $3, signed_by = $4, statement = $5,
            report_id = $6, report_hash = $7 WHERE id = $1",
        [
            count.into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
            closed.signed_by.as_str().into(),
            closed.statement.as_str().into(),
            media.0.into(),
            report_hash.into(),
        ],
    )
    .await?;
    Ok(())
}
