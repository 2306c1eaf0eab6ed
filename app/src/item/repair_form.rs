//! Forms of a repair, from its decision to its test.

use crate::{
    item::{
        api::{
            GestureDesk,
            repair::{DecideRepair, FailTest, FinishRepair, PassTest, ReceiveParts},
        },
        choose::{condition_field, pairs, reason_field},
        sheet::sheet,
    },
    lang::lang,
    ui::{choice_field::ChoiceField, select_field::SelectField, text_field::TextField},
    words::gesture as w,
};
use leptos::prelude::*;

/// Repair it: where, and why.
pub fn decide_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let routes = [
        ("in_house", w::route_in_house(lang)),
        ("parts", w::route_parts(lang)),
        ("provider", w::route_provider(lang)),
    ];
    let routes = routes.map(|(word, words)| (word.to_owned(), words.to_owned()));
    let fields = view! {
        <ChoiceField name="route" label=w::route(lang) options=routes.to_vec() selected="in_house" required=true/>
        <div class="pair">
            <SelectField
                name="provider"
                label=w::provider(lang)
                options=pairs(&desk.choices.providers)
                prompt=w::no_provider(lang)
                hint=w::provider_hint(lang)
            />
            <TextField name="order" label=w::order(lang) maxlength=120 hint=w::order_hint(lang)/>
        </div>
        {reason_field("reason", w::decision_reason(lang))}
    };
    sheet::<DecideRepair>(desk, w::submit_decide(lang), fields)
}

/// The parts have come.
pub fn receive_parts_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! { <p>{w::receive_text(lang)}</p> };
    sheet::<ReceiveParts>(desk, w::submit_receive(lang), fields)
}

/// Repaired: what was done.
pub fn finish_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        {reason_field("done", w::done(lang))}
        <p class="small muted">{w::finish_text(lang)}</p>
    };
    sheet::<FinishRepair>(desk, w::submit_finish(lang), fields)
}

/// It passed.
pub fn pass_form(desk: &GestureDesk) -> AnyView {
    sheet::<PassTest>(desk, w::submit_pass(lang()), condition_field())
}

/// It failed.
pub fn fail_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    sheet::<FailTest>(desk, w::submit_fail(lang), reason_field("reason", w::fail_reason(lang)))
}
