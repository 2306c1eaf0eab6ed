//! The place of the page's one primary action.

use leptos::prelude::*;

/// A bar at the bottom of the screen: one `.button.primary.big`, at most one other, a menu for the rest.
#[component]
pub fn Stick(
    /// The actions, primary first.
    children: Children,
) -> impl IntoView {
    view! { <div class="stick">{children()}</div> }
}
