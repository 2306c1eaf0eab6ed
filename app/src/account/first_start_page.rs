//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn FirstStartPage() -> impl IntoView { view! { <p>"FirstStartPage"</p> } }
