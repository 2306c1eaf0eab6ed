//! Why a form was refused: what happened, what was kept, what to do.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon, tone::Tone};

/// A sentence above the form, read aloud at once. Nothing where the text is empty.
#[component]
pub fn FormError(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <div class="alert" role="alert" data-tone=Tone::Bad.name()>
                <Icon name=Glyph::Alert/>
                <div>
                    <p>{text}</p>
                </div>
            </div>
        }
    })
}
