//! One answer among a few, all in sight.

use leptos::prelude::*;

use crate::{
    form::kept::answer_or,
    ui::field::{described_by, fault, id_or, note},
};

/// Radio buttons in the shape of pills.
#[component]
pub fn ChoiceField(
    /// Name of the value sent; also the root of the `id`s unless one is given.
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
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: String,
    /// Another root for the `id`s, where two forms of a page ask for the same name.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let id = id_or(&name, id);
    let selected = answer_or(&name, selected);
    let described = described_by(&id, &hint, &error);
    let choices = options
        .into_iter()
        .map(|(value, words)| {
            let chosen = value == selected;
            view! {
                <label class="choice">
                    <input type="radio" name=name.clone() value=value checked=chosen required=required/>
                    {words}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id=id.clone() aria-describedby=described>
            <legend>{label}</legend>
            <div class="choices">{choices}</div>
            {note(&id, hint)}
            {fault(&id, error)}
        </fieldset>
    }
}
