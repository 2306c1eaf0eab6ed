//! placeholder
use leptos::prelude::*;
/// placeholder
#[component]
pub fn DepositSlipPage() -> impl IntoView { view! { <p>"DepositSlipPage"</p> } }
