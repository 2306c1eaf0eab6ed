//! Why a form was refused, and the form sent again without losing it.

use crate::ui::form_error::FormError;
use leptos::{html::Div, prelude::*};

/// The sentence above the fields of a form. In the browser it also sends the form that it is in, so that a refusal
/// leaves everything as it was typed.
#[island]
pub fn Refusal(
    /// The sentence; empty while nothing was refused.
    said: String,
) -> impl IntoView {
    let said = RwSignal::new(said);
    let place = NodeRef::<Div>::new();
    #[cfg(feature = "hydrate")]
    super::send::attend(place, said);
    view! { <div class="refusal" node_ref=place>{move || view! { <FormError text=said.get()/> }}</div> }
}
