//! The name of a request: its log lines bear it, its answer too, and a reader can quote it.

use super::client::Proxies;
use app::error::reference::{HEADER, Reference};
use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, header::CONTENT_TYPE},
    middleware::Next,
    response::Response,
};
use std::net::SocketAddr;

/// A sentence in two languages.
const LARGEST: usize = 4096;

/// Takes the name that a trusted proxy gave, and drops any other: a log must not be written by who knocks.
pub(crate) async fn admit(
    State(proxies): State<Proxies>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let given = request.headers_mut().remove(HEADER);
    let is_plain = |id: &HeaderValue| id.to_str().is_ok_and(Reference::is_plain);
    if let Some(given) = given.filter(is_plain).filter(|_| proxies.trusts(peer)) {
        request.headers_mut().insert(HEADER, given);
    }
    let response = next.run(request).await;
    if response.status().is_server_error() && is_text(&response) {
        return quoting(response).await;
    }
    response
}

fn is_text(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/plain"))
}

/// A plain answer says what to quote; a page says it by itself.
async fn quoting(response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let id = parts.headers.get(HEADER).and_then(|id| id.to_str().ok());
    let quoted = id.map_or_else(String::new, |id| format!("\nRéférence / Reference: {id}"));
    let Ok(text) = to_bytes(body, LARGEST).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let body = Body::from([&text[..], quoted.as_bytes()].concat());
    Response::from_parts(parts, body)
}
