//! Leaving.

use crate::door::told;
use axum::{http::HeaderValue, response::Response};
use tower_sessions::Session;

/// Ends the session, here and in the database.
pub(crate) async fn leave(session: Session) -> Response {
    if let Err(error) = session.flush().await {
        tracing::error!(%error, "a session cannot be ended");
    }
    let mut answer = told("/sign-in", "signed_out");
    // Pages kept on the device for a time without a network go too.
    answer
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    answer
}
