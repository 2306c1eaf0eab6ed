//! How often one address may report something without an account.

use super::limit::{Allowance, Attempts};
use crate::config::Config;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{
        Method, StatusCode,
        header::{CONTENT_SECURITY_POLICY, RETRY_AFTER},
    },
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use std::{net::SocketAddr, time::Duration};

/// Enough for who walks along a corridor, too few to bury the desk.
const ALLOWANCE: Allowance = Allowance {
    times: 5,
    window: Duration::from_secs(600),
};

/// None yet.
pub(crate) fn attempts(config: &Config) -> Attempts {
    Attempts::of(config, ALLOWANCE)
}

/// Turns away who reports too often, with a page that says so.
pub(crate) async fn limit(
    State(attempts): State<Attempts>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if is_report(&request) && !attempts.allow(peer, request.headers()) {
        let headers = [
            (RETRY_AFTER, "600"),
            (
                CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'",
            ),
        ];
        return (StatusCode::TOO_MANY_REQUESTS, headers, Html(PAGE)).into_response();
    }
    next.run(request).await
}

fn is_report(request: &Request) -> bool {
    request.method() == Method::POST && request.uri().path().starts_with("/api/public/report")
}

/// In both languages, since nothing is known of the reader here.
const PAGE: &str = "<!DOCTYPE html>
<html lang=\"fr\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Trop de signalements · Regain</title>
<link rel=\"stylesheet\" href=\"/pkg/regain.css\">
</head>
<body>
<main data-width=\"narrow\">
<h1>Trop de signalements</h1>
<p>Cinq signalements viennent déjà d’être envoyés de votre réseau. Celui-ci n’a pas été enregistré : \
réessayez dans dix minutes, ou téléphonez au comptoir.</p>
<p lang=\"en\">Five reports were just sent from your network. This one was not recorded: \
try again in ten minutes, or phone the desk.</p>
</main>
</body>
</html>
";
