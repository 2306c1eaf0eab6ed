//! The top of an item's page: what it is, where it stands, what is known of it.

use crate::{
    item::handling_form::kilograms,
    lang::{Lang, lang},
    text,
    ui::{
        chip::Chip,
        date::date,
        facts::{Fact, Facts},
        glyph::Glyph,
        icon::Icon,
        step_path::StepPath,
        tone::Tone,
    },
    words::item as w,
};
use domain::{
    item::{Ownership, State},
    view::ItemCard,
};
use leptos::prelude::*;

/// Name, label, state, steps and facts.
pub fn head(card: &ItemCard) -> AnyView {
    let picture = match card.photos.first() {
        Some(photo) => view! { <img src=photo.clone() alt=""/> }.into_any(),
        None => view! { <Icon name=text::category_glyph(&card.category)/> }.into_any(),
    };
    let model = model(card);
    let between = (!model.is_empty()).then_some(" · ");
    view! {
        <section class="card">
            <div class="headline">
                <span class="thumb" data-size="big">{picture}</span>
                <div>
                    <h1>{title(card)}</h1>
                    <p class="muted">{model} {between} <span class="code">{card.code.clone()}</span></p>
                    {state_chip(card)}
                </div>
            </div>
            {steps(card.state)}
            {facts(card)}
        </section>
    }
    .into_any()
}

/// Its name, and how many where it is a lot.
pub fn title(card: &ItemCard) -> String {
    match card.quantity {
        1 => card.details.name.clone(),
        many => format!("{} ×\u{a0}{many}", card.details.name),
    }
}

/// Where it stands, and the checks still open.
pub fn state_chip(card: &ItemCard) -> AnyView {
    let lang = lang();
    let (tone, icon) = text::state_look(card.state);
    let open = card
        .gates
        .iter()
        .filter(|(_, is_open)| *is_open && !card.state.is_exit());
    let gates = open
        .map(|(gate, _)| {
            view! { <Chip tone=Tone::Wait icon=Glyph::Alert text=text::gate_open(lang, *gate)/> }
        })
        .collect_view();
    view! { <p class="cluster"><Chip tone icon text=text::state(lang, card.state)/> {gates}</p> }.into_any()
}

/// The way of an item that stays in the house's hands or goes into service.
fn steps(state: State) -> Option<AnyView> {
    let current = match state {
        State::Announced | State::Deposited => 0,
        State::Diagnosing | State::AwaitingDecision => 1,
        State::AwaitingParts | State::InRepair | State::AtProvider => 2,
        State::Testing => 3,
        State::Ready | State::Reserved => 4,
        State::HandedOver => 5,
        State::InService => 6,
        State::Donated
        | State::Sold
        | State::Recycled
        | State::Dismantled
        | State::ReturnedToDepositor
        | State::Lost
        | State::Void => return None,
    };
    let lang = lang();
    let steps = [
        w::step_deposited(lang),
        w::step_diagnosis(lang),
        w::step_repair(lang),
        w::step_test(lang),
        w::step_ready(lang),
        w::step_handed_over(lang),
    ];
    let steps = steps.map(str::to_owned).to_vec();
    Some(view! { <StepPath label=crate::words::ui::path(lang) steps current/> }.into_any())
}

fn facts(card: &ItemCard) -> AnyView {
    let lang = lang();
    let slip = card.deposit.clone().map(|number| {
        let href = format!("/deposits/{number}");
        view! { " · " <a href=href>{number}</a> }
    });
    let came = w::service_on(lang, &card.service, date(card.deposited_on));
    let leaves = card.open_handover.clone().map(|number| {
        let href = format!("/handovers/{number}");
        view! { <Fact term=w::handover(lang)><a href=href>{number}</a></Fact> }
    });
    let rest = said(card, lang)
        .into_iter()
        .map(|(term, value)| view! { <Fact term>{value}</Fact> });
    view! {
        <Facts>
            <Fact term=w::deposited_by(lang)>{came} {slip}</Fact>
            {leaves}
            {rest.collect_view()}
        </Facts>
    }
    .into_any()
}

/// Terms and values, of what was said only.
fn said(card: &ItemCard, lang: Lang) -> Vec<(&'static str, String)> {
    let details = &card.details;
    let kept = card
        .reserved
        .as_ref()
        .map(|(whom, until)| w::kept_until(lang, whom, date(*until)));
    let condition = card
        .condition
        .map(|condition| text::condition(lang, condition).to_owned());
    let owner = (card.ownership == Ownership::Depositor).then(|| text::ownership(lang, card.ownership).to_owned());
    let weight = details.weighed.map(|grams| format!("{}\u{a0}kg", kilograms(grams.0)));
    let lives = (card.cycle > 1).then(|| card.cycle.to_string());
    let category = lang.pick(&card.category_fr, &card.category_en).to_owned();
    let facts = [
        (w::kept_for(lang), kept.unwrap_or_default()),
        (w::fault(lang), details.fault.clone()),
        (w::place(lang), card.place.clone().unwrap_or_default()),
        (w::condition(lang), condition.unwrap_or_default()),
        (
            w::category(lang),
            if category == details.name {
                String::new()
            } else {
                category
            },
        ),
        (w::serial(lang), details.serial.clone()),
        (w::inventory_number(lang), details.inventory_number.clone()),
        (w::owner(lang), owner.unwrap_or_default()),
        (w::weight(lang), weight.unwrap_or_default()),
        (
            crate::words::legal::made_in(lang),
            details.made_in.map(|year| year.to_string()).unwrap_or_default(),
        ),
        (w::lives(lang), lives.unwrap_or_default()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Brand and model.
fn model(card: &ItemCard) -> String {
    let words = [card.details.brand.as_str(), card.details.model.as_str()];
    words
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
