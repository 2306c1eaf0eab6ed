//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn HandoversPage() -> impl IntoView { view! { <p>"HandoversPage"</p> } }
