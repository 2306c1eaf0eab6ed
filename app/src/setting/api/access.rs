//! The border of somebody's access, for administrators.

use crate::error::AppError;
use domain::view::account::PersonAccess;
use leptos::prelude::*;

/// How somebody gets in.
#[server(prefix = "/api", endpoint = "settings/people/access")]
pub async fn read_person_access(id: i64) -> Result<PersonAccess, AppError> {
    let desk = crate::door::desk().await?;
    let this = crate::door::session_handle().await?;
    Ok(store::account::access(&desk, id, &this).await?)
}

/// Makes a one-time link for somebody to choose a password: their page shows it next, once.
#[server(prefix = "/api", endpoint = "settings/people/link")]
pub async fn make_password_link(id: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let token = store::account::make_link(&desk, id).await?;
    super::super::link_card::keep(&token);
    told(id, "link_made");
    Ok(())
}

/// Ends somebody's wait after wrong passwords.
#[server(prefix = "/api", endpoint = "settings/people/unlock")]
pub async fn unlock_person(id: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::unlock(&desk, id).await?;
    told(id, "unlocked");
    Ok(())
}

/// Takes the code away from who lost their phone.
#[server(prefix = "/api", endpoint = "settings/people/lift-code")]
pub async fn lift_code(id: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::lift_code(&desk, id).await?;
    told(id, "code_lifted");
    Ok(())
}

/// Whether managers and administrators are asked for a code.
#[server(prefix = "/api", endpoint = "settings/people/code-rule/read")]
pub async fn code_rule() -> Result<bool, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::account::code_rule(&desk).await?)
}

/// Asks managers and administrators for a code, or no longer does.
#[server(prefix = "/api", endpoint = "settings/people/code-rule")]
pub async fn set_code_rule(#[server(default)] is_asked: bool) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::set_code_rule(&desk, is_asked).await?;
    crate::door::flash("saved");
    leptos_axum::redirect("/settings/people");
    Ok(())
}

/// Ends one of somebody's sessions.
#[server(prefix = "/api", endpoint = "settings/people/end-session")]
pub async fn end_person_session(id: i64, handle: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::end_session(&desk, id, &handle).await?;
    told(id, "session_ended");
    Ok(())
}

/// Ends all of somebody's sessions.
#[server(prefix = "/api", endpoint = "settings/people/end-sessions")]
pub async fn end_person_sessions(id: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::end_sessions(&desk, id, "").await?;
    told(id, "sessions_ended");
    Ok(())
}

/// Tells what was done, on that person's page.
#[cfg(feature = "ssr")]
fn told(id: i64, word: &str) {
    crate::door::flash(word);
    leptos_axum::redirect(&format!("/settings/people?edit={id}"));
}
