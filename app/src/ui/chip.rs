//! A state in one glance.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon, tone::Tone};

/// Colour, icon and word of a state.
#[component]
pub fn Chip(
    /// What the colour means.
    tone: Tone,
    /// The drawing before the word.
    icon: Glyph,
    /// The word.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <span class="chip" data-tone=tone.name()>
            <Icon name=icon/>
            {text}
        </span>
    }
}
