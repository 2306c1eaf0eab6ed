//! Files for one reader alone: what they are, and under which name they are saved.

use axum::{
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

/// Values separated, for a spreadsheet.
pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// What nobody else keeps on its way.
pub(crate) fn private(mime: &str, body: impl IntoResponse) -> Response {
    let headers = [
        (CONTENT_TYPE, mime.to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// What the browser saves, under that name.
pub(crate) fn saved(mime: &str, name: &str, body: impl IntoResponse) -> Response {
    named("attachment", name, private(mime, body))
}

/// What the browser shows, and saves under that name.
pub(crate) fn shown(mime: &str, name: &str, body: impl IntoResponse) -> Response {
    named("inline", name, private(mime, body))
}

/// A PDF to show; its name without its ending.
pub(crate) fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    shown("application/pdf", &format!("{name}.pdf"), bytes)
}

fn named(disposition: &str, name: &str, response: Response) -> Response {
    let headers = [(CONTENT_DISPOSITION, format!("{disposition}; filename=\"{name}\""))];
    (headers, response).into_response()
}
