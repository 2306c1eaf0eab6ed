//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn HomePage() -> impl IntoView { view! { <p>"HomePage"</p> } }
