//! One answer among many.

use leptos::prelude::*;

use crate::{
    form::kept::answer_or,
    ui::field::{Field, described_by, id_or, invalid},
};

/// A labelled `<select>`.
#[component]
pub fn SelectField(
    /// Name of the value sent; also its `id` unless one is given.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Value sent and words shown, in order.
    options: Vec<(String, String)>,
    /// The value chosen beforehand.
    #[prop(optional, into)]
    selected: String,
    /// Words of the empty first choice; no such choice where absent.
    #[prop(optional, into)]
    prompt: String,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: String,
    /// Another `id`, where two forms of a page ask for the same name.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let id = id_or(&name, id);
    let selected = answer_or(&name, selected);
    let described = described_by(&id, &hint, &error);
    let invalid = invalid(&error);
    let prompt = (!prompt.is_empty()).then(|| view! { <option value="">{prompt}</option> });
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let chosen = value == selected;
            view! { <option value=value selected=chosen>{words}</option> }
        })
        .collect_view();
    view! {
        <Field id=id.clone() label hint error>
            <select
                class="control"
                id=id
                name=name
                required=required
                aria-describedby=described
                aria-invalid=invalid
            >
                {prompt}
                {options}
            </select>
        </Field>
    }
}
