//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn ItemPage() -> impl IntoView { view! { <p>"ItemPage"</p> } }
