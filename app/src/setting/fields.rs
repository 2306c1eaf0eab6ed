//! Fields that the first start and the settings both ask for, all in one group named `form`.

use crate::{
    lang::lang,
    text,
    ui::{choice_field::ChoiceField, field::Field, money::money_input, money_field::MoneyField, text_field::TextField},
    words::setting as w,
};
use domain::{
    Cents, Rules,
    password::{LONGEST, SHORTEST},
    price::Basis,
    view::Organisation,
};
use leptos::prelude::*;

/// The organisation's name, the desk's phone, the address on labels.
#[component]
pub fn NameFields(
    /// What is set already.
    #[prop(optional)]
    now: Option<Organisation>,
) -> impl IntoView {
    let lang = lang();
    let (name, phone, url) = now.map(|now| (now.name, now.phone, now.public_url)).unwrap_or_default();
    view! {
        <TextField name="form[name]" label=w::organisation_name(lang) value=name maxlength=120 required=true autocomplete="organization"/>
        <TextField name="form[phone]" label=w::phone(lang) value=phone kind="tel" maxlength=40 hint=w::phone_hint(lang) autocomplete="tel"/>
        <TextField name="form[public_url]" label=w::public_url(lang) value=url kind="url" maxlength=200 required=true hint=w::public_url_hint(lang)/>
    }
}

/// The labour rate, before or after tax, the return window.
#[component]
pub fn RuleFields(
    /// What is set already; the product's defaults otherwise.
    #[prop(optional)]
    now: Option<Organisation>,
) -> impl IntoView {
    let lang = lang();
    let defaults = Rules::default();
    let (rate, basis, days) = now.map_or((defaults.labour_rate, Basis::Ttc, defaults.return_window_days), |now| {
        (now.labour_rate, now.basis, now.return_window_days)
    });
    let bases = [Basis::Ttc, Basis::Ht]
        .map(|basis| (basis.word().to_owned(), text::basis(lang, basis).to_owned()))
        .to_vec();
    view! {
        <MoneyField name="form[labour_rate]" label=w::labour_rate(lang) value=money_input(rate.0) required=true hint=w::labour_rate_hint(lang)/>
        <ChoiceField name="form[basis]" label=w::basis(lang) options=bases selected=basis.word() required=true hint=w::basis_hint(lang)/>
        <NumberField name="form[return_window_days]" label=w::return_window(lang) value=days max=3650 hint=w::return_window_hint(lang)/>
    }
}

/// A whole number to type.
#[component]
pub fn NumberField(
    /// Name of the value sent, and its `id`.
    name: &'static str,
    /// The question.
    label: &'static str,
    /// What is already answered.
    value: u32,
    /// The most.
    max: u32,
    /// How to answer.
    hint: &'static str,
) -> impl IntoView {
    view! {
        <Field id=name label hint>
            <input
                class="control"
                id=name
                name=name
                type="number"
                inputmode="numeric"
                min="0"
                max=max.to_string()
                value=value.to_string()
                required
                aria-describedby=format!("{name}-hint")
            />
        </Field>
    }
}

/// A new password to type.
#[component]
pub fn PasswordField(
    /// Name of the value sent, and its `id`.
    name: &'static str,
    /// The question.
    label: &'static str,
) -> impl IntoView {
    view! {
        <Field id=name label hint=w::password_hint(lang())>
            <input
                class="control"
                id=name
                name=name
                type="password"
                autocomplete="new-password"
                minlength=SHORTEST.to_string()
                maxlength=LONGEST.to_string()
                required
                aria-describedby=format!("{name}-hint")
            />
        </Field>
    }
}

/// An amount as it is typed; empty where there is none.
pub fn typed(amount: Option<Cents>) -> String {
    amount.map(|amount| money_input(amount.0)).unwrap_or_default()
}
