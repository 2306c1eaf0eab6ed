//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn ServicesPage() -> impl IntoView { view! { <p>"ServicesPage"</p> } }
