//! The answer to the last gesture, once, at the top of the next page.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon, tone::Tone};

/// A short sentence, read aloud when it appears.
#[component]
pub fn Flash(
    /// The sentence.
    #[prop(into)]
    text: String,
    /// `Good` unless told.
    #[prop(default = Tone::Good)]
    tone: Tone,
) -> impl IntoView {
    let icon = match tone {
        Tone::Good => Glyph::Check,
        Tone::Bad | Tone::Wait => Glyph::Alert,
        Tone::In | Tone::Work | Tone::Quiet => Glyph::Info,
    };
    view! {
        <div class="alert flash" role="status" data-tone=tone.name()>
            <Icon name=icon/>
            <div>
                <p>{text}</p>
            </div>
        </div>
    }
}
