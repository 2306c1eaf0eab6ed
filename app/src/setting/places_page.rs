//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn PlacesPage() -> impl IntoView { view! { <p>"PlacesPage"</p> } }
