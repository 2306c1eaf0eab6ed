//! Fields that several forms of an item share.

use crate::{
    lang::lang,
    text,
    ui::{area_field::AreaField, choice_field::ChoiceField, select_field::SelectField, text_field::TextField},
    words::gesture as w,
};
use domain::{
    item::{Barrier, Condition, State},
    price::Counterfactual,
    view::{Choice, ItemCard},
};
use leptos::prelude::*;

/// The choices of a list as a field takes them.
pub fn pairs(choices: &[Choice]) -> Vec<(String, String)> {
    choices
        .iter()
        .map(|choice| (choice.value.clone(), choice.label.clone()))
        .collect()
}

/// In which condition it is.
pub fn condition_field() -> AnyView {
    let lang = lang();
    let options =
        Condition::ALL.map(|condition| (condition.word().to_owned(), text::condition(lang, condition).to_owned()));
    view! { <ChoiceField name="condition" label=w::condition(lang) options=options.to_vec() required=true/> }.into_any()
}

/// Where it is put.
pub fn place_field(places: &[Choice]) -> AnyView {
    let lang = lang();
    view! {
        <SelectField
            name="place"
            label=w::place(lang)
            options=pairs(places)
            prompt=crate::words::ui::choose(lang)
            required=true
        />
    }
    .into_any()
}

/// Why: a few words that must be there.
pub fn reason_field(name: &'static str, label: &'static str) -> AnyView {
    view! { <AreaField name=name label=label required=true/> }.into_any()
}

/// A number or reference that must be there.
pub fn reference_field(name: &'static str, label: &'static str, hint: &'static str) -> AnyView {
    view! { <TextField name=name label=label hint=hint maxlength=120 required=true/> }.into_any()
}

/// What would have been bought instead.
pub fn instead_field(label: &'static str) -> AnyView {
    let lang = lang();
    let options = [Counterfactual::New, Counterfactual::Refurbished, Counterfactual::None]
        .map(|what| (what.word().to_owned(), text::counterfactual(lang, what).to_owned()));
    view! { <ChoiceField name="instead_of" label=label options=options.to_vec() required=true/> }.into_any()
}

/// Why the repair is given up, where one was pending.
pub fn barrier_field(card: &ItemCard) -> Option<AnyView> {
    let lang = lang();
    (card.state == State::AwaitingDecision).then(|| {
        let options = Barrier::ALL.map(|barrier| (barrier.word().to_owned(), text::barrier(lang, barrier).to_owned()));
        view! { <ChoiceField name="barrier" label=w::barrier(lang) options=options.to_vec() required=true/> }.into_any()
    })
}
