//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn SettingsPage() -> impl IntoView { view! { <p>"SettingsPage"</p> } }
