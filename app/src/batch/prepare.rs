//! What to do, and what that needs to be told once.

use super::{facts::Asked, page::kept, words};
use crate::{
    item::{
        choose::{condition_field, pairs},
        exit_form::waste_code_field,
    },
    lang::lang,
    text,
    ui::{
        empty::Empty, glyph::Glyph, icon::Icon, row::Row, select_field::SelectField, stick::Stick,
        text_field::TextField,
    },
    words::{batch as w, gesture, ui},
};
use domain::{
    item::{Barrier, BatchAction},
    view::Choice,
};
use leptos::prelude::*;

/// The gestures, one link each.
pub(super) fn choose(asked: &Asked, offered: &[BatchAction]) -> AnyView {
    let lang = lang();
    if offered.is_empty() {
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
    let rows = offered.iter().map(row).collect_view();
    view! {
        <section class="card">
            <h2>{w::choose(lang)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The facts that all items share.
pub(super) fn tell(asked: Asked, action: BatchAction, places: &[Choice]) -> AnyView {
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
        BatchAction::Recycle => waste(&asked),
        BatchAction::StartDiagnosis | BatchAction::HandOver => ().into_any(),
    };
    view! {
        <form class="card stack" method="get" action="/scan/batch">
            <h2>{words::action(lang, action)}</h2>
            {kept(&asked, &["action", "codes"])}
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
