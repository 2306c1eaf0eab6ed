//! The page that a label leads to: what the item is, what was decided, what to do next.

use crate::{
    form::{ActionForm, Refused},
    item::{
        aliases::aliases_card,
        api::{ItemShown, care::StartDiagnosis, handling::UndoLast, read_item, repair::ReceiveParts},
        brief::brief_page,
        costs::costs_card,
        head::{head, title},
        history::history_card,
        photos::photos_card,
        prices::prices_card,
        sheet::hidden,
        stick::actions_bar,
        verdict::verdict_card,
    },
    label::print_form::PrintForm,
    lang::lang,
    loaded::{Data, loaded},
    paper::card::{papers, papers_card},
    request::api::AskFor,
    text,
    ui::{chip::Chip, glyph::Glyph, icon::Icon, tone::Tone, unfold::Unfold},
    words::item as w,
};
use domain::view::{ItemCard, paper::PaperOffer};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The gestures that one touch makes.
#[derive(Clone, Copy)]
pub struct Actions {
    start: ServerAction<StartDiagnosis>,
    receive: ServerAction<ReceiveParts>,
    undo: ServerAction<UndoLast>,
}

impl Actions {
    /// The `id` of the form that starts the diagnosis.
    pub const START: &'static str = "start-diagnosis";
    /// The `id` of the form that receives the parts.
    pub const RECEIVE: &'static str = "receive-parts";

    fn new() -> Self {
        Self {
            start: ServerAction::new(),
            receive: ServerAction::new(),
            undo: ServerAction::new(),
        }
    }
}

/// The page.
#[component]
pub fn ItemPage() -> impl IntoView {
    let params = use_params_map();
    let (actions, ask) = (Actions::new(), ServerAction::<AskFor>::new());
    let code = move || params.read().get("code").unwrap_or_default();
    let data = Resource::new_blocking(code, read_item);
    let papers = papers(code);
    loaded(data, move |shown| match shown {
        ItemShown::Whole(card) => content(&card, actions, papers),
        ItemShown::Brief(brief) => brief_page(&brief, ask),
    })
}

fn content(card: &ItemCard, actions: Actions, papers: Data<Vec<PaperOffer>>) -> AnyView {
    view! {
        <Title text=title(card)/>
        <Refused action=actions.start/>
        <Refused action=actions.receive/>
        <Refused action=actions.undo/>
        {forms(card, actions)}
        {head(card)}
        {undo(card, actions)}
        <div class="cols">
            <div class="stack c5">
                {verdict_card(card)}
                {costs_card(card)}
                {gates_card(card)}
                {prices_card(card)}
                {photos_card(card)}
            </div>
            <div class="stack c7">
                {history_card(card)}
                {papers_card(card.code.clone(), papers)}
                {label_card(card)}
                {aliases_card(card)}
            </div>
        </div>
        {actions_bar(card)}
    }
    .into_any()
}

/// The forms of the buttons below.
fn forms(card: &ItemCard, actions: Actions) -> AnyView {
    let (start, receive) = (hidden(card), hidden(card));
    view! {
        <ActionForm action=actions.start attr:id=Actions::START attr:hidden=true>{start}</ActionForm>
        <ActionForm action=actions.receive attr:id=Actions::RECEIVE attr:hidden=true>{receive}</ActionForm>
    }
    .into_any()
}

/// The way back, while there is one.
fn undo(card: &ItemCard, actions: Actions) -> Option<AnyView> {
    let lang = lang();
    let (seq, hidden) = (card.undo?, hidden(card));
    let last = card.timeline.iter().find(|line| line.seq == seq);
    let what = last
        .map(|line| text::event(lang, &line.event, &line.about).0)
        .unwrap_or_default();
    Some(
        view! {
            <ActionForm action=actions.undo attr:class="cluster">
                {hidden}
                <input type="hidden" name="seq" value=seq.to_string()/>
                <button class="button quiet" type="submit">
                    <Icon name=Glyph::Undo/>
                    {w::undo(lang, what)}
                </button>
            </ActionForm>
        }
        .into_any(),
    )
}

/// The checks before it leaves.
fn gates_card(card: &ItemCard) -> Option<AnyView> {
    let lang = lang();
    if card.gates.is_empty() {
        return None;
    }
    let gates = card.gates.iter().map(|(gate, is_open)| {
        if *is_open {
            let text = text::gate_open(lang, *gate);
            view! { <li><Chip tone=Tone::Wait icon=Glyph::Alert text/></li> }
        } else {
            let text = w::gate_done(lang, text::gate(lang, *gate));
            view! { <li><Chip tone=Tone::Good icon=Glyph::Check text/></li> }
        }
    });
    Some(
        view! {
            <section class="card">
                <h2>{w::gates(lang)}</h2>
                <ul class="cluster">{gates.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Its sticker, and how to print it again.
fn label_card(card: &ItemCard) -> AnyView {
    let lang = lang();
    let code = card.code.clone();
    let roll = format!("/items/{code}/label.pdf?layout=R62");
    let which = vec![("codes", code.clone())];
    view! {
        <section class="card">
            <h2>{w::label(lang)}</h2>
            <div class="label">
                <img src=format!("/items/{code}/qr.svg") alt=w::qr_of(lang, &code) width="112" height="112"/>
                <div><b class="code">{code.clone()}</b> <span>{title(card)}</span></div>
            </div>
            <p class="cluster">
                <a class="button quiet" href=roll rel="external"><Icon name=Glyph::Printer/> {w::print_roll(lang)}</a>
            </p>
            <Unfold summary=w::print_otherwise(lang)><PrintForm which/></Unfold>
        </section>
    }
    .into_any()
}
