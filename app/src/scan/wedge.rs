//! In the browser: a hand scanner types wherever the focus is, and what it types is taken out of there.

use super::keys::{Burst, PAUSE_MS, Typed};
use leptos::{leptos_dom::helpers::WindowListenerHandle, prelude::*};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

/// The fields that wait for scans: what is typed there is meant for them.
const SCAN_FIELDS: &str = "[data-scan] input[name=text], [role=search] input[name=text]";

/// A field, as it was before a burst of keys.
struct Field {
    element: Element,
    value: String,
}

impl Field {
    /// The field with the focus, where keys write or choose something.
    fn of(event: &KeyboardEvent) -> Option<Self> {
        let element = event.target()?.dyn_into::<Element>().ok()?;
        let value = value(&element)?;
        Some(Self { element, value })
    }

    fn is_for_scans(&self) -> bool {
        self.element.matches(SCAN_FIELDS).unwrap_or(false)
    }

    /// Whether what was typed here is a scan. Somebody who types quickly is left alone: elsewhere than in the page's own
    /// field only a label is taken, since its check symbol fits; there, also what filled it in one breath.
    fn holds_a_scan(&self, typed: &Typed, is_ended: bool) -> bool {
        let is_alone = self.is_for_scans() && self.value.is_empty();
        typed.is_label || (is_alone && (is_ended || typed.is_long()))
    }

    /// Puts back what stood here.
    fn restore(&self) {
        set(&self.element, &self.value);
    }

    /// The form that says something more than the code, which is then sent whole.
    fn wordy_form(&self) -> Option<HtmlFormElement> {
        let form = self.element.closest("[data-scan]").ok().flatten()?;
        let form = form.dyn_into::<HtmlFormElement>().ok()?;
        (self.is_for_scans() && has_more(&form)).then_some(form)
    }
}

/// Whether the form has a note that goes with the code.
pub(super) fn has_more(form: &HtmlFormElement) -> bool {
    let note = form.query_selector("textarea").ok().flatten();
    let note = note.and_then(|note| note.dyn_into::<HtmlTextAreaElement>().ok());
    note.is_some_and(|note| !note.value().trim().is_empty())
}

/// What the element holds, where keys change it.
fn value(element: &Element) -> Option<String> {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let kinds = ["checkbox", "radio", "button", "submit", "file", "range"];
        return (!kinds.contains(&input.type_().as_str())).then(|| input.value());
    }
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return Some(area.value());
    }
    element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)
}

fn set(element: &Element, text: &str) {
    if value(element).as_deref() == Some(text) {
        return;
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    }
    // Whoever followed the keys follows this too.
    let init = EventInit::new();
    init.set_bubbles(true);
    for name in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
            // Nobody prevents it: there is nothing to learn from the answer.
            let _ = element.dispatch_event(&event);
        }
    }
}

/// The keys of the last moments, and the field they went to.
#[derive(Clone, Copy)]
struct Wedge {
    burst: StoredValue<Burst, LocalStorage>,
    field: StoredValue<Option<Field>, LocalStorage>,
}

impl Wedge {
    /// Ends a burst, by a key or by a pause: whether it was a scan, which is then heard. After a pause, what is no scan is
    /// left as it is: on a busy machine its other keys may still be on their way, and by their times they belong to it.
    fn end(self, is_ended: bool, hear: &impl Fn(String)) -> bool {
        let typed = self.burst.try_with_value(|burst| burst.clone().end()).flatten();
        let is_scan = typed.as_ref().is_some_and(|typed| self.is_scan(typed, is_ended));
        if is_ended || is_scan {
            self.burst.set_value(Burst::default());
        }
        let Some(typed) = typed.filter(|_| is_scan) else {
            return false;
        };
        let Some(field) = self.field.try_update_value(Option::take).flatten() else {
            hear(typed.text);
            return true;
        };
        match field.wordy_form() {
            Some(form) => {
                set(&field.element, &typed.text);
                // Refused where a field is missing: the browser says which, and what was typed stays.
                let _ = form.request_submit();
            }
            None => {
                field.restore();
                hear(typed.text);
            }
        }
        true
    }

    fn is_scan(self, typed: &Typed, is_ended: bool) -> bool {
        let holds = |field: &Option<Field>| field.as_ref().is_none_or(|field| field.holds_a_scan(typed, is_ended));
        self.field.try_with_value(holds).unwrap_or(false)
    }

    fn is_over(self, at: f64) -> bool {
        self.burst.try_with_value(|burst| burst.is_over(at)).unwrap_or(false)
    }
}

/// Hears every burst of keys, ended by Enter, Tab or a pause.
pub(super) fn keyboard(hear: impl Fn(String) + Clone + 'static) -> WindowListenerHandle {
    let wedge = Wedge {
        burst: StoredValue::new_local(Burst::default()),
        field: StoredValue::new_local(None),
    };
    window_event_listener_untyped("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !is_shortcut(event)) else {
            return;
        };
        let at = event.time_stamp();
        // The next code may come before the pause was noticed.
        if wedge.is_over(at) {
            wedge.end(false, &hear);
        }
        if matches!(event.key().as_str(), "Enter" | "Tab") {
            if wedge.end(true, &hear) {
                event.prevent_default();
            }
            return;
        }
        let press = |burst: &mut Burst| burst.press(&event.code(), &event.key(), at);
        if wedge.burst.try_update_value(press).unwrap_or(false) {
            wedge.field.set_value(Field::of(event));
        }
        let hear = hear.clone();
        let look = move || {
            if wedge.is_over(at + PAUSE_MS) {
                wedge.end(false, &hear);
            }
        };
        set_timeout(look, Duration::from_millis(PAUSE_MS as u64 + 40));
    })
}

fn is_shortcut(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}
