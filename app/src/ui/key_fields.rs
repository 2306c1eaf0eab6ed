//! The two hidden values of every form that writes.

use leptos::prelude::*;

/// The submission's own key, so that the same gesture sent twice counts once, and the version it was decided on.
#[component]
pub fn KeyFields(
    /// Key drawn when the form was shown.
    #[prop(into)]
    key: String,
    /// Version of the record the form speaks of; none for a new one.
    #[prop(optional_no_strip)]
    version: Option<i64>,
) -> impl IntoView {
    let version = version.map(|version| view! { <input type="hidden" name="version" value=version.to_string()/> });
    view! {
        <input type="hidden" name="key" value=key/>
        {version}
    }
}
