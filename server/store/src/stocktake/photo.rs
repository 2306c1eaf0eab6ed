//! Photos of what was scanned.

use super::{Hold, Id, held};
use crate::{
    Desk, StoreError, Submission, db,
    media::{self, File},
    submission,
};
use domain::{Refusal, access::Permission};

/// Adds photos to a scan of an open count: all of them or none, once for each key.
///
/// # Errors
/// Refused, not found, invalid (`key`), the database's.
pub async fn add_photos(
    desk: &Desk,
    submission: &Submission,
    number: &str,
    scan: i64,
    files: &[File],
) -> Result<(), StoreError> {
    desk.require(Permission::Count)?;
    let write = desk.db.write().await?;
    if submission::answered(write.conn(), desk, submission).await?.is_some() {
        return Ok(());
    }
    let count = held(write.conn(), number, Hold::Shared).await?;
    if !count.is_open() {
        return Err(Refusal::CountClosed.into());
    }
    let sql = "SELECT id FROM stocktake_scan WHERE id = $1 AND stocktake_id = $2";
    let found: Option<Id> = db::row(write.conn(), sql, [scan.into(), count.id.into()]).await?;
    let scan = found.ok_or(StoreError::NotFound)?.id;
    for file in files {
        let media = media::keep_in(write.conn(), desk, file).await?;
        let sql = "INSERT INTO stocktake_photo (scan_id, media_id) VALUES ($1, $2)";
        db::run(write.conn(), sql, [scan.into(), media.0.into()]).await?;
    }
    write.commit().await
}
