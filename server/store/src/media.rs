//! Files: photos, signatures, slips, price documents. Kept in the database itself, so that a
//! backup is one file and several servers see the same.

use crate::{Desk, StoreError};
use domain::id::MediaId;

/// A stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `image/jpeg`, `image/png`, `application/pdf`.
    pub mime: String,
    /// Its bytes, already cleaned.
    pub bytes: Vec<u8>,
}

/// Keeps a file that nothing refers to yet.
///
/// # Errors
/// The database's.
pub async fn keep(desk: &Desk, file: &File) -> Result<MediaId, StoreError> {
    todo!()
}

/// Adds a photo to an item.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn add_photo(desk: &Desk, code: &str, file: &File) -> Result<MediaId, StoreError> {
    todo!()
}

/// A file, if this person may see it: photos need `SeeItems` or `SeeAvailable`, the rest `SeePeople` or `SeeSavings`
/// (signatures: `SeePeople` only).
///
/// # Errors
/// Refused, not found, the database's.
pub async fn load(desk: &Desk, id: i64) -> Result<File, StoreError> {
    todo!()
}

/// Keeps a file inside a write.
pub(crate) async fn keep_in(
    conn: &impl sea_orm::ConnectionTrait,
    desk: &Desk,
    file: &File,
) -> Result<MediaId, StoreError> {
    todo!()
}
