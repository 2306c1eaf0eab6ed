//! A series without a network: the kept page draws it from its address, and its confirmation waits on the device.

use super::{
    facts::{Asked, weight_key},
    page::scan_form,
    prepare::tell_form,
    scanner::{Following, series_view},
    start::title,
};
use crate::{
    lang::{Lang, lang},
    ui::{form_error::FormError, glyph::Glyph, icon::Icon, stick::Stick, tone::Tone},
    words::batch as w,
};
use domain::{item::BatchAction, label::Code, view::Choice};
use leptos::{html::Div, prelude::*};

/// What the page's own address asks for.
#[cfg(feature = "hydrate")]
pub(super) fn here() -> Option<Asked> {
    Asked::read(&window().location().search().ok()?)
}

/// What is still to be told, or the series.
pub(super) fn away(asked: Asked, places: &[Choice]) -> AnyView {
    let (lang, title) = (lang(), title(&asked, places));
    let Some(action) = asked.chosen() else {
        return ().into_any();
    };
    let note = view! {
        <div class="alert" role="status" data-tone=Tone::Wait.name()>
            <Icon name=Glyph::Inbox/>
            <div>
                <p>{w::away(lang)}</p>
            </div>
        </div>
    };
    if !asked.is_told() {
        return view! { {note} {tell_form(&asked, action, places)} }.into_any();
    }
    let form = scan_form(&asked, w::scan(lang), w::add(lang));
    let series = Following::new(asked);
    #[cfg(feature = "hydrate")]
    super::scanner::follow(series);
    view! {
        {note}
        <p>
            <b>{title}</b>
        </p>
        {form}
        {series_view(series)}
        {confirm(lang, series, action)}
    }
    .into_any()
}

/// The labels, with their one confirmation; what only the server can look up waits beside them.
fn confirm(lang: Lang, series: Following, action: BatchAction) -> impl IntoView {
    let split = move |is_label: bool| {
        let codes = series.codes.get().into_iter();
        codes
            .filter(|code| Code::parse(code).is_ok() == is_label)
            .collect::<Vec<_>>()
    };
    // Each row stays as it is while others come: a weight may be half typed.
    let rows = move |is_label: bool, weighs: bool| {
        view! {
            <ul class="rows">
                <For
                    each=move || split(is_label)
                    key=String::clone
                    children=move |code| row(lang, series, code, weighs)
                />
            </ul>
        }
    };
    let count = move |is_label: bool| split(is_label).len();
    let has_others = Memo::new(move |_| count(false) > 0);
    let others = move || {
        has_others.get().then(|| {
            view! {
                <section class="card">
                    <h2>{move || w::unseen(lang, count(false))}</h2>
                    <p class="muted">{w::unseen_text(lang)}</p>
                    {rows(false, false)}
                </section>
            }
        })
    };
    let labels = move || {
        view! {
            <section class="card">
                <h2>{move || w::unchecked(lang, count(true))}</h2>
                {rows(true, action == BatchAction::Recycle)}
            </section>
        }
    };
    let is_any = Memo::new(move |_| count(true) > 0);
    let is_slip = action == BatchAction::HandOver;
    let form = move || (is_any.get() && !is_slip).then(|| form(lang, series, labels().into_any()));
    let slip = move || (is_any.get() && is_slip).then(|| view! { {labels()} <FormError text=w::no_slip(lang)/> });
    view! { {others} {form} {slip} }
}

/// The form of the confirmation: sent when the network is back, and refused whole where one item cannot.
fn form(lang: Lang, series: Following, labels: AnyView) -> AnyView {
    let (said, place) = (RwSignal::new(String::new()), NodeRef::<Div>::new());
    #[cfg(feature = "hydrate")]
    let key = {
        crate::form::send::attend(place, said);
        crate::key::draw()
    };
    #[cfg(not(feature = "hydrate"))]
    let key = crate::key::new_key();
    let asked = series.asked.get_value();
    let fields = [
        ("action", asked.action),
        ("place", asked.place),
        ("facts[condition]", asked.facts.condition),
        ("facts[operator]", asked.facts.operator),
        ("facts[waste_code]", asked.facts.waste_code),
        ("facts[barrier]", asked.facts.barrier),
        ("key", key),
    ];
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let codes = move || {
        let codes = series.codes.get().into_iter().filter(|code| Code::parse(code).is_ok());
        codes.collect::<Vec<_>>().join(",")
    };
    view! {
        <form class="stack" method="post" action="/api/scan/apply" data-kept="/scan/batch">
            <div class="refusal" node_ref=place>{move || view! { <FormError text=said.get()/> }}</div>
            {fields.into_iter().collect_view()}
            <input type="hidden" name="codes" value=codes/>
            {labels}
            <p class="small muted">{w::unchecked_text(lang)}</p>
            <Stick>
                <button class="button primary big" type="submit">
                    <Icon name=Glyph::Check/>
                    {w::confirm_away(lang)}
                </button>
            </Stick>
        </form>
    }
    .into_any()
}

fn row(lang: Lang, series: Following, code: String, weighs: bool) -> AnyView {
    let weight = weighs.then(|| {
        let (id, name) = (
            format!("weight-{code}"),
            format!("facts[weights][{}]", weight_key(&code)),
        );
        let label = id.clone();
        view! {
            <label class="cluster" for=label>
                <span class="small">{w::weight_of(lang, &code)}</span>
                <input class="control" id=id name=name inputmode="decimal" maxlength="12" autocomplete="off"/>
            </label>
        }
    });
    let label = w::take_off_one(lang, &code);
    let taken = code.clone();
    let take_off = move |_| {
        #[cfg(feature = "hydrate")]
        super::scanner::take_off(series, |code| code == taken);
        #[cfg(not(feature = "hydrate"))]
        let _ = (series, &taken);
    };
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::Qr/>
            </span>
            <div>
                <b class="code">{code}</b>
                {weight}
            </div>
            <button class="button quiet" type="button" aria-label=label on:click=take_off>
                <Icon name=Glyph::Close/>
                {w::take_off(lang)}
            </button>
        </li>
    }
    .into_any()
}
