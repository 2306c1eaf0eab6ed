//! The border of one's own account.

use crate::error::AppError;
use domain::view::account::SessionRow;
use leptos::prelude::*;

/// One's own sessions.
#[server(prefix = "/api", endpoint = "account/sessions")]
pub async fn own_sessions() -> Result<Vec<SessionRow>, AppError> {
    let desk = crate::door::desk().await?;
    let this = crate::door::session_handle().await?;
    Ok(store::account::sessions(&desk, desk.actor.id.0, &this).await?)
}

/// Changes one's own password; the other sessions end, and this one goes on under a new number.
#[server(prefix = "/api", endpoint = "account/password")]
pub async fn change_password(current_password: String, new_password: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let this = crate::door::session_handle().await?;
    store::account::change_password(&desk, &current_password, &new_password, &this).await?;
    let session = crate::door::session().await?;
    session.cycle_id().await.map_err(|_| AppError::Busy)?;
    back("password_changed");
    Ok(())
}

/// Ends one of one's own sessions.
#[server(prefix = "/api", endpoint = "account/sessions/end")]
pub async fn end_session(handle: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::end_session(&desk, desk.actor.id.0, &handle).await?;
    back("session_ended");
    Ok(())
}

/// Ends all of one's own sessions but this one.
#[server(prefix = "/api", endpoint = "account/sessions/end-others")]
pub async fn end_other_sessions() -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let this = crate::door::session_handle().await?;
    store::account::end_sessions(&desk, desk.actor.id.0, &this).await?;
    back("sessions_ended");
    Ok(())
}

/// Tells what was done, on one's own page.
#[cfg(feature = "ssr")]
pub(super) fn back(word: &str) {
    crate::door::flash(word);
    leptos_axum::redirect("/account");
}
