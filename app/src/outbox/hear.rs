//! In the browser: hears what the page's script tells of the outbox, and asks things of it.

use super::Held;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Follows the outbox until the page is left.
pub(super) fn listen(held: RwSignal<Held>) {
    let listener = window_event_listener_untyped("outbox", move |event| {
        let detail = event
            .dyn_ref::<CustomEvent>()
            .and_then(|event| event.detail().as_string());
        if let Some(told) = detail.and_then(|detail| serde_json::from_str(&detail).ok()) {
            held.set(told);
        }
    });
    on_cleanup(move || listener.remove());
    // The script may have told it before anybody listened.
    Effect::new(|_| tell("outbox-ask", None));
}

/// Asks something of the page's script.
pub(super) fn tell(what: &str, id: Option<u32>) {
    let init = CustomEventInit::new();
    init.set_detail(&id.map_or(JsValue::NULL, JsValue::from));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(what, &init) {
        // Nobody prevents it: there is nothing to learn from the answer.
        let _ = window().dispatch_event(&event);
    }
}

/// The hour of the day on this device.
pub(super) fn clock(at: i64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}
