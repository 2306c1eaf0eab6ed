//! From a request to a desk: the one door to the store.

use crate::{error::AppError, lang::Lang};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    id::PersonId,
    view::{operation::Machine, stocktake::StocktakeReport},
};
use leptos::prelude::*;
use std::{
    net::IpAddr,
    sync::{Arc, OnceLock},
};
use store::{
    Db, Desk,
    account::session::{PERSON, handle},
};
use tower_sessions::Session;

/// What tells the time: given by the server, so that nothing here takes it from a clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock(pub fn() -> DateTime<Utc>);

/// Prints the report of a stock-take in that language; nothing where it cannot be printed. Documents
/// are made by the server, so that nothing here draws.
pub type Print = fn(&StocktakeReport, Lang) -> Option<Vec<u8>>;

/// What prints: given by the server.
#[derive(Clone, Copy, Debug)]
pub struct Printer(pub Print);

/// How browsers reach the program: given by the server.
#[derive(Clone, Debug)]
pub struct PublicUrl(pub String);

/// The address that a request comes from, past the proxies that are trusted: given by the server with each request.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// What the process that answers knows of itself at an instant: given by the server.
#[derive(Clone)]
pub struct Gauges(pub Arc<dyn Fn(DateTime<Utc>) -> Machine + Send + Sync>);

/// Who this request was found to come from: its frame and its page both ask, and one reading answers.
/// Given by the server, a new one to each request.
#[derive(Clone, Debug, Default)]
pub struct Known(Arc<OnceLock<Actor>>);

/// The desk of the person signed in.
///
/// # Errors
/// [`AppError::SignIn`] when nobody is, with a redirection to the sign-in page; from a label's
/// address, to what anybody may see of it.
pub async fn desk() -> Result<Desk, AppError> {
    let (db, now) = (db()?, now()?);
    let known: Known = use_context().ok_or_else(AppError::server)?;
    if let Some(actor) = known.0.get().cloned() {
        return Ok(Desk { db, actor, now });
    }
    let person: Option<i64> = session().await?.get(PERSON).await.map_err(|_| AppError::Busy)?;
    let actor = match person {
        Some(id) => store::account::actor(&db, PersonId(id)).await?,
        None => None,
    };
    let Some(actor) = actor else {
        leptos_axum::redirect(&way_in());
        return Err(AppError::SignIn);
    };
    let actor = known.0.get_or_init(|| actor).clone();
    Ok(Desk { db, actor, now })
}

/// Where somebody who is not signed in is led.
fn way_in() -> String {
    let parts = use_context::<http::request::Parts>();
    let label = parts.and_then(|parts| public_page(parts.uri.path()));
    label.unwrap_or_else(|| "/sign-in".to_owned())
}

/// The public page of a label's own address; its gestures have none.
fn public_page(path: &str) -> Option<String> {
    let (code, of) = match path.strip_prefix("/Q/") {
        Some(code) => (code, ""),
        None => (path.strip_prefix("/P/")?, "?of=place"),
    };
    let is_code = !code.is_empty() && code.chars().all(|sign| sign.is_ascii_alphanumeric());
    is_code.then(|| format!("/label/{code}{of}"))
}

/// The request's session.
///
/// # Errors
/// [`AppError::Server`] outside a request.
pub async fn session() -> Result<Session, AppError> {
    leptos_axum::extract().await.map_err(|_| AppError::server())
}

/// What this request's own session is known and ended by; empty where there is none.
///
/// # Errors
/// [`AppError::Server`] outside a request.
pub async fn session_handle() -> Result<String, AppError> {
    Ok(session().await?.id().map(|id| handle(&id)).unwrap_or_default())
}

/// What the request comes from: browser and system, then address; empty where unknown.
pub fn origin() -> (String, String) {
    let Some(parts) = use_context::<http::request::Parts>() else {
        return Default::default();
    };
    let agent = parts.headers.get(http::header::USER_AGENT);
    let device = agent.and_then(|agent| agent.to_str().ok()).map(domain::device::device);
    let address = parts
        .extensions
        .get::<ClientAddress>()
        .map(|address| address.0.to_string());
    (device.unwrap_or_default(), address.unwrap_or_default())
}

/// The database.
///
/// # Errors
/// [`AppError::Server`] outside a request.
pub fn db() -> Result<Db, AppError> {
    use_context().ok_or_else(AppError::server)
}

/// The instant of this request.
///
/// # Errors
/// [`AppError::Server`] outside a request.
pub fn now() -> Result<DateTime<Utc>, AppError> {
    let clock: Clock = use_context().ok_or_else(AppError::server)?;
    Ok(clock.0())
}

/// What prints reports.
///
/// # Errors
/// [`AppError::Server`] outside a request.
pub fn printer() -> Result<Print, AppError> {
    let printer: Printer = use_context().ok_or_else(AppError::server)?;
    Ok(printer.0)
}

/// What the process that answers knows of itself.
///
/// # Errors
/// [`AppError::Server`] outside a request.
pub fn machine(now: DateTime<Utc>) -> Result<Machine, AppError> {
    let gauges: Gauges = use_context().ok_or_else(AppError::server)?;
    Ok((gauges.0)(now))
}

/// Whether the request comes from a plain form or a link, which shows a page next; a script reads the
/// answer itself.
pub fn wants_page() -> bool {
    let accepted = use_context::<http::request::Parts>().and_then(|parts| {
        let accepted = parts.headers.get(http::header::ACCEPT)?.to_str().ok()?;
        Some(accepted.contains("text/html"))
    });
    accepted.unwrap_or(false)
}

/// Sets the status of the answer.
pub fn set_status(status: u16) {
    let response = use_context::<leptos_axum::ResponseOptions>();
    if let (Some(response), Ok(status)) = (response, http::StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// Sets a short-lived cookie with the word of what to tell on the next page.
pub fn flash(word: &str) {
    let cookie = format!("flash={word}; Path=/; Max-Age=20; SameSite=Lax");
    let response = use_context::<leptos_axum::ResponseOptions>();
    if let (Some(response), Ok(cookie)) = (response, http::HeaderValue::from_str(&cookie)) {
        response.append_header(http::header::SET_COOKIE, cookie);
    }
}

/// The value of a cookie.
pub fn cookie(parts: &http::request::Parts, name: &str) -> Option<String> {
    let header = parts.headers.get(http::header::COOKIE)?.to_str().ok()?;
    header.split("; ").find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::public_page;

    #[test]
    fn only_a_labels_own_address_has_a_public_page() {
        assert_eq!(public_page("/Q/7K3HN9B3").as_deref(), Some("/label/7K3HN9B3"));
        assert_eq!(public_page("/P/7K3HN9B3").as_deref(), Some("/label/7K3HN9B3?of=place"));
        for path in [
            "/Q/7K3HN9B3/move",
            "/P/",
            "/P/7K3HN9B3/x",
            "/Q/",
            "/Q/a%2F",
            "/items",
            "/api/items/card",
        ] {
            assert_eq!(public_page(path), None, "{path}");
        }
    }
}
