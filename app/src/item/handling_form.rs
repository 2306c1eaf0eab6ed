//! Forms of what the desk does with an item that stays: move, keep, take back, describe.

use crate::{
    item::{
        api::{
            GestureDesk,
            handling::{Describe, Find, MoveItem, Release, ReportLost, Reserve, TakeBack, VoidItem},
        },
        choose::{condition_field, pairs, place_field, reason_field, reference_field},
        sheet::sheet,
    },
    label::api::ReplaceLabel,
    lang::lang,
    ui::{select_field::SelectField, text_field::TextField},
    words::{gesture as w, label as labels, legal},
};
use domain::item::Details;
use leptos::prelude::*;

/// Puts it elsewhere.
pub fn move_form(desk: &GestureDesk) -> AnyView {
    sheet::<MoveItem>(desk, w::submit_move(lang()), place_field(&desk.choices.places))
}

/// Keeps it for somebody.
pub fn reserve_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let until = desk.choices.kept_until.map(|day| day.to_string());
    let fields = view! {
        <SelectField
            name="service"
            label=w::for_service(lang)
            options=pairs(&desk.choices.services)
            prompt=crate::words::ui::choose(lang)
            required=true
        />
        <TextField name="receiver" label=w::for_person(lang) maxlength=120/>
        <TextField
            name="until"
            label=w::until(lang)
            kind="date"
            value=until.unwrap_or_default()
            hint=w::until_hint(lang)
            required=true
        />
    };
    sheet::<Reserve>(desk, w::submit_reserve(lang), fields)
}

/// Puts it back among the available ones.
pub fn release_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    sheet::<Release>(desk, w::submit_release(lang), reason_field("reason", w::reason(lang)))
}

/// It comes back.
pub fn take_back_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        {reason_field("reason", w::return_reason(lang))}
        {condition_field()}
        {place_field(&desk.choices.places)}
    };
    sheet::<TakeBack>(desk, w::submit_take_back(lang), fields)
}

/// Not found.
pub fn report_lost_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = reference_field("reference", w::stock_take(lang), w::stock_take_hint(lang));
    sheet::<ReportLost>(desk, w::submit_lost(lang), fields)
}

/// Found again.
pub fn find_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        {place_field(&desk.choices.places)}
        {reference_field("reference", w::stock_take(lang), w::stock_take_hint(lang))}
    };
    sheet::<Find>(desk, w::submit_find(lang), fields)
}

/// Registered by mistake.
pub fn void_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <p>{w::void_text(lang)}</p>
        {reason_field("reason", w::reason(lang))}
    };
    sheet::<VoidItem>(desk, w::submit_void(lang), fields)
}

/// Corrects what is said of it.
pub fn describe_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let details = &desk.card.details;
    let fields = view! {
        <TextField name="name" label=w::name(lang) value=details.name.clone() maxlength=120 required=true/>
        <TextField name="fault" label=w::fault(lang) value=details.fault.clone() maxlength=500/>
        {identity_fields(details)}
    };
    sheet::<Describe>(desk, w::submit_save(lang), fields)
}

/// Its label is damaged or gone: it gets a blank one, or a fresh one to be printed.
pub fn replace_label_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <p>{labels::replace_text(lang)}</p>
        <TextField name="label" label=labels::new_label(lang) hint=labels::new_label_hint(lang) maxlength=200 code=true/>
    };
    sheet::<ReplaceLabel>(desk, labels::submit_replace(lang), fields)
}

/// Brand, model, numbers and weight.
pub fn identity_fields(details: &Details) -> AnyView {
    let lang = lang();
    let weight = details.weighed.map(|grams| kilograms(grams.0)).unwrap_or_default();
    let made_in = details.made_in.map(|year| year.to_string()).unwrap_or_default();
    let details = details.clone();
    view! {
        <div class="pair">
            <TextField name="brand" label=w::brand(lang) value=details.brand maxlength=120/>
            <TextField name="model" label=w::model(lang) value=details.model maxlength=120/>
        </div>
        <div class="pair">
            <TextField name="serial" label=w::serial(lang) value=details.serial maxlength=120 code=true/>
            <TextField
                name="inventory_number"
                label=w::inventory_number(lang)
                value=details.inventory_number
                maxlength=120
                code=true
            />
        </div>
        <div class="pair">
            <TextField name="weight" label=w::weight(lang) value=weight inputmode="decimal" maxlength=12 hint=w::weight_hint(lang)/>
            <TextField name="made_in" label=legal::made_in(lang) value=made_in inputmode="numeric" maxlength=4 hint=legal::made_in_hint(lang)/>
        </div>
    }
    .into_any()
}

/// `3,4` from grams, as it is typed.
pub fn kilograms(grams: i64) -> String {
    let text = format!("{},{:03}", grams / 1000, grams % 1000);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::kilograms;

    #[test]
    fn a_weight_is_shown_as_it_is_typed() {
        assert_eq!(kilograms(3_400), "3,4");
        assert_eq!(kilograms(12_000), "12");
        assert_eq!(kilograms(5), "0,005");
    }
}
