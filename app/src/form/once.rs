//! What a form made and the next page shows once: a link, codes. A success cannot be told otherwise to who has no scripts.
//! It travels in a cookie that scripts do not read, sent to that page alone, which removes it.

use crate::door::{self, PublicUrl};
use leptos::prelude::*;

/// How long it waits for its page, in seconds.
const SECONDS: u32 = 60;

/// Keeps it for the page at that path. Signs that a cookie may hold, please: letters, digits, `-`, `.`.
pub(crate) fn keep(name: &str, path: &str, value: &str) {
    set(name, path, value, SECONDS);
}

/// What was kept for this page, the first time that it asks.
pub(crate) fn take(name: &str, path: &str) -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    let value = door::cookie(&parts, name).filter(|value| !value.is_empty())?;
    set(name, path, "", 0);
    Some(value)
}

fn set(name: &str, path: &str, value: &str, seconds: u32) {
    let is_secure = use_context::<PublicUrl>().is_some_and(|url| url.0.starts_with("https:"));
    let secure = if is_secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    let response = use_context::<leptos_axum::ResponseOptions>();
    if let (Some(response), Ok(cookie)) = (response, http::HeaderValue::from_str(&cookie)) {
        response.append_header(http::header::SET_COOKIE, cookie);
    }
}
