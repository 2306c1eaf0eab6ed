//! Files: photos, signatures, slips, price documents. Kept in the database itself, so that a
//! backup is one file and several servers see the same.

use crate::{Desk, StoreError, Submission, db, submission};
use domain::{Refusal, access::Permission, id::MediaId, view::FileLink};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `image/jpeg`, `image/png`, `application/pdf`.
    pub mime: String,
    /// Its bytes, already cleaned.
    pub bytes: Vec<u8>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Adds photos to an item: all of them or none, once for each key.
///
/// # Errors
/// Refused, not found, invalid (`key`), the database's.
pub async fn add_photos(desk: &Desk, submission: &Submission, code: &str, files: &[File]) -> Result<(), StoreError> {
    desk.require(Permission::Photograph)?;
    let write = desk.db.write().await?;
    if submission::answered(write.conn(), desk, submission).await?.is_some() {
        return Ok(());
    }
    let sql = "SELECT id FROM item WHERE code = $1";
    let item: Option<Id> = db::row(write.conn(), sql, [code.trim().to_uppercase().into()]).await?;
    let item = item.ok_or(StoreError::NotFound)?;
    attach(write.conn(), desk, &[item.id], files).await?;
    write.commit().await
}

/// Keeps photos of those items inside a write, each file once.
pub(crate) async fn attach(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    items: &[i64],
    files: &[File],
) -> Result<(), StoreError> {
    for file in files {
        let media = keep_in(conn, desk, file).await?;
        for item in items {
            let sql = "INSERT INTO photo (item_id, media_id) VALUES ($1, $2)";
            db::run(conn, sql, [(*item).into(), media.0.into()]).await?;
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Stored {
    mime: String,
    bytes: Vec<u8>,
    is_photo: i64,
    is_count: i64,
    is_signature: i64,
    owner: Option<i64>,
}

/// A file, if this person may see it: photos with the items; those of a stock-take, and its report,
/// with the stock-takes; documents of prices with the prices
/// or the savings; signatures with personal data, or when one's own.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn load(desk: &Desk, id: i64) -> Result<File, StoreError> {
    let stored: Option<Stored> = db::row(
        desk.db.conn(),
        "SELECT m.mime, m.bytes,
            (SELECT COUNT(*) FROM photo p WHERE p.media_id = m.id) AS is_photo,
            (SELECT COUNT(*) FROM stocktake_photo f WHERE f.media_id = m.id) +
                (SELECT COUNT(*) FROM stocktake t WHERE t.report_id = m.id) AS is_count,
            (SELECT COUNT(*) FROM signature s WHERE s.media_id = m.id) +
                (SELECT COUNT(*) FROM item_signature g WHERE g.media_id = m.id) AS is_signature,
            (SELECT MAX(r.person_id) FROM signature s JOIN handover h ON h.id = s.handover_id
                JOIN receiver r ON r.id = h.receiver_id WHERE s.media_id = m.id) AS owner
         FROM media m WHERE m.id = $1",
        [id.into()],
    )
    .await?;
    let stored = stored.ok_or(StoreError::NotFound)?;
    let actor = &desk.actor;
    let may = if stored.is_photo > 0 {
        actor.may(Permission::SeeAvailable)
    } else if stored.is_count > 0 {
        actor.may(Permission::Count)
    } else if stored.is_signature > 0 {
        actor.may(Permission::SeePeople) || stored.owner == Some(actor.id.0)
    } else {
        actor.may(Permission::SeePeople) || actor.may(Permission::SeeSavings)
    };
    if !may {
        return Err(Refusal::RoleNeeded(Permission::SeePeople.roles().to_vec()).into());
    }
    Ok(File {
        mime: stored.mime,
        bytes: stored.bytes,
    })
}

#[derive(FromQueryResult)]
struct Known {
    mime: String,
    bytes: i64,
}

/// Where a file is and what it is, for a page that may name it: what may be seen of it, [`load`] decides.
pub(crate) async fn link(conn: &impl ConnectionTrait, id: i64) -> Result<Option<FileLink>, StoreError> {
    let sql = "SELECT mime, CAST(LENGTH(bytes) AS BIGINT) AS bytes FROM media WHERE id = $1";
    let known: Option<Known> = db::row(conn, sql, [id.into()]).await?;
    Ok(known.map(|known| FileLink {
        address: format!("/media/{id}"),
        mime: known.mime,
        bytes: u64::try_from(known.bytes).unwrap_or(0),
    }))
}

/// Keeps a file inside a write.
pub(crate) async fn keep_in(conn: &impl ConnectionTrait, desk: &Desk, file: &File) -> Result<MediaId, StoreError> {
    let new: Option<Id> = db::row(
        conn,
        "INSERT INTO media (mime, bytes, by_person, at) VALUES ($1, $2, $3, $4) RETURNING id",
        [
            file.mime.as_str().into(),
            file.bytes.clone().into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    new.map(|new| MediaId(new.id)).ok_or(StoreError::Invalid("file"))
}
