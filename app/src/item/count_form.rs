//! Forms of what an acceptance counts for, once it was recorded.

use crate::{
    item::{
        api::{
            GestureDesk,
            count::{CorrectAcceptance, PriceLate},
        },
        choose::{instead_field, reason_field},
        sheet::sheet,
    },
    lang::lang,
    text,
    ui::{area_field::AreaField, choice_field::ChoiceField, text_field::TextField},
    words::gesture as w,
};
use domain::price::Substitution;
use leptos::prelude::*;

/// Counts it with the prices known now.
pub fn price_late_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let record = format!("/prices?code={}", desk.card.code);
    let fields = view! {
        <p>{w::price_late_text(lang)}</p>
        <p><a href=record>{w::record_price(lang)}</a></p>
    };
    sheet::<PriceLate>(desk, w::submit_price_late(lang), fields)
}

/// Reverses it and records it anew.
pub fn correct_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let sure = [Substitution::S1, Substitution::S2, Substitution::S3].map(|substitution| {
        let words = text::substitution(lang, substitution);
        (substitution.word().to_owned(), words.to_owned())
    });
    let fields = view! {
        <p>{w::correct_text(lang)}</p>
        {reason_field("reason", w::reason(lang))}
        <AreaField name="need" label=w::need(lang) required=true/>
        {instead_field(w::instead_of(lang))}
        <ChoiceField name="substitution" label=w::substitution(lang) options=sure.to_vec() required=true/>
        <div class="pair">
            <TextField name="reference" label=w::purchase_reference(lang) maxlength=120 hint=w::purchase_reference_hint(lang)/>
            <TextField name="expected_months" label=w::expected_months(lang) inputmode="numeric" maxlength=3/>
        </div>
    };
    sheet::<CorrectAcceptance>(desk, w::submit_correct(lang), fields)
}
