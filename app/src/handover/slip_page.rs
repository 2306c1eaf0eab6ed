//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn HandoverSlipPage() -> impl IntoView { view! { <p>"HandoverSlipPage"</p> } }
