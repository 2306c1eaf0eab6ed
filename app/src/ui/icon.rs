//! A small line drawing beside a word. It is never alone: the word, or an `aria-label`, says the same.

use leptos::prelude::*;

use crate::ui::glyph::Glyph;

/// One drawing, in the colour and size of the text around it.
#[component]
pub fn Icon(
    /// What it shows.
    name: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=name.path()></path>
        </svg>
    }
}
