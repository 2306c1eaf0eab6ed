//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn PricesPage() -> impl IntoView { view! { <p>"PricesPage"</p> } }
