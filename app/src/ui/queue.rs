//! Something that waits at the desk.

use leptos::prelude::*;

use crate::ui::{chip::Chip, glyph::Glyph, money::number, tone::Tone};

/// A number that leads to its list; put several in `.queues`.
#[component]
pub fn Queue(
    /// Address of the list.
    #[prop(into)]
    href: String,
    /// How many wait.
    count: i64,
    /// What the colour means.
    tone: Tone,
    /// The drawing before the word.
    icon: Glyph,
    /// What they wait for.
    #[prop(into)]
    text: String,
    /// A precision: « le plus ancien : 6 jours ».
    #[prop(optional, into)]
    detail: String,
) -> impl IntoView {
    let detail = (!detail.is_empty()).then(|| view! { <span class="small muted">{detail}</span> });
    view! {
        <a class="queue" href=href>
            <b>{number(count)}</b>
            <Chip tone icon text/>
            {detail}
        </a>
    }
}
