//! Repairs imported from elsewhere by the Open Repair Data Standard: looked at first, then kept whole or not at all.

mod kept;
mod read;

pub use read::{MOST, preview};

use crate::{Desk, StoreError, Submission, civil, db, submission};
use chrono::Days;
use domain::{access::Permission, ords::Record};
use read::{Upload, judged};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// Rows added by one statement: far below what either database takes.
const AT_A_TIME: usize = 200;
/// A file that nobody confirmed is forgotten after so many days.
const FORGOTTEN_AFTER: u64 = 2;

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Puts a file aside to be looked at: its record. The one that the same person had put aside goes.
///
/// # Errors
/// Refused, invalid (`file`: it is no CSV text, or has more rows than are taken at once).
pub async fn put_aside(desk: &Desk, name: &str, bytes: &[u8]) -> Result<i64, StoreError> {
    desk.require(Permission::EditReference)?;
    read::rows(bytes)?;
    let write = desk.db.write().await?;
    let sql = "DELETE FROM repair_history_upload WHERE by_person = $1";
    db::run(write.conn(), sql, [desk.actor.id.0.into()]).await?;
    let name: String = name.chars().take(200).collect();
    let new: Option<Id> = db::row(
        write.conn(),
        "INSERT INTO repair_history_upload (name, bytes, by_person, at) VALUES ($1, $2, $3, $4) RETURNING id",
        [
            name.into(),
            bytes.to_vec().into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    write.commit().await?;
    new.map(|new| new.id).ok_or(StoreError::NotFound)
}

/// Forgets the files that nobody confirmed in two days: how many.
///
/// # Errors
/// Refused, the database's.
pub async fn forget_old(desk: &Desk) -> Result<u64, StoreError> {
    desk.require(Permission::EditReference)?;
    let write = desk.db.write().await?;
    let sql = "DELETE FROM repair_history_upload WHERE at < $1";
    let count = db::run(write.conn(), sql, [(desk.now - Days::new(FORGOTTEN_AFTER)).into()]).await?;
    write.commit().await?;
    Ok(count)
}

/// How many records are kept so far.
///
/// # Errors
/// Refused, the database's.
pub async fn kept_so_far(desk: &Desk) -> Result<u64, StoreError> {
    desk.require(Permission::EditReference)?;
    let sql = "SELECT COUNT(*) AS id FROM repair_history";
    let count: Option<Id> = db::row(desk.db.conn(), sql, []).await?;
    Ok(u64::try_from(count.map_or(0, |count| count.id)).unwrap_or(0))
}

/// Keeps every new record of a file put aside, or none: how many.
///
/// # Errors
/// Refused, not found, invalid (`file`: a record breaks the standard).
pub async fn keep(desk: &Desk, submission: &Submission, upload: i64) -> Result<u64, StoreError> {
    desk.require(Permission::EditReference)?;
    let write = desk.db.write().await?;
    if let Some(answer) = submission::answered(write.conn(), desk, submission).await? {
        return answer.parse().map_err(|_| StoreError::Invalid("key"));
    }
    let file = Upload::find(write.conn(), desk, upload).await?;
    let judged = judged(write.conn(), &file.bytes).await?;
    if !judged.faults.is_empty() {
        return Err(StoreError::Invalid("file"));
    }
    for records in judged.new.chunks(AT_A_TIME) {
        insert(write.conn(), desk, records).await?;
    }
    db::run(
        write.conn(),
        "DELETE FROM repair_history_upload WHERE id = $1",
        [upload.into()],
    )
    .await?;
    let kept = judged.new.len();
    submission::answer(write.conn(), submission, &kept.to_string()).await?;
    write.commit().await?;
    Ok(u64::try_from(kept).unwrap_or(u64::MAX))
}

async fn insert(conn: &impl ConnectionTrait, desk: &Desk, records: &[Record]) -> Result<(), StoreError> {
    let today = civil::day(desk.now);
    let mut values: Vec<Value> = vec![desk.actor.id.0.into(), today.into()];
    let mut tuples = Vec::new();
    for record in records {
        let first = values.len() + 1;
        let marks: Vec<String> = (first..first + record.len()).map(|mark| format!("${mark}")).collect();
        tuples.push(format!("({}, $1, $2)", marks.join(", ")));
        values.extend(record.iter().map(|value| Value::from(value.as_str())));
    }
    let sql = format!(
        "INSERT INTO repair_history (ords_id, data_provider, country, partner_product_category, product_category,
            product_category_id, brand, year_of_manufacture, product_age, repair_status, repair_barrier_if_end_of_life,
            group_identifier, event_date, problem, by_person, imported_on) VALUES {}",
        tuples.join(", ")
    );
    db::run(conn, &sql, values).await?;
    Ok(())
}
