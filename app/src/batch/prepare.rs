//! What to do, and what that needs to be told once.

use super::{
    api::{Offer, Telling},
    facts::Asked,
    page::{kept, scan_form},
    scanner::PlaceScanner,
    start::{CHOICE, SeriesStart},
    words,
};
use crate::{
    item::{
        choose::{condition_field, pairs},
        exit_form::waste_code_field,
    },
    lang::lang,
    text,
    ui::{
        empty::Empty, form_error::FormError, glyph::Glyph, icon::Icon, row::Row, select_field::SelectField,
        stick::Stick, text_field::TextField,
    },
    words::{batch as w, gesture, ui},
};
use domain::{
    item::{Barrier, BatchAction},
    view::Choice,
};
use leptos::prelude::*;
use leptos_meta::Script;

/// The gestures, one link each; counting has pages of its own.
pub(super) fn choose(asked: &Asked, offer: &Offer) -> AnyView {
    let lang = lang();
    if offer.actions.is_empty() && !offer.may_count {
        let (title, text) = (w::none_offered(lang), w::none_offered_text(lang));
        return view! { <Empty icon=Glyph::Scan title text/> }.into_any();
    }
    let row = |action: &BatchAction| {
        let asked = Asked {
            action: action.word().to_owned(),
            ..asked.clone()
        };
        let href = asked.address(&asked.codes);
        view! { <Row href icon=words::look(*action) title=words::action(lang, *action)/> }
    };
    let rows = offer.actions.iter().map(row).collect_view();
    let count = offer.may_count.then(|| {
        view! { <Row href="/stocktakes" icon=Glyph::Checks title=w::count(lang) detail=w::count_detail(lang)/> }
    });
    view! {
        <Script type_="module" src="/vendor/scanner.js"/>
        <SeriesStart offer=offer.clone()/>
        <section class="card" id=CHOICE>
            <h2>{w::choose(lang)}</h2>
            <ul class="rows">{rows} {count}</ul>
        </section>
    }
    .into_any()
}

/// The facts that all items share. A place may be told by its label.
pub(super) fn tell(asked: Asked, telling: &Telling) -> AnyView {
    let (lang, action) = (lang(), telling.action);
    let scan = action.needs_place().then(|| {
        view! {
            <Script type_="module" src="/vendor/scanner.js"/>
            {scan_form(&asked, w::place_scan(lang), w::add(lang))}
            <PlaceScanner asked=asked.clone()/>
            <noscript inner_html=format!("<p>{}</p>", crate::words::scan::no_script(lang))></noscript>
        }
    });
    view! {
        <FormError text=telling.said.clone()/>
        {scan}
        {tell_form(&asked, action, &telling.places)}
    }
    .into_any()
}

/// The form of the facts.
pub(super) fn tell_form(asked: &Asked, action: BatchAction, places: &[Choice]) -> AnyView {
    let lang = lang();
    let fields = match action {
        BatchAction::Receive | BatchAction::Move => view! {
            <SelectField
                name="place"
                label=w::place(lang)
                options=pairs(places)
                selected=asked.place.clone()
                prompt=ui::choose(lang)
                required=true
            />
        }
        .into_any(),
        BatchAction::MarkReady => condition_field(),
        BatchAction::Recycle => waste(asked),
        BatchAction::StartDiagnosis | BatchAction::HandOver => ().into_any(),
    };
    view! {
        <form class="card stack" method="get" action="/scan/batch">
            <h2>{words::action(lang, action)}</h2>
            {kept(asked, &["action", "codes"])}
            {fields}
            <Stick>
                <button class="button primary big" type="submit">
                    <Icon name=Glyph::Scan/>
                    {w::start(lang)}
                </button>
                <a class="button big" href="/scan/batch">{w::change(lang)}</a>
            </Stick>
        </form>
    }
    .into_any()
}

fn waste(asked: &Asked) -> AnyView {
    let lang = lang();
    let barriers = Barrier::ALL.map(|barrier| (barrier.word().to_owned(), text::barrier(lang, barrier).to_owned()));
    view! {
        <TextField name="operator" label=gesture::operator(lang) value=asked.facts.operator.clone() maxlength=120 required=true/>
        {waste_code_field(&asked.facts.waste_code)}
        <SelectField
            name="barrier"
            label=w::barrier(lang)
            options=barriers.to_vec()
            selected=asked.facts.barrier.clone()
            prompt=ui::optional(lang)
        />
    }
    .into_any()
}
