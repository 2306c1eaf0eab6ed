//! The status of a server function's answer: a redirection for a form without scripts, the error's own otherwise.

use app::error::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, CONTENT_TYPE, LOCATION, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

/// An error is a word and a few facts.
const LARGEST: usize = 64 * 1024;

/// A form holds at most a drawn signature.
const LARGEST_FORM: usize = 1024 * 1024;

/// Gives each answer the status that its reader understands: without scripts, a browser only follows a redirection.
pub(crate) async fn tell(request: Request, next: Next) -> Response {
    let is_form = request.method() == "POST" && accepts_pages(request.headers());
    if is_form && is_typed(request.headers()) {
        return keep_typed(request, next).await;
    }
    let mut response = next.run(request).await;
    if is_form && response.headers().contains_key(LOCATION) {
        *response.status_mut() = StatusCode::SEE_OTHER;
    } else if !is_form && response.headers().contains_key("serverfnerror") {
        return with_own_status(response).await;
    }
    response
}

/// Serves a form sent without scripts; where it is refused, the page it goes back to finds there what was typed.
async fn keep_typed(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_FORM).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let mut response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
    let Some(is_refused) = to.map(|to| to.contains("__err=")) else {
        return response;
    };
    *response.status_mut() = StatusCode::SEE_OTHER;
    let cookie = is_refused.then(|| app::form::kept::keep(&bytes)).flatten();
    if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

fn is_typed(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded"))
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
