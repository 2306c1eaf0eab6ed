//! Leaving.

use axum::response::{IntoResponse, Redirect, Response};
use tower_sessions::Session;

/// Ends the session, here and in the database.
pub(crate) async fn leave(session: Session) -> Response {
    if let Err(error) = session.flush().await {
        tracing::error!(%error, "a session cannot be ended");
    }
    Redirect::to("/sign-in").into_response()
}
