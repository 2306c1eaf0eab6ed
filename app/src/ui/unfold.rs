//! A part of the page that waits to be asked for.

use leptos::prelude::*;

/// A line that unfolds what is under it, without scripts.
#[component]
pub fn Unfold(
    /// The line.
    #[prop(into)]
    summary: String,
    /// Whether it is unfolded at first.
    #[prop(optional)]
    open: bool,
    /// What is under it.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="unfold" open=open>
            <summary>{summary}</summary>
            {children()}
        </details>
    }
}
