//! Repairs imported from elsewhere by the Open Repair Data Standard: looked at first, then kept whole or not at all.

mod kept;

use crate::{
    Desk, StoreError, Submission, db,
    office::{self, Kind, NewFile, Waiting},
    submission,
};
use domain::{
    access::Permission,
    ords::{File, is_readable, read},
    view::export::HistoryPreview,
};
use kept::{insert, kept};
use sea_orm::FromQueryResult;

/// Faults shown before keeping.
const SHOWN: usize = 100;
/// Records shown before keeping.
const FIRST: usize = 5;

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Puts a file aside to be looked at: its record. The one that the same person had put aside goes.
///
/// # Errors
/// Refused, invalid (`file`: it names no column of the standard, or has more rows than are taken at once).
pub async fn put_aside(desk: &Desk, file: NewFile) -> Result<i64, StoreError> {
    desk.require(Permission::EditReference)?;
    if !is_readable(&file.cells) {
        return Err(StoreError::Invalid("file"));
    }
    let write = desk.db.write().await?;
    office::forget_those_of(write.conn(), desk, Kind::Repairs).await?;
    let id = office::keep(write.conn(), desk, Kind::Repairs, file).await?;
    write.commit().await?;
    Ok(id)
}

/// Forgets a file that will not be kept.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn discard(desk: &Desk, upload: i64) -> Result<(), StoreError> {
    desk.require(Permission::EditReference)?;
    let write = desk.db.write().await?;
    own(office::find(write.conn(), Kind::Repairs, upload).await?, desk)?;
    office::forget(write.conn(), Kind::Repairs, upload).await?;
    write.commit().await
}

/// How many records are kept so far.
///
/// # Errors
/// Refused, the database's.
pub async fn kept_so_far(desk: &Desk) -> Result<u64, StoreError> {
    desk.require(Permission::EditReference)?;
    let sql = "SELECT COUNT(*) AS count FROM repair_history";
    let count: Option<Count> = db::row(desk.db.conn(), sql, []).await?;
    Ok(u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0))
}

/// What keeping a file put aside would do: nothing is kept yet.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn preview(desk: &Desk, upload: i64) -> Result<HistoryPreview, StoreError> {
    desk.require(Permission::EditReference)?;
    let (waiting, file) = judged(desk, upload).await?;
    let known = kept(desk.db.conn(), &file.records).await?;
    let file = file.without(&known);
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let first = file.records.iter().take(FIRST);
    Ok(HistoryPreview {
        upload,
        file: waiting.name,
        records: count(file.rows),
        new: count(file.records.len()),
        fault_count: count(file.faults.len()),
        first: first.map(|(_, record)| record.to_vec()).collect(),
        faults: file.faults.into_iter().take(SHOWN).collect(),
    })
}

/// Keeps every new record of a file put aside, or none: how many.
///
/// # Errors
/// Refused, not found, invalid (`file`: a record breaks the standard).
pub async fn keep(desk: &Desk, submission: &Submission, upload: i64) -> Result<u64, StoreError> {
    desk.require(Permission::EditReference)?;
    let judged = match judged(desk, upload).await {
        Ok((_, file)) => Some(file),
        // Confirmed before: the answer says how many.
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let write = desk.db.write().await?;
    if let Some(answer) = submission::answered(write.conn(), desk, submission).await? {
        return answer.parse().map_err(|_| StoreError::Invalid("key"));
    }
    let judged = judged.ok_or(StoreError::NotFound)?;
    // Others may have kept some of it since it was read.
    let known = kept(write.conn(), &judged.records).await?;
    let file = judged.without(&known);
    if !file.faults.is_empty() {
        return Err(StoreError::Invalid("file"));
    }
    office::forget(write.conn(), Kind::Repairs, upload).await?;
    insert(write.conn(), &file.records).await?;
    let kept = file.records.len();
    submission::answer(write.conn(), submission, &kept.to_string()).await?;
    write.commit().await?;
    Ok(u64::try_from(kept).unwrap_or(u64::MAX))
}

/// The file that this person put aside, its records judged by themselves.
async fn judged(desk: &Desk, upload: i64) -> Result<(Waiting, File), StoreError> {
    let conn = desk.db.conn();
    let waiting = own(office::find(conn, Kind::Repairs, upload).await?, desk)?;
    let cells = office::cells(conn, upload).await?;
    let is_sheet = waiting.is_sheet();
    // Thousands of records: other requests do not wait for them.
    let judged = tokio::task::spawn_blocking(move || read(&cells, is_sheet)).await;
    let file = judged.ok().flatten().ok_or(StoreError::Invalid("file"))?;
    Ok((waiting, file))
}

/// A file is its sender's alone.
fn own(waiting: Waiting, desk: &Desk) -> Result<Waiting, StoreError> {
    if waiting.by_person == desk.actor.id.0 {
        Ok(waiting)
    } else {
        Err(StoreError::NotFound)
    }
}
