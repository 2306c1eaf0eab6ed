//! Forms of the ways to leave for good.

use crate::{
    handover::signature::SignaturePad,
    item::{
        api::{
            GestureDesk,
            exit::{Dismantle, Donate, GiveItemBack, Recycle, Sell},
        },
        choose::{barrier_field, instead_field, reason_field, reference_field},
        handling_form::kilograms,
        sheet::sheet,
    },
    lang::lang,
    text,
    ui::{check_field::CheckField, money_field::MoneyField, select_field::SelectField, text_field::TextField},
    words::{gesture as w, handover},
};
use domain::item::Beneficiary;
use leptos::prelude::*;

/// How many recovered parts one form takes.
const PART_LINES: usize = 6;

/// Waste codes of the European list that equipment falls under.
const WASTE_CODES: [&str; 7] = [
    "20 01 36",
    "20 01 35*",
    "16 02 14",
    "16 02 13*",
    "20 03 07",
    "20 01 38",
    "20 01 40",
];

/// Back to its owner.
pub fn give_back_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <TextField name="receiver" label=w::receiver(lang) maxlength=120 required=true/>
        {instead_field(w::owner_instead(lang))}
        <SignaturePad name="drawing".to_owned() label=handover::pad(lang).to_owned() clear=handover::clear(lang).to_owned()/>
        <CheckField name="statement" label=w::statement(lang)/>
    };
    sheet::<GiveItemBack>(desk, w::submit_give_back(lang), fields)
}

/// Given outside the body.
pub fn donate_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let categories = Beneficiary::ALL.map(Beneficiary::word);
    let categories = categories.map(|word| (word.to_owned(), text::beneficiary(lang, word)));
    let fields = view! {
        <TextField name="beneficiary" label=w::beneficiary(lang) maxlength=200 required=true/>
        <SelectField
            name="legal_category"
            label=w::legal_category(lang)
            options=categories.to_vec()
            prompt=crate::words::ui::choose(lang)
            hint=w::legal_category_hint(lang)
            required=true
        />
        <MoneyField name="unit_value" label=w::unit_value(lang) hint=w::unit_value_hint(lang) required=true/>
        {barrier_field(&desk.card)}
    };
    sheet::<Donate>(desk, w::submit_donate(lang), fields)
}

/// Sold.
pub fn sell_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <TextField name="buyer" label=w::buyer(lang) maxlength=120 required=true/>
        <div class="pair">
            <MoneyField name="price" label=w::sale_price(lang) required=true/>
            {reference_field("receipt", w::receipt(lang), "")}
        </div>
        {barrier_field(&desk.card)}
    };
    sheet::<Sell>(desk, w::submit_sell(lang), fields)
}

/// Handed to a waste operator.
pub fn recycle_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let weight = desk
        .card
        .details
        .weighed
        .map(|grams| kilograms(grams.0))
        .unwrap_or_default();
    let fields = view! {
        <TextField name="operator" label=w::operator(lang) maxlength=120 required=true/>
        <div class="pair">
            <TextField name="weight" label=w::weight(lang) value=weight inputmode="decimal" maxlength=12 required=true/>
            {waste_code_field("")}
        </div>
        {barrier_field(&desk.card)}
    };
    sheet::<Recycle>(desk, w::submit_recycle(lang), fields)
}

/// A code of the European waste list, the usual ones proposed.
pub fn waste_code_field(value: &str) -> AnyView {
    let codes = WASTE_CODES.map(|code| view! { <option value=code></option> });
    view! {
        <div class="field">
            <label for="waste_code">{w::waste_code(lang())}</label>
            <input class="control code" id="waste_code" name="waste_code" value=value.to_owned() list="waste-codes" maxlength="12" autocomplete="off" required=true/>
            <datalist id="waste-codes">{codes}</datalist>
        </div>
    }
    .into_any()
}

/// Taken apart.
pub fn dismantle_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let lines = (0..PART_LINES).map(part_line).collect_view();
    let fields = view! {
        <fieldset class="field">
            <legend>{w::recovered(lang)}</legend>
            <p class="hint">{w::recovered_hint(lang)}</p>
            {lines}
        </fieldset>
        {reason_field("rest", w::rest(lang))}
        {barrier_field(&desk.card)}
    };
    sheet::<Dismantle>(desk, w::submit_dismantle(lang), fields)
}

fn part_line(rank: usize) -> impl IntoView {
    let lang = lang();
    let number = rank + 1;
    view! {
        <div class="pair">
            <input
                class="control"
                name=format!("parts[{rank}][name]")
                maxlength="120"
                autocomplete="off"
                aria-label=w::part_name_of(lang, number)
                placeholder=w::part_name_of(lang, number)
            />
            <input
                class="control"
                name=format!("parts[{rank}][quantity]")
                value="1"
                inputmode="numeric"
                maxlength="3"
                autocomplete="off"
                aria-label=w::quantity_of(lang, number)
            />
        </div>
    }
}
