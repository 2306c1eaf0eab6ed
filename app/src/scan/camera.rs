//! What the camera sees, how the last scan went, and why it does not read.

use crate::{
    lang::{Lang, lang},
    ui::{form_error::FormError, glyph::Glyph, icon::Icon},
    words::scan as w,
};
use leptos::prelude::*;

/// How a scan went: each has a colour, a sound and a vibration of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Known, and done.
    Good,
    /// Done before: nothing changed.
    Again,
    /// Known, and refused.
    Bad,
    /// Known to nobody.
    Unknown,
}

impl Heard {
    /// The word that the style goes by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Again => "again",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }
}

/// What a page shows of the scans.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Why the camera does not read, by the word of its event.
    pub problem: RwSignal<Option<String>>,
    /// Whether the camera is off because of one, until it reads again.
    pub is_off: RwSignal<bool>,
    /// How the last scan went.
    pub heard: RwSignal<Option<Heard>>,
    /// How many were read since the page opened.
    pub count: RwSignal<u32>,
}

impl Reading {
    /// Nothing was scanned yet.
    pub fn new() -> Self {
        Self {
            problem: RwSignal::new(None),
            is_off: RwSignal::new(false),
            heard: RwSignal::new(None),
            count: RwSignal::new(0),
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}

/// The viewfinder, and what to do where there is no camera.
#[component]
pub fn Camera(
    /// What to show.
    reading: Reading,
) -> impl IntoView {
    let lang = lang();
    let aim = move || {
        if reading.is_off.get() {
            view! { <button type="button" class="button" data-camera="start">{w::restart(lang)}</button> }.into_any()
        } else {
            view! { <div class="frame"></div> }.into_any()
        }
    };
    let said = move || {
        reading
            .problem
            .get()
            .map(|word| problem(lang, &word))
            .unwrap_or_default()
    };
    view! {
        {move || view! { <FormError text=said()/> }}
        <regain-camera
            class="camera"
            torch-label=w::torch(lang)
            other-label=w::other_camera(lang)
            data-heard=move || reading.heard.get().map(Heard::word)
        >
            {aim}
            <label class="place cluster">
                <Icon name=Glyph::Camera/>
                {w::photo(lang)}
                <input class="visually-hidden" type="file" accept="image/*" capture="environment"/>
            </label>
            <span class="count">{move || w::count(lang, reading.count.get())}</span>
        </regain-camera>
    }
}

/// Why the camera does not read, and what to do.
fn problem(lang: Lang, word: &str) -> String {
    let text = match word {
        "insecure" => w::insecure(lang),
        "denied" => w::denied(lang),
        "none" => w::no_camera(lang),
        "unread" => w::unread(lang),
        _ => w::failed(lang),
    };
    text.to_owned()
}
