//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn LinesPage() -> impl IntoView { view! { <p>"LinesPage"</p> } }
