//! Whether the program and its database answer.

use crate::router::Server;
use axum::{extract::State, http::StatusCode};

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
