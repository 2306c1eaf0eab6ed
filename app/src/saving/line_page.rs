//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn LinePage() -> impl IntoView { view! { <p>"LinePage"</p> } }
