//! The actions that are not the primary one.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon};

/// A button with an icon that opens a list of `<li>` with a link or a button each. Opens without scripts.
#[component]
pub fn Menu(
    /// What it opens, said to those who do not see the icon.
    #[prop(into)]
    label: String,
    /// The drawing on the button.
    #[prop(default = Glyph::More)]
    icon: Glyph,
    /// The `<li>`s.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="menu">
            <summary class="button only-icon">
                <Icon name=icon/>
                <span class="visually-hidden">{label}</span>
            </summary>
            <ul>{children()}</ul>
        </details>
    }
}
