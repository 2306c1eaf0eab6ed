//! In the browser: hears the camera and the hand scanner, wherever the focus is.

use super::{
    camera::Reading,
    wedge::{has_more, keyboard},
};
use crate::form::send::submitter;
use domain::label::scan::{Target, read};
use leptos::{leptos_dom::helpers::WindowListenerHandle, prelude::*, reactive::spawn_local};
use std::collections::VecDeque;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, Event, HtmlFormElement, HtmlInputElement};

/// Hears every text until the page is left, and has each dealt with in turn: a text that comes while another is under
/// way waits, and none is lost.
pub(crate) fn hear<F>(reading: Reading, deal: impl Fn(String) -> F + Clone + 'static)
where
    F: Future<Output = ()> + 'static,
{
    let waiting = StoredValue::new_local(VecDeque::new());
    let is_busy = StoredValue::new(false);
    let hear = move |text: String| {
        // What was said of a photo, or of the camera, is over; where that is off, it can still be started.
        reading.problem.set(None);
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
        let reason = detail(&event, "reason");
        // A photo that cannot be read says nothing of the camera.
        if reason.as_deref() != Some("unread") {
            reading.is_off.set(true);
        }
        reading.problem.set(reason);
    });
    let live = window_event_listener_untyped("camera-live", move |_| {
        reading.is_off.set(false);
        reading.problem.set(None);
    });
    field(hear.clone());
    forget([camera, trouble, live, keyboard(hear)]);
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

fn forget(listeners: [WindowListenerHandle; 4]) {
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

/// What somebody types into the page's own field and sends: it is taken and the page stays, so that the next code finds
/// the field empty. A form with something more to say is sent as it is.
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
        return !has_more(form);
    }
    let is_button = submitter(event).is_some_and(|button| button.has_attribute("data-scan"));
    is_button && matches!(read(text).target, Target::Code(_))
}

/// A text that an event of the camera carries.
fn detail(event: &Event, name: &str) -> Option<String> {
    let detail = event.dyn_ref::<CustomEvent>()?.detail();
    js_sys::Reflect::get(&detail, &JsValue::from_str(name))
        .ok()?
        .as_string()
}
