//! The frame of every page of somebody signed in.
use leptos::prelude::*;
use leptos_router::components::Outlet;
/// The frame.
#[component]
pub fn Layout() -> impl IntoView { view! { <main><Outlet/></main> } }
