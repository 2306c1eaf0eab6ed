//! A sentence to agree with.

use crate::form::kept::is_chosen;
use leptos::prelude::*;

/// A box to tick. Unticked, a browser sends nothing: read it with a default.
#[component]
pub fn CheckField(
    /// Name of the value sent.
    #[prop(into)]
    name: String,
    /// The sentence.
    #[prop(into)]
    label: String,
    /// Value sent when ticked.
    #[prop(default = "true".into(), into)]
    value: String,
    /// Whether it is ticked beforehand.
    #[prop(optional)]
    checked: bool,
    /// Whether it must be ticked.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let checked = is_chosen(&name, &value, checked);
    view! {
        <label class="check">
            <input type="checkbox" name=name value=value checked=checked required=required/>
            <span>{label}</span>
        </label>
    }
}
