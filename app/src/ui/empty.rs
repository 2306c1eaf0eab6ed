//! A list with nothing in it yet.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon};

/// Says that there is nothing, and what to do first.
#[component]
pub fn Empty(
    /// That there is nothing.
    #[prop(into)]
    title: String,
    /// What to do first.
    #[prop(into)]
    text: String,
    /// The drawing above.
    #[prop(default = Glyph::Sprout)]
    icon: Glyph,
    /// Where to do it.
    #[prop(optional, into)]
    href: String,
    /// Words of the link; without them there is no link.
    #[prop(optional, into)]
    action: String,
) -> impl IntoView {
    let link = (!action.is_empty()).then(|| view! { <a class="button primary" href=href>{action}</a> });
    view! {
        <section class="empty">
            <Icon name=icon/>
            <h2>{title}</h2>
            <p>{text}</p>
            {link}
        </section>
    }
}
