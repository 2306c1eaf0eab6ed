//! In the browser: sends a form and stays on the page until the answer leads elsewhere.

use crate::{error::AppError, lang::lang, text};
use gloo_net::http::{Request, Response};
use leptos::{
    html::Div,
    prelude::*,
    reactive::spawn_local,
    server_fn::{error::FromServerFnError, redirect::REDIRECT_HEADER},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, Event, EventInit, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent, UrlSearchParams,
};

/// Sends the form around that place from now on, and says there why one was refused.
pub(crate) fn attend(place: NodeRef<Div>, said: RwSignal<String>) {
    Effect::new(move || {
        let form = place.get().and_then(|place| place.closest("form").ok().flatten());
        let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        let sent = form.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| submitted(&sent, &event, said));
        // The form lives as long as its page, and so does its listener. Where it is not heard, the browser sends the form.
        let _ = form.add_event_listener_with_callback("submit", listener.as_ref().unchecked_ref());
        listener.forget();
    });
}

fn submitted(form: &HtmlFormElement, event: &Event, said: RwSignal<String>) {
    // A button that leads elsewhere is the browser's to follow.
    if submitter(event).is_some_and(|button| button.has_attribute("formaction")) {
        return;
    }
    // The attributes, not the properties: a field named `action` would stand in the way of the form's own.
    let is_multipart = form
        .get_attribute("enctype")
        .is_some_and(|kind| kind == "multipart/form-data");
    let address = match is_multipart {
        true => form.get_attribute("data-without-files").filter(|_| !has_files(form)),
        false => form.get_attribute("action"),
    };
    let Some(address) = address.filter(|_| !event.default_prevented()) else {
        return;
    };
    event.prevent_default();
    if form.has_attribute("data-sending") {
        return;
    }
    let Some(body) = fields(form, event) else { return };
    let form = form.clone();
    mark(&form, true);
    said.set(String::new());
    spawn_local(async move {
        match send(&form, &address, body).await {
            Ok(()) => {}
            Err(error) => {
                said.set(text::error(lang(), &error));
                mark(&form, false);
                show(&form);
            }
        }
    });
}

/// The button that sent a form, where one did.
pub(crate) fn submitter(event: &Event) -> Option<HtmlElement> {
    event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter)
}

/// The inputs that hold files, or could.
fn file_inputs(form: &HtmlFormElement) -> Vec<HtmlInputElement> {
    let inputs = form.query_selector_all("input[type=file]").ok();
    let nodes = inputs
        .into_iter()
        .flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Whether a file was chosen: the browser sends those itself.
fn has_files(form: &HtmlFormElement) -> bool {
    file_inputs(form).iter().any(|input| !input.value().is_empty())
}

/// What the form holds, with the button that sent it.
fn fields(form: &HtmlFormElement, event: &Event) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    for input in file_inputs(form) {
        data.delete(&input.name());
    }
    if let Some((name, value)) =
        submitter(event).and_then(|button| Some((button.get_attribute("name")?, button.get_attribute("value")?)))
    {
        data.append_with_str(&name, &value).ok()?;
    }
    UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
}

/// What became of a form that was sent.
pub(crate) enum Answer {
    /// It is written; there may be a page to go to.
    Taken(Response),
    /// No network: it waits in the browser's storage.
    Kept,
}

/// Sends fields to a server function.
///
/// # Errors
/// The server's, or [`AppError::Transport`] where there is no answer.
pub(crate) async fn post(address: &str, body: UrlSearchParams) -> Result<Answer, AppError> {
    let request = Request::post(address).header("Accept", "application/json").body(body);
    let request = request.map_err(|_| AppError::Transport)?;
    let answer = request.send().await.map_err(|_| AppError::Transport)?;
    if answer.headers().get("x-regain-kept").is_some() {
        return Ok(Answer::Kept);
    }
    if answer.ok() || answer.headers().get(REDIRECT_HEADER).is_some() {
        return Ok(Answer::Taken(answer));
    }
    let bytes = answer.binary().await.map_err(|_| AppError::Transport)?;
    Err(AppError::de(bytes.into()))
}

/// Sends, and goes where the answer leads.
async fn send(form: &HtmlFormElement, address: &str, body: UrlSearchParams) -> Result<(), AppError> {
    let location = window().location();
    let to = match post(address, body).await? {
        Answer::Taken(answer) => answer.headers().get("location"),
        // A fresh form comes next, and the outbox says what waits. A form that was made for these fields alone names the
        // page that follows: shown again it could be sent twice.
        Answer::Kept => {
            tell_kept(form);
            form.get_attribute("data-kept")
        }
    };
    let gone = match to {
        Some(to) => location.set_href(&to),
        None => location.reload(),
    };
    gone.map_err(|_| AppError::Transport)
}

/// Tells the page that this form waits on the device.
fn tell_kept(form: &HtmlFormElement) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("form-kept", &init) {
        // Nobody prevents it: there is nothing to learn from the answer.
        let _ = form.dispatch_event(&event);
    }
}

/// Shows that a form is under way: it is not sent twice.
fn mark(form: &HtmlFormElement, is_sending: bool) {
    let buttons = form.query_selector_all("[type=submit], button:not([type])");
    let state = |element: &Element, name: &str| {
        // A mark that cannot be set changes nothing else.
        let _ = if is_sending {
            element.set_attribute(name, "true")
        } else {
            element.remove_attribute(name)
        };
    };
    state(form, "data-sending");
    for button in buttons
        .into_iter()
        .flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)))
    {
        if let Some(button) = button.dyn_ref::<Element>() {
            state(button, "aria-busy");
        }
    }
}

/// Brings the sentence into sight: the button may be far below it.
fn show(form: &HtmlFormElement) {
    if let Ok(Some(place)) = form.query_selector(".refusal") {
        place.scroll_into_view_with_bool(false);
    }
}
