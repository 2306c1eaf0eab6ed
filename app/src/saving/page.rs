//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn SavingPage() -> impl IntoView { view! { <p>"SavingPage"</p> } }
