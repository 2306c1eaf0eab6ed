//! French or English.

use crate::{door::referer, router::Server};
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// The form of the language switch.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    to: String,
}

/// Remembers the choice for a year, and goes back to the same page.
pub(crate) async fn choose(State(server): State<Server>, headers: HeaderMap, Form(choice): Form<Choice>) -> Response {
    let lang = if choice.to == "en" { "lang=en" } else { "lang=fr" };
    let secure = if server.config.secure_cookies { "; Secure" } else { "" };
    let mut response = Redirect::to(&referer(&headers)).into_response();
    let cookie = format!("{lang}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
