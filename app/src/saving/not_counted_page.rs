//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn NotCountedPage() -> impl IntoView { view! { <p>"NotCountedPage"</p> } }
