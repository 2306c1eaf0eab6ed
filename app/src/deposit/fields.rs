//! The fields of the deposit form.

use crate::{
    deposit::{api::DepositDesk, category_field::CategoryField},
    item::{choose::pairs, handling_form::identity_fields, photos::photo_inputs},
    lang::lang,
    text,
    ui::{choice_field::ChoiceField, select_field::SelectField, text_field::TextField, unfold::Unfold},
    words::deposit as w,
};
use domain::item::{Details, Ownership};
use leptos::prelude::*;

/// Who deposits what, in which state, how many.
pub fn first_fields(desk: &DepositDesk, label: &str) -> AnyView {
    let lang = lang();
    let labels = [("each", w::label_each(lang)), ("lot", w::label_lot(lang))];
    let labels = labels.map(|(word, words)| (word.to_owned(), words.to_owned()));
    view! {
        {service_field(desk)}
        <CategoryField categories=desk.choices.categories.clone()/>
        {fault_fields()}
        <Unfold summary=w::photo(lang)>
            <p class="small muted">{w::photo_hint(lang)}</p>
            {photo_inputs(lang, "photo")}
        </Unfold>
        <div class="pair">
            <TextField name="quantity" label=w::quantity(lang) value="1" inputmode="numeric" maxlength=4 required=true/>
            <TextField
                name="label"
                label=w::label(lang)
                value=label
                maxlength=60
                code=true
                hint=w::label_hint(lang)
            />
        </div>
        <ChoiceField name="labels" label=w::labels(lang) options=labels.to_vec() selected="each"/>
    }
    .into_any()
}

/// The service: that of the slip, else the last ones first.
fn service_field(desk: &DepositDesk) -> AnyView {
    let lang = lang();
    let known = |name: &str| desk.choices.services.iter().find(|choice| choice.label == name);
    if let Some(service) = desk.slip.as_ref().and_then(|slip| known(&slip.service)) {
        return view! {
            <input type="hidden" name="service" value=service.value.clone()/>
            <p class="muted">{w::service_is(lang, &service.label)}</p>
        }
        .into_any();
    }
    let recent = &desk.choices.recent_services;
    let rest = desk.choices.services.iter().filter(|choice| !recent.contains(choice));
    let mut options = pairs(recent);
    options.extend(rest.map(|choice| (choice.value.clone(), choice.label.clone())));
    let last: Vec<_> = recent.iter().take(3).map(|choice| choice.label.as_str()).collect();
    let hint = if last.is_empty() {
        String::new()
    } else {
        w::recent(lang, last.join(" · "))
    };
    view! {
        <SelectField
            name="service"
            label=w::service(lang)
            options
            prompt=crate::words::ui::choose(lang)
            hint
            required=true
        />
    }
    .into_any()
}

fn fault_fields() -> AnyView {
    let lang = lang();
    let common = [
        w::fault_dead(lang),
        w::fault_heat(lang),
        w::fault_leak(lang),
        w::fault_broken(lang),
        w::fault_slow(lang),
        w::fault_none(lang),
    ];
    let common = common.map(|words| (words.to_owned(), words.to_owned()));
    view! {
        <ChoiceField name="common_fault" label=w::fault(lang) options=common.to_vec()/>
        <TextField name="fault" label=w::other_fault(lang) maxlength=500/>
    }
    .into_any()
}

/// What is rarely needed, folded away.
pub fn more_fields(desk: &DepositDesk) -> AnyView {
    let lang = lang();
    let owners = [("body", Ownership::Body), ("depositor", Ownership::Depositor)];
    let owners = owners.map(|(word, owner)| (word.to_owned(), text::ownership(lang, owner).to_owned()));
    let (bearer, today) = match &desk.slip {
        Some(slip) => (slip.bearer.clone(), Some(slip.on)),
        None => (String::new(), desk.choices.today),
    };
    let today = today.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <SelectField name="place" label=w::place(lang) options=pairs(&desk.choices.places) prompt=w::last_place(lang)/>
        <Unfold summary=w::identity(lang)>
            <div class="stack">
                <TextField name="name" label=w::name(lang) maxlength=120 hint=w::name_hint(lang)/>
                {identity_fields(&Details::default())}
            </div>
        </Unfold>
        <Unfold summary=w::circumstances(lang)>
            <div class="stack">
                <ChoiceField name="ownership" label=w::ownership(lang) options=owners.to_vec() selected="body"/>
                <TextField name="bearer" label=w::bearer(lang) value=bearer maxlength=120/>
                <TextField name="occurred_on" label=w::day(lang) kind="date" value=today/>
            </div>
        </Unfold>
    }
    .into_any()
}
