//! A line to type: text, number, date, e-mail, password.

use leptos::prelude::*;

use crate::{
    form::kept::answer_or,
    ui::field::{Field, described_by, id_or, invalid},
};

/// A labelled `<input>`.
#[component]
pub fn TextField(
    /// Name of the value sent; also its `id` unless one is given.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is already answered.
    #[prop(optional, into)]
    value: String,
    /// The `type` of the input: `text` unless told, else `date`, `email`, `password`, `search`, `tel`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard a phone opens: `numeric`, `decimal`, …
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in; `off` unless told.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Longest answer, in characters.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// Whether the answer is a code, shown in the code's type.
    #[prop(optional)]
    code: bool,
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
    // A secret is typed again.
    let value = if kind == "password" {
        value
    } else {
        answer_or(&name, value)
    };
    let class = if code { "control code" } else { "control" };
    let described = described_by(&id, &hint, &error);
    let invalid = invalid(&error);
    view! {
        <Field id=id.clone() label hint error>
            <input
                class=class
                id=id
                name=name
                type=kind
                value=value
                inputmode=inputmode
                autocomplete=autocomplete
                maxlength=maxlength
                required=required
                aria-describedby=described
                aria-invalid=invalid
            />
        </Field>
    }
}
