//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn OrganisationPage() -> impl IntoView { view! { <p>"OrganisationPage"</p> } }
