//! Who is signed in, for as long as they do something.

use crate::router::Server;
use axum::{extract::Request, middleware::Next, response::Response};
use chrono::Utc;
use store::account::session::{PERSON, Sessions, USED};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer,
    cookie::{SameSite, time::Duration},
};

/// Signed out after half a day without a gesture.
const HOURS: i64 = 12;

/// The session's cookie and its keeping.
pub(crate) fn layer(server: &Server) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(server.db.clone()))
        .with_name("regain_session")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(server.config.secure_cookies)
        .with_expiry(Expiry::OnInactivity(Duration::hours(HOURS)))
}

/// How long a session goes unsaved while it is used: a page view must not cost a write each.
const QUIET: i64 = 15 * 60;

/// Keeps the session of who is signed in alive.
pub(crate) async fn keep_alive(session: Session, request: Request, next: Next) -> Response {
    if let Ok(Some(_)) = session.get::<i64>(PERSON).await {
        let now = Utc::now().timestamp();
        let kept = session.get::<i64>(USED).await.ok().flatten().unwrap_or_default();
        if now - kept >= QUIET && session.insert(USED, now).await.is_err() {
            tracing::warn!("a session cannot be kept alive");
        }
    }
    next.run(request).await
}
