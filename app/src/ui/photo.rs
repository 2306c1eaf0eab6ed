//! A photograph of an item.

use leptos::prelude::*;

/// A picture that loads when it comes near the screen.
#[component]
pub fn Photo(
    /// Its address.
    #[prop(into)]
    src: String,
    /// What it shows.
    #[prop(into)]
    alt: String,
    /// Words under it.
    #[prop(optional, into)]
    caption: String,
) -> impl IntoView {
    let caption = (!caption.is_empty()).then(|| view! { <figcaption>{caption}</figcaption> });
    view! {
        <figure class="photo">
            <img src=src alt=alt width="640" height="480" loading="lazy" decoding="async"/>
            {caption}
        </figure>
    }
}
