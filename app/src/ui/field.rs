//! One question of a form: its label, its control, its hint, its error.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon};

/// The frame around one control. The control carries `id`, and `aria-describedby` from [`described_by`].
#[component]
pub fn Field(
    /// The `id` of the control.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// How to answer, if it is not plain.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the answer, and what to do.
    #[prop(optional, into)]
    error: String,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {children()}
            {note(&id, hint)}
            {fault(&id, error)}
        </div>
    }
}

/// The `id`s of the hint and of the error that exist, for `aria-describedby`.
pub fn described_by(id: &str, hint: &str, error: &str) -> Option<String> {
    match (hint.is_empty(), error.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, false) => Some(format!("{id}-error {id}-hint")),
    }
}

/// `aria-invalid`, present only where there is an error.
pub(crate) fn invalid(error: &str) -> Option<&'static str> {
    (!error.is_empty()).then_some("true")
}

/// The `id` given, or the name where none is.
pub(crate) fn id_or(name: &str, id: String) -> String {
    if id.is_empty() { name.to_owned() } else { id }
}

/// The line that says how to answer.
pub(crate) fn note(id: &str, hint: String) -> impl IntoView + use<> {
    let id = format!("{id}-hint");
    (!hint.is_empty()).then(|| view! { <p class="hint" id=id>{hint}</p> })
}

/// The line that says what is wrong.
pub(crate) fn fault(id: &str, error: String) -> impl IntoView + use<> {
    let id = format!("{id}-error");
    (!error.is_empty()).then(|| {
        view! {
            <p class="error" id=id>
                <Icon name=Glyph::Alert/>
                <span>{error}</span>
            </p>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn a_control_is_described_only_by_what_exists() {
        assert_eq!(described_by("price", "", ""), None);
        assert_eq!(described_by("price", "Hors taxes", ""), Some("price-hint".into()));
        assert_eq!(
            described_by("price", "Hors taxes", "Trop"),
            Some("price-error price-hint".into())
        );
    }
}
