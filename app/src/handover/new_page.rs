//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn NewHandoverPage() -> impl IntoView { view! { <p>"NewHandoverPage"</p> } }
