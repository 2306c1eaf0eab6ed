//! One gesture on each of several items, all or nothing; and whether one would be allowed.

use super::{Life, Turn, act::fill, keep::load_by_id, load};
use crate::{Desk, StoreError, Submission, db, setting};
use domain::{
    id::ItemId,
    item::{Command, decide, record},
};
use sea_orm::FromQueryResult;

/// What a gesture wrote: the item, its label, the rank of the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) item: ItemId,
    pub(crate) seq: u32,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Makes a gesture on each item inside a write, each item once: the first gesture given for a label counts.
///
/// # Errors
/// [`StoreError::Item`] with the label of the first item that cannot, and why; the database's.
pub(crate) async fn make_all(turn: &Turn<'_>, lines: Vec<(String, Command)>) -> Result<(), StoreError> {
    for (code, command) in in_order(lines, |line| &line.0) {
        make(turn, &code, None, async |_| Ok(command)).await?;
    }
    Ok(())
}

/// Always in the same order, each label once, so that two series over the same items wait for each
/// other instead of locking up.
pub(crate) fn in_order<T>(mut lines: Vec<T>, label: impl Fn(&T) -> &String) -> Vec<T> {
    lines.sort_by(|one, other| label(one).cmp(label(other)));
    lines.dedup_by(|one, other| label(one) == label(other));
    lines
}

/// Makes the gesture that is asked of that item as it is now, naming the item where it is refused.
pub(crate) async fn make(
    turn: &Turn<'_>,
    code: &str,
    version: Option<u32>,
    ask: impl AsyncFnOnce(&Life) -> Result<Command, StoreError>,
) -> Result<Written, StoreError> {
    let made = async {
        let mut life = load(turn.conn(), code).await?;
        turn.check_version_is(&life, version).await?;
        let command = ask(&life).await?;
        let command = fill(turn.conn(), &turn.moment, &life, command).await?;
        turn.step(&mut life, command).await?;
        Ok(Written {
            item: life.item.id,
            seq: life.item.last.seq,
        })
    };
    made.await.map_err(|error: StoreError| error.of(code))
}

/// The life of the item with that label, as it is read: nobody is kept waiting.
pub(crate) async fn seen(desk: &Desk, code: &str) -> Result<Life, StoreError> {
    let sql = "SELECT id FROM item WHERE code = $1";
    let found: Option<Id> = db::row(desk.db.conn(), sql, [code.trim().to_uppercase().into()]).await?;
    load_by_id(desk.db.conn(), found.ok_or(StoreError::NotFound)?.id).await
}

/// What the domain would say.
pub(crate) async fn judge(desk: &Desk, life: &Life, command: Command) -> Result<(), StoreError> {
    let conn = desk.db.conn();
    let (rules, moment) = (setting::rules(conn).await?, desk.moment(&Submission::default()));
    let command = fill(conn, &moment, life, command).await?;
    let event = decide(Some(&life.item), command, &moment, &rules)?;
    record(&life.events, event, &moment, &rules)?;
    Ok(())
}
