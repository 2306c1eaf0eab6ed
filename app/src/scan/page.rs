//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn ScanPage() -> impl IntoView { view! { <p>"ScanPage"</p> } }
