//! Leaving.

use crate::door::told;
use axum::response::Response;
use tower_sessions::Session;

/// Ends the session, here and in the database.
pub(crate) async fn leave(session: Session) -> Response {
    if let Err(error) = session.flush().await {
        tracing::error!(%error, "a session cannot be ended");
    }
    told("/sign-in", "signed_out")
}
