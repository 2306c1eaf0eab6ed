//! The status of a server function's answer: a redirection for a form without scripts, the error's own otherwise.

use app::error::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT, LOCATION},
    },
    middleware::Next,
    response::Response,
};

/// An error is a word and a few facts.
const LARGEST: usize = 64 * 1024;

/// Gives each answer the status that its reader understands: without scripts, a browser only follows a redirection.
pub(crate) async fn tell(request: Request, next: Next) -> Response {
    let is_form = request.method() == "POST" && accepts_pages(request.headers());
    let mut response = next.run(request).await;
    if is_form && response.headers().contains_key(LOCATION) {
        *response.status_mut() = StatusCode::SEE_OTHER;
    } else if !is_form && response.headers().contains_key("serverfnerror") {
        return with_own_status(response).await;
    }
    response
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|accepted| accepted.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

async fn with_own_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let error = serde_json::from_slice(&bytes).ok();
    if let Some(status) = error.and_then(|error: AppError| StatusCode::from_u16(error.status()).ok()) {
        parts.status = status;
    }
    Response::from_parts(parts, Body::from(bytes))
}
