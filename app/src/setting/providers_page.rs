//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn ProvidersPage() -> impl IntoView { view! { <p>"ProvidersPage"</p> } }
