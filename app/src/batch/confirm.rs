//! The items that may, and the one confirmation for all of them.

use super::{
    api::{ApplyBatch, Checked},
    facts::{Asked, weight_key},
    lines::{note, take_off},
};
use crate::{
    form::{ActionForm, Refused, kept::answer_or},
    key::new_key,
    lang::{Lang, lang},
    layout::address::href,
    text,
    ui::{glyph::Glyph, icon::Icon, key_fields::KeyFields, stick::Stick},
    words::batch as w,
};
use domain::item::BatchAction;
use leptos::prelude::*;

/// The list and its button; for a handover, the way to its slip.
pub(super) fn confirm(asked: &Asked, action: BatchAction, good: &[Checked]) -> AnyView {
    let lang = lang();
    let apply = ServerAction::<ApplyBatch>::new();
    let rows = good.iter().map(|line| row(lang, asked, action, line)).collect_view();
    let list = if good.is_empty() {
        view! { <p class="muted">{w::none_good(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let list = view! {
        <section class="card">
            <h2>{w::good(lang, good.len())}</h2>
            {list}
        </section>
    };
    if action == BatchAction::HandOver {
        return view! { {list} {to_slip(lang, good)} }.into_any();
    }
    let button = (!good.is_empty()).then(|| {
        let words = match good.len() {
            1 => w::confirm_one(lang).to_owned(),
            count => w::confirm(lang, count),
        };
        view! {
            <p class="small muted">{note(lang, action)}</p>
            <Stick>
                <button class="button primary big" type="submit">
                    <Icon name=Glyph::Check/>
                    {words}
                </button>
            </Stick>
        }
    });
    let hidden = hidden(asked, good);
    view! {
        <ActionForm action=apply attr:class="stack" attr:data-kept="/scan/batch">
            <Refused action=apply/>
            <KeyFields key=new_key() version=None/>
            {hidden}
            {list}
            {button}
        </ActionForm>
    }
    .into_any()
}

/// What the confirmation sends beside the weights: each label with the version that was looked at.
fn hidden(asked: &Asked, good: &[Checked]) -> Vec<AnyView> {
    let codes: Vec<String> = good
        .iter()
        .map(|line| format!("{}.{}", line.code, line.version))
        .collect();
    let fields = [
        ("action", asked.action.clone()),
        ("place", asked.place.clone()),
        ("facts[condition]", asked.facts.condition.clone()),
        ("facts[operator]", asked.facts.operator.clone()),
        ("facts[waste_code]", asked.facts.waste_code.clone()),
        ("facts[barrier]", asked.facts.barrier.clone()),
        ("codes", codes.join(",")),
    ];
    let field = |(name, value): (&'static str, String)| view! { <input type="hidden" name=name value=value/> };
    fields.into_iter().map(|one| field(one).into_any()).collect()
}

fn row(lang: Lang, asked: &Asked, action: BatchAction, line: &Checked) -> impl IntoView + use<> {
    let weight = (action == BatchAction::Recycle).then(|| weight(lang, line));
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&line.category)/>
            </span>
            <div>
                <b>{line.name.clone()}</b>
                <div class="small muted code">{line.code.clone()}</div>
                {weight}
            </div>
            {take_off(lang, asked, line)}
        </li>
    }
}

/// What it weighs, filled in where somebody knows.
fn weight(lang: Lang, line: &Checked) -> impl IntoView + use<> {
    let id = format!("weight-{}", line.code);
    let label = id.clone();
    let name = format!("facts[weights][{}]", weight_key(&line.code));
    let value = answer_or(&name, line.weight.clone());
    view! {
        <label class="cluster" for=label>
            <span class="small">{w::weight_of(lang, &line.name)}</span>
            <input
                class="control"
                id=id
                name=name
                value=value
                inputmode="decimal"
                maxlength="12"
                autocomplete="off"
                required
            />
        </label>
    }
}

fn to_slip(lang: Lang, good: &[Checked]) -> Option<impl IntoView + use<>> {
    let codes: Vec<&str> = good.iter().map(|line| line.code.as_str()).collect();
    let href = href("/handovers/new", &[("codes", &codes.join(","))]);
    (!good.is_empty()).then(|| {
        view! {
            <Stick>
                <a class="button primary big" href=href data-series-done="">
                    <Icon name=Glyph::Handshake/>
                    {w::to_handover(lang)}
                </a>
            </Stick>
        }
    })
}
