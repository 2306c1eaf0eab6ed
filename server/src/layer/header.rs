//! What answers tell the browser to refuse, and what the log says of each request.

use app::error::reference::HEADER;
use axum::{
    extract::Request,
    http::{
        HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
            X_FRAME_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;
use tracing::Span;

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// Protects any answer; pages bring their own policy for scripts.
pub(crate) async fn protect(request: Request, next: Next) -> Response {
    let policy = policy_of(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        PERMISSIONS,
        HeaderValue::from_static("camera=(self), geolocation=(), microphone=()"),
    );
    headers
        .entry(CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(policy));
    let is_page = headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// What an answer that is no page of the application may load. The service worker fetches in its pages' place.
fn policy_of(path: &str) -> &'static str {
    match path {
        "/sw.js" => "default-src 'none'; connect-src 'self'",
        "/offline.html" => {
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; frame-ancestors 'none'"
        }
        _ => "default-src 'none'; frame-ancestors 'none'",
    }
}

/// Lets a page run its own scripts only: called while it is rendered, when its nonce is known.
pub(crate) fn protect_page() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; \
         script-src 'self' 'wasm-unsafe-eval' 'nonce-{nonce}'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// What the log says of a request: never its query, which may hold a secret.
pub(crate) fn span(request: &Request) -> Span {
    let id = request.headers().get(HEADER).and_then(|id| id.to_str().ok());
    // At the gravest level: whatever of a request is logged, its id is.
    tracing::error_span!("request", method = %request.method(), path = request.uri().path(), id)
}
