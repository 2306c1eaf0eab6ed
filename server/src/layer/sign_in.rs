//! How often one address may try to sign in.

use super::limit::{Allowance, Attempts};
use crate::{config::Config, meter::METERS};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{
        Method, StatusCode,
        header::{LOCATION, RETRY_AFTER},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{net::SocketAddr, time::Duration};

/// A whole service may sit behind one address, and accounts lock by themselves after five wrong passwords:
/// this only slows down who tries many names.
const ALLOWANCE: Allowance = Allowance {
    times: 60,
    window: Duration::from_secs(60),
};

/// None yet.
pub(crate) fn attempts(config: &Config) -> Attempts {
    Attempts::of(config, ALLOWANCE)
}

/// Turns away who tries too often.
pub(crate) async fn limit(
    State(attempts): State<Attempts>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if !is_attempt(&request) {
        return next.run(request).await;
    }
    if !attempts.allow(peer, request.headers()) {
        METERS.sign_in_refused("limit");
        let text = "Trop d’essais de connexion. Réessayez dans une minute.\nToo many attempts. Try again in a minute.";
        return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")], text).into_response();
    }
    let response = next.run(request).await;
    if is_refusal(&response) {
        METERS.sign_in_refused("refused");
    }
    response
}

/// Without scripts, a refusal leads back to the form with an error in its address.
fn is_refusal(response: &Response) -> bool {
    let to = response.headers().get(LOCATION).map(|to| to.as_bytes());
    let leads_back = to.is_some_and(|to| String::from_utf8_lossy(to).contains("__err="));
    response.status().is_client_error() || leads_back
}

/// The form's action, with or without the hash that server functions carry.
fn is_attempt(request: &Request) -> bool {
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    request.method() == Method::POST
        && ["sign-in", "first-start", "password-link"]
            .iter()
            .any(|form| last.starts_with(form))
}
