//! Server functions of requests.

use crate::error::AppError;
use domain::view::request::Requests;
use leptos::prelude::*;

/// Asks for an item that is ready.
///
/// # Errors
/// See [`store::request::ask`].
#[server(prefix = "/api", endpoint = "requests/ask")]
pub async fn ask_for(code: String, service: i64, need: String, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::request::ask(&desk, &submission, &code, service, &need).await?;
    crate::door::flash("request_sent");
    leptos_axum::redirect("/requests");
    Ok(())
}

/// One's own requests, and those that wait for the desk.
///
/// # Errors
/// See [`store::request::requests`].
#[server(prefix = "/api", endpoint = "requests/read")]
pub async fn read_requests() -> Result<Requests, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::request::requests(&desk).await?)
}

/// Keeps the item for who asked.
///
/// # Errors
/// See [`store::request::reserve`].
#[server(prefix = "/api", endpoint = "requests/reserve")]
pub async fn reserve_for(id: i64, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::request::reserve(&desk, &submission, id).await?;
    crate::door::flash("request_reserved");
    leptos_axum::redirect("/requests");
    Ok(())
}

/// Says why it is not kept.
///
/// # Errors
/// See [`store::request::decline`].
#[server(prefix = "/api", endpoint = "requests/decline")]
pub async fn decline_request(id: i64, reason: String, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::request::decline(&desk, &submission, id, &reason).await?;
    crate::door::flash("request_declined");
    leptos_axum::redirect("/requests");
    Ok(())
}
