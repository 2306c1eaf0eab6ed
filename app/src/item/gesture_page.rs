//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn GesturePage() -> impl IntoView { view! { <p>"GesturePage"</p> } }
