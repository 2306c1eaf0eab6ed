//! For whoever watches over the program: whether it lives, whether it can work, what it counts.

use crate::{
    backup, disk,
    layer::client::Proxies,
    log,
    meter::{METERS, Reading},
    ready::Readiness,
    route::{export, press},
    router::Server,
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use chrono::Utc;
use std::net::SocketAddr;

/// The format of the meters' text.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// `ok`, or 503 while the database does not answer.
pub(crate) async fn check(State(server): State<Server>) -> (StatusCode, &'static str) {
    match server.db.conn().ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}

/// `ok` for as long as the program answers at all: what fails here is cured by a restart.
pub(crate) async fn live() -> &'static str {
    "ok"
}

/// Each check by its name, with 503 while one fails: what fails here may be cured by waiting.
pub(crate) async fn ready(State(server): State<Server>) -> (StatusCode, Json<Readiness>) {
    let readiness = server.ready.ask(&server.config, &server.db).await;
    let status = if readiness.ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(readiness))
}

/// The meters, for the addresses of the setting alone; to others there is nothing here.
pub(crate) async fn metrics(
    State(server): State<Server>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let config = &server.config;
    if !Proxies::of(config).is_from(&config.metrics_from, peer, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let reading = Reading {
        connections: server.db.connections(),
        exports: export::running(),
        prints: press::running(),
        errors: log::errors().0,
        free_disk: disk::free(&config.data_dir),
        backup_age: backup::newest(config).and_then(|made| (Utc::now() - made).to_std().ok()),
    };
    ([(CONTENT_TYPE, OPEN_METRICS)], METERS.text(reading)).into_response()
}
