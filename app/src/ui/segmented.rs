//! A few ways to look at the same page.

use leptos::prelude::*;

/// One way to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its address.
    pub href: String,
    /// Its words, short.
    pub text: String,
    /// Whether it is the one shown.
    pub is_current: bool,
}

/// Links side by side, one of them current.
#[component]
pub fn Segmented(
    /// What is chosen, for those who do not see it.
    #[prop(into)]
    label: String,
    /// The ways, in order.
    links: Vec<Segment>,
) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|link| {
            let current = link.is_current.then_some("true");
            view! { <a href=link.href aria-current=current>{link.text}</a> }
        })
        .collect_view();
    view! { <nav class="seg" aria-label=label>{links}</nav> }
}
