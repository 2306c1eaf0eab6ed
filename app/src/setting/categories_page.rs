//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn CategoriesPage() -> impl IntoView { view! { <p>"CategoriesPage"</p> } }
