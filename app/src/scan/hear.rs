//! In the browser: hears the camera and the hand scanner, wherever the focus is.

use super::{
    camera::Reading,
    keys::{Burst, PAUSE_MS},
};
use crate::form::send::submitter;
use domain::label::scan::{Target, read};
use leptos::{leptos_dom::helpers::WindowListenerHandle, prelude::*, reactive::spawn_local};
use std::{collections::VecDeque, time::Duration};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, Element, Event, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Hears every text until the page is left, and has each dealt with in turn: a text that comes while another is under
/// way waits, and none is lost.
pub(crate) fn hear<F>(reading: Reading, deal: impl Fn(String) -> F + Clone + 'static)
where
    F: Future<Output = ()> + 'static,
{
    let waiting = StoredValue::new_local(VecDeque::new());
    let is_busy = StoredValue::new(false);
    let hear = move |text: String| {
        reading.count.update(|count| *count += 1);
        waiting.update_value(|waiting| waiting.push_back(text));
        if is_busy.get_value() {
            return;
        }
        is_busy.set_value(true);
        let deal = deal.clone();
        spawn_local(async move {
            while let Some(text) = waiting.try_update_value(VecDeque::pop_front).flatten() {
                deal(text).await;
            }
            is_busy.try_update_value(|is_busy| *is_busy = false);
        });
    };
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
    field(hear.clone());
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

/// A scanner that types into the page's own field, as when that has the focus: its text is taken and the page stays, so
/// that the next code finds the field empty.
fn field(hear: impl Fn(String) + Clone + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        let input = form.query_selector("input[name=text]").ok().flatten();
        let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let text = input.value();
        if !is_scan(&form, &event, &text) {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        input.set_value("");
        hear(text);
    });
    // Before the form's own listener, which would send it. It lasts as long as the page; where it is not heard, the form
    // is sent as without scripts.
    let _ = document().add_event_listener_with_callback_and_bool("submit", listener.as_ref().unchecked_ref(), true);
    listener.forget();
}

/// Whether a scan is sent: by a form for scans that has nothing more to say, or by the button for scans of a larger form,
/// which sends words to search for as well.
fn is_scan(form: &HtmlFormElement, event: &Event, text: &str) -> bool {
    if form.has_attribute("data-scan") {
        let more = form.query_selector("textarea").ok().flatten();
        let more = more.and_then(|more| more.dyn_into::<HtmlTextAreaElement>().ok());
        return more.is_none_or(|more| more.value().trim().is_empty());
    }
    let is_button = submitter(event).is_some_and(|button| button.has_attribute("data-scan"));
    is_button && matches!(read(text).target, Target::Code(_))
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
