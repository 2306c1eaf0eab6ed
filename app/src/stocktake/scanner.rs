//! The camera and the hand scanner of a count: each scan is counted as it comes, without a network too.

use crate::scan::{
    camera::{Camera, Reading},
    live::live,
};
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use {
    super::api::Counted,
    crate::{
        error::AppError,
        form::send::{Answer, post},
        lang::lang,
        scan::{camera::Heard, hear::hear, live::Live, sound},
        text,
        words::stocktake as w,
    },
    domain::stocktake::Outcome,
    leptos::server_fn::ServerFn,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{HtmlSelectElement, UrlSearchParams},
};

/// Counts what is scanned, in the place that the page's form names.
#[island]
pub fn CountScanner(
    /// The count's number.
    number: String,
) -> impl IntoView {
    let (reading, lines) = (Reading::new(), RwSignal::new(Vec::new()));
    #[cfg(feature = "hydrate")]
    count_each(number, reading, lines);
    #[cfg(not(feature = "hydrate"))]
    drop(number);
    view! {
        <Camera reading/>
        {live(lines)}
    }
}

#[cfg(feature = "hydrate")]
fn count_each(number: String, reading: Reading, lines: RwSignal<Vec<Live>>) {
    Effect::new(|_| take_up_place());
    let chosen = window_event_listener_untyped("change", |event| {
        let field = event
            .target()
            .and_then(|field| field.dyn_into::<HtmlSelectElement>().ok());
        if let Some(field) = field.filter(|field| field.name() == "place") {
            remember(&field.value());
        }
    });
    on_cleanup(move || chosen.remove());
    hear(reading, move |text: String| {
        let number = number.clone();
        async move {
            let line = match count(&number, &text).await {
                Ok(Some(counted)) => told(counted),
                // Which place it is, the server alone knows: the service worker moves what follows there once it is told.
                Ok(None) if text.to_uppercase().contains("/P/") => Live {
                    heard: Heard::Good,
                    name: text,
                    code: String::new(),
                    detail: w::place_offline(lang()).to_owned(),
                },
                Ok(None) => Live {
                    heard: Heard::Good,
                    name: text,
                    code: String::new(),
                    detail: w::kept(lang()).to_owned(),
                },
                Err(error) => Live {
                    heard: Heard::Bad,
                    name: text,
                    code: String::new(),
                    detail: text::error(lang(), &error),
                },
            };
            sound::tell(line.heard);
            reading.heard.set(Some(line.heard));
            lines.update(|lines| lines.push(line));
        }
    });
}

/// Counts one text; nothing where it waits for a network.
#[cfg(feature = "hydrate")]
async fn count(number: &str, text: &str) -> Result<Option<Counted>, AppError> {
    let body = UrlSearchParams::new().map_err(|_| AppError::Transport)?;
    for (name, value) in [
        ("number", number),
        ("text", text),
        ("place", &place()),
        ("key", &crate::key::draw()),
    ] {
        body.append(name, value);
    }
    match post(super::api::ScanItem::url(), body).await? {
        Answer::Kept => Ok(None),
        Answer::Taken(answer) => answer.json().await.map(Some).map_err(|_| AppError::Transport),
    }
}

/// The place that is being counted.
#[cfg(feature = "hydrate")]
fn place() -> String {
    place_field().map(|field| field.value()).unwrap_or_default()
}

#[cfg(feature = "hydrate")]
fn place_field() -> Option<HtmlSelectElement> {
    let field = document().query_selector("select[name=place]").ok().flatten()?;
    field.dyn_into::<HtmlSelectElement>().ok()
}

/// Keeps the place in the page's address, so that a reload stays there.
#[cfg(feature = "hydrate")]
fn remember(place: &str) {
    let address = crate::layout::address::href("", &[("place", place)]);
    if let Ok(history) = window().history() {
        // A browser that refuses begins again in the place of the address, which the list shows.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Goes on in the place of the address: a page kept for lack of a network was drawn for another.
#[cfg(feature = "hydrate")]
fn take_up_place() {
    let search = window().location().search().unwrap_or_default();
    let place = UrlSearchParams::new_with_str(&search)
        .ok()
        .and_then(|pairs| pairs.get("place"));
    let Some((field, place)) = place_field().zip(place) else {
        return;
    };
    let before = field.value();
    field.set_value(&place);
    // Not a place of this count.
    if field.value().is_empty() {
        field.set_value(&before);
    }
}

#[cfg(feature = "hydrate")]
fn told(counted: Counted) -> Live {
    if let Some((field, place)) = counted.place.and_then(|place| Some((place_field()?, place))) {
        field.set_value(&place.to_string());
        remember(&field.value());
    }
    let heard = match counted.outcome {
        _ if counted.already => Heard::Again,
        Outcome::Here | Outcome::Missing => Heard::Good,
        Outcome::WrongPlace | Outcome::ShouldHaveLeft => Heard::Bad,
        Outcome::UnknownLabel => Heard::Unknown,
    };
    Live {
        heard,
        name: counted.name,
        code: counted.code,
        detail: counted.detail,
    }
}
