//! Files that were kept: photos, signatures, slips, price documents.

use crate::door::{Rejected, Visitor};
use axum::{
    extract::Path,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

/// A file, to whom may see it. It never changes, and is nobody else's to keep.
pub(crate) async fn show(Visitor(desk): Visitor, Path(id): Path<i64>) -> Result<Response, Rejected> {
    let file = store::media::load(&desk, id).await?;
    let headers = [
        (CONTENT_TYPE, file.mime),
        (CACHE_CONTROL, "private, max-age=31536000, immutable".into()),
        (CONTENT_DISPOSITION, "inline".into()),
    ];
    Ok((headers, file.bytes).into_response())
}
