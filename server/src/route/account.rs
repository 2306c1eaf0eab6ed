//! The QR code of one's own secret, while it waits to be confirmed.

use crate::{
    document::qr,
    door::{Rejected, Visitor},
};
use axum::{
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

/// The drawing, for the reader alone: kept nowhere.
pub(crate) async fn code(Visitor(desk): Visitor) -> Result<Response, Rejected> {
    let address = store::account::code_address(&desk).await?;
    let drawing = qr::svg(&address).map_err(|_| Rejected::Form("labels"))?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, drawing).into_response())
}
