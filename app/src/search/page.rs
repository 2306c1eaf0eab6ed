//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn SearchPage() -> impl IntoView { view! { <p>"SearchPage"</p> } }
