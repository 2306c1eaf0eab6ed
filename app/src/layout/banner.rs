//! The answer to the last gesture, from the `flash` cookie: drawn by the server after a full page
//! load, noticed in the browser after a gesture that changed the page without loading it.

use crate::{
    lang::lang,
    text,
    ui::{flash::Flash, tone::Tone},
};
use leptos::prelude::*;

/// What was just done; nothing most of the time.
#[component]
pub fn Banner() -> impl IntoView {
    let lang = lang();
    let word = RwSignal::new(SharedValue::new(take).into_inner());
    #[cfg(feature = "hydrate")]
    follow(word);
    move || {
        word.get()
            .and_then(|word| Some((text::flash(lang, &word)?, text::is_bad(&word))))
            .map(|(text, is_bad)| view! { <Flash text tone=if is_bad { Tone::Bad } else { Tone::Good }/> })
    }
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

#[cfg(feature = "hydrate")]
fn take() -> Option<String> {
    use wasm_bindgen::JsCast;
    let document: web_sys::HtmlDocument = document().dyn_into().ok()?;
    let cookies = document.cookie().ok()?;
    let word = cookies.split("; ").find_map(|pair| pair.strip_prefix("flash="))?;
    let word = (!word.is_empty()).then(|| word.to_owned())?;
    document.set_cookie("flash=; Path=/; Max-Age=0; SameSite=Lax").ok()?;
    Some(word)
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
fn take() -> Option<String> {
    None
}

/// A gesture made by a script tells its answer in the same cookie, and no event says that a cookie
/// changed: it is looked at now and then. What was told goes away with the next page, unless it was
/// told by the very gesture that led there.
#[cfg(feature = "hydrate")]
fn follow(word: RwSignal<Option<String>>) {
    use std::time::Duration;
    const LOOK: Duration = Duration::from_millis(400);
    const SAME_GESTURE_MS: f64 = 2000.0;
    let told_at = StoredValue::new(js_sys::Date::now());
    let look = move || {
        if let Some(told) = take() {
            told_at.set_value(js_sys::Date::now());
            word.set(Some(told));
        }
    };
    if let Ok(timer) = set_interval_with_handle(look, LOOK) {
        on_cleanup(move || timer.clear());
    }
    let location = leptos_router::hooks::use_location();
    Effect::new(move |before: Option<()>| {
        location.pathname.track();
        location.search.track();
        let is_old = js_sys::Date::now() - told_at.get_value() > SAME_GESTURE_MS;
        if before.is_some() && is_old {
            word.set(None);
        }
    });
}
