//! French or English.

use crate::{door::referer, router::Server};
use app::lang::Lang;
use axum::{
    Form,
    extract::State,
    http::{
        HeaderMap, HeaderValue,
        header::{COOKIE, SET_COOKIE},
    },
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// The form of the language switch.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    to: String,
}

/// The reader's language: what their cookie says, else French.
pub(crate) fn of(headers: &HeaderMap) -> Lang {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|cookies| cookies.split(';'));
    let code = pairs.filter_map(|pair| pair.trim().strip_prefix("lang=")).next();
    code.map_or(Lang::Fr, Lang::parse)
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
