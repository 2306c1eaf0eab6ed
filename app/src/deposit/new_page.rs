//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn NewDepositPage() -> impl IntoView { view! { <p>"NewDepositPage"</p> } }
