//! The answer to the last gesture, from the `flash` cookie, at the top of the page that it led to.

use crate::{
    lang::{Lang, lang},
    text,
    ui::{flash::Flash, tone::Tone},
};
use leptos::prelude::*;

/// What was just done; nothing most of the time.
#[component]
pub fn Banner() -> impl IntoView {
    let told = take().and_then(|word| said(lang(), &word));
    told.map(|(text, is_bad)| view! { <Flash text tone=if is_bad { Tone::Bad } else { Tone::Good }/> })
}

/// The sentence of that word, and whether it tells of something that was not done.
fn said(lang: Lang, word: &str) -> Option<(String, bool)> {
    #[cfg(feature = "ssr")]
    if let Some(error) = crate::form::why::read(word) {
        return Some((text::error(lang, &error), true));
    }
    Some((text::flash(lang, word)?, text::is_bad(word)))
}

/// Reads the cookie and has it removed, so that it is told once.
#[cfg(feature = "ssr")]
fn take() -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    let word = crate::door::cookie(&parts, "flash").filter(|word| !word.is_empty())?;
    let response = use_context::<leptos_axum::ResponseOptions>()?;
    let over = http::HeaderValue::from_static("flash=; Path=/; Max-Age=0; SameSite=Lax");
    response.append_header(http::header::SET_COOKIE, over);
    Some(word)
}

#[cfg(not(feature = "ssr"))]
fn take() -> Option<String> {
    None
}
