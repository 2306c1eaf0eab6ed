//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn PeoplePage() -> impl IntoView { view! { <p>"PeoplePage"</p> } }
