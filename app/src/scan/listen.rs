//! In the browser: hears the camera and the hand scanner, wherever the focus is.

use super::{
    keys::{Burst, PAUSE_MS},
    page::Reading,
    sound,
};
use crate::{lang::lang, search::api::follow_scan, text, words::scan as w};
use leptos::{leptos_dom::helpers::WindowListenerHandle, prelude::*, reactive::spawn_local};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element, Event, KeyboardEvent};

/// Listens until the page is left.
pub(super) fn listen(reading: Reading) {
    let hear = follow(reading);
    let camera = {
        let hear = hear.clone();
        window_event_listener_untyped("scan", move |event| {
            if let Some(text) = detail(&event, "text") {
                hear(text);
            }
        })
    };
    let trouble = window_event_listener_untyped("camera-error", move |event| {
        reading.problem.set(detail(&event, "reason"));
    });
    forget([camera, trouble, keyboard(hear)]);
    Effect::new(|_| start_camera());
}

/// Starts the camera only now: what it reads, or why it cannot, would not have been heard before.
/// Where its module is still on its way, it starts by itself once that has come.
fn start_camera() {
    let Ok(Some(camera)) = document().query_selector("regain-camera") else {
        return;
    };
    let start = js_sys::Reflect::get(&camera, &JsValue::from_str("start"));
    match start.map(|start| start.dyn_into::<js_sys::Function>()) {
        // It never throws, and what it says comes as an event.
        Ok(Ok(start)) => drop(start.call0(&camera)),
        _ => drop(camera.set_attribute("autostart", "")),
    }
}

fn forget(listeners: [WindowListenerHandle; 3]) {
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

/// What is done with a text that was read.
fn follow(reading: Reading) -> impl Fn(String) + Clone + 'static {
    let lang = lang();
    move |text: String| {
        reading.count.update(|count| *count += 1);
        spawn_local(async move {
            match follow_scan(text.clone()).await {
                Ok(lead) if lead.is_label => {
                    sound::good();
                    reading.heard.set(Some("good"));
                    // Where the browser will not go, the reader still sees that the label was known.
                    let _ = window().location().set_href(&lead.href);
                }
                Ok(lead) => {
                    sound::bad();
                    reading.heard.set(Some("bad"));
                    reading.unknown.set(Some((w::unknown(lang, text), lead.href)));
                }
                Err(error) => {
                    sound::bad();
                    reading.heard.set(Some("bad"));
                    reading.unknown.set(Some((text::error(lang, &error), String::new())));
                }
            }
        });
    }
}

/// Keys pressed outside a field; a field sends its own form.
fn keyboard(hear: impl Fn(String) + Clone + 'static) -> WindowListenerHandle {
    let burst = StoredValue::new_local(Burst::default());
    window_event_listener_untyped("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !is_in_field(event)) else {
            return;
        };
        if matches!(event.key().as_str(), "Enter" | "Tab") {
            if let Some(text) = burst.try_update_value(Burst::end).flatten() {
                event.prevent_default();
                hear(text);
            }
            return;
        }
        burst.update_value(|burst| burst.press(&event.code(), &event.key(), event.time_stamp()));
        let (pressed_at, hear) = (event.time_stamp(), hear.clone());
        let look = move || {
            let end = |burst: &mut Burst| burst.is_over(pressed_at + PAUSE_MS).then(|| burst.end()).flatten();
            if let Some(text) = burst.try_update_value(end).flatten() {
                hear(text);
            }
        };
        set_timeout(look, Duration::from_millis(PAUSE_MS as u64 + 20));
    })
}

fn is_in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_shortcut = event.ctrl_key() || event.alt_key() || event.meta_key();
    let tag = target.map(|element| element.tag_name()).unwrap_or_default();
    is_shortcut || matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// A text that an event of the camera carries.
fn detail(event: &Event, name: &str) -> Option<String> {
    let detail = event.dyn_ref::<CustomEvent>()?.detail();
    js_sys::Reflect::get(&detail, &JsValue::from_str(name))
        .ok()?
        .as_string()
}
