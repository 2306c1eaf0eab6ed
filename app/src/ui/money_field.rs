//! An amount to type, in euros.

use leptos::prelude::*;

use crate::{
    form::kept::answer_or,
    ui::field::{Field, described_by, id_or, invalid},
};

/// A labelled amount with its `€`. What is typed is sent as text; the domain reads it.
#[component]
pub fn MoneyField(
    /// Name of the value sent; also its `id` unless one is given.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is already answered, as typed: `12,50`.
    #[prop(optional, into)]
    value: String,
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
            <div class="with-unit">
                <input
                    class="control"
                    id=id
                    name=name
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    maxlength=16
                    value=value
                    required=required
                    aria-describedby=described
                    aria-invalid=invalid
                />
                <span class="unit" aria-hidden="true">"€"</span>
            </div>
        </Field>
    }
}
