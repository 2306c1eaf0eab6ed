//! Forms of the looking at an item: diagnosis and checks.

use crate::{
    item::{
        api::{
            GestureDesk,
            care::{CloseGate, Diagnose, FindWorking, OpenGate, StartDiagnosis},
        },
        choose::{condition_field, reason_field},
        sheet::sheet,
    },
    lang::lang,
    text,
    ui::{
        area_field::AreaField, choice_field::ChoiceField, money::money_input, money_field::MoneyField,
        text_field::TextField,
    },
    words::gesture as w,
};
use domain::item::Gate;
use leptos::prelude::*;

/// Somebody looks at it.
pub fn start_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    sheet::<StartDiagnosis>(desk, w::submit_start(lang), view! { <p>{w::start_text(lang)}</p> })
}

/// One more check is required.
pub fn open_gate_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let is_open = |gate: &Gate| desk.card.gates.contains(&(*gate, true));
    let gates = Gate::ALL.into_iter().filter(|gate| !is_open(gate));
    let fields = view! {
        {gate_field(gates.collect(), "")}
        {reason_field("reason", w::reason(lang))}
    };
    sheet::<OpenGate>(desk, w::submit_open_gate(lang), fields)
}

/// A check was done.
pub fn close_gate_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let open = desk.card.gates.iter().filter(|(_, is_open)| *is_open);
    let gates: Vec<Gate> = open.map(|(gate, _)| *gate).collect();
    let first = gates.first().map_or("", |gate| gate.word());
    let fields = view! {
        {gate_field(gates, first)}
        <TextField name="method" label=w::method(lang) hint=w::method_hint(lang) maxlength=200 required=true/>
        <TextField name="certificate" label=w::certificate(lang) maxlength=120/>
    };
    sheet::<CloseGate>(desk, w::submit_close_gate(lang), fields)
}

fn gate_field(gates: Vec<Gate>, selected: &'static str) -> AnyView {
    let lang = lang();
    let options: Vec<_> = gates
        .into_iter()
        .map(|gate| (gate.word().to_owned(), text::gate(lang, gate).to_owned()))
        .collect();
    view! { <ChoiceField name="gate" label=w::gate(lang) options selected required=true/> }.into_any()
}

/// It works as it is.
pub fn find_working_form(desk: &GestureDesk) -> AnyView {
    sheet::<FindWorking>(desk, w::submit_find_working(lang()), condition_field())
}

/// What is wrong, and what a repair would take.
pub fn diagnose_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let lowest = desk.card.prices.iter().map(|price| price.price.0).min();
    let known = lowest.map(money_input).unwrap_or_default();
    let fields = view! {
        <AreaField name="observation" label=w::observation(lang) value=desk.card.details.fault.clone() required=true/>
        <TextField name="cause" label=w::cause(lang) maxlength=500/>
        <div class="pair">
            <MoneyField name="parts" label=w::estimated_parts(lang)/>
            <TextField name="minutes" label=w::estimated_minutes(lang) inputmode="numeric" maxlength=5/>
        </div>
        <div class="pair">
            <MoneyField name="external" label=w::estimated_external(lang)/>
            <MoneyField name="replacement" label=w::replacement(lang) value=known hint=w::replacement_hint(lang)/>
        </div>
    };
    sheet::<Diagnose>(desk, w::submit_diagnose(lang), fields)
}
