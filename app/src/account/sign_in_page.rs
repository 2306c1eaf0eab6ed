//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn SignInPage() -> impl IntoView { view! { <p>"SignInPage"</p> } }
