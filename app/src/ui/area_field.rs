//! A few lines to type.

use leptos::prelude::*;

use crate::{
    form::kept::answer_or,
    ui::field::{Field, described_by, id_or, invalid},
};

/// A labelled `<textarea>` that grows with its text.
#[component]
pub fn AreaField(
    /// Name of the value sent; also its `id` unless one is given.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is already answered.
    #[prop(optional, into)]
    value: String,
    /// Longest answer, in characters.
    #[prop(default = 2000)]
    maxlength: u32,
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
    let value = answer_or(&name, value);
    let described = described_by(&id, &hint, &error);
    let invalid = invalid(&error);
    view! {
        <Field id=id.clone() label hint error>
            <textarea
                class="control"
                id=id
                name=name
                rows=3
                maxlength=maxlength
                required=required
                aria-describedby=described
                aria-invalid=invalid
            >
                {value}
            </textarea>
        </Field>
    }
}
