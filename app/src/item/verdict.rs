//! To repair or not: what a repair would cost beside what a new one does.

use crate::{
    lang::lang,
    ui::{
        card::Card,
        facts::{Fact, Facts},
        meter::{Meter, MeterEnd},
        money::{Money, money},
    },
    words::item as w,
};
use domain::{
    Cents,
    view::{ItemCard, Verdict},
};
use leptos::prelude::*;

/// The card; nothing before a diagnosis.
pub fn verdict_card(card: &ItemCard) -> Option<AnyView> {
    let verdict = card.verdict.as_ref()?;
    let (found, figures) = (found(verdict), figures(verdict, card.cost));
    let title = w::repair_or_not(lang());
    Some(view! { <Card title>{found} {figures}</Card> }.into_any())
}

fn found(verdict: &Verdict) -> impl IntoView + use<> {
    let cause = (!verdict.cause.is_empty()).then(|| format!(" · {}", verdict.cause));
    view! { <p>{verdict.observation.clone()} {cause}</p> }
}

fn figures(verdict: &Verdict, cost: Cents) -> impl IntoView + use<> {
    let lang = lang();
    let replacement = match verdict.replacement {
        Some(price) => view! { <Money cents=price.0/> }.into_any(),
        None => w::no_price(lang).into_any(),
    };
    let ceiling = match verdict.replacement {
        Some(_) => w::ceiling(lang, verdict.ceiling_percent),
        None => w::ceiling_without_price(lang).to_owned(),
    };
    let (repaired, tried) = verdict.repaired_here;
    let here = (tried > 0).then(|| {
        view! { <Fact term=w::category_here(lang)>{w::repaired_here(lang, repaired, tried)}</Fact> }
    });
    let spent = (cost > Cents::ZERO).then(|| view! { <Fact term=w::spent(lang)><Money cents=cost.0/></Fact> });
    let weighed = cost.max(verdict.estimate).0;
    let label = w::meter(lang, money(weighed), money(verdict.ceiling.0));
    let over = (weighed > verdict.ceiling.0).then(|| view! { <p class="small">{w::above(lang)}</p> });
    let (estimate, minutes, limit) = (verdict.estimate.0, verdict.minutes, verdict.ceiling.0);
    view! {
        <Facts>
            <Fact term=w::replacement(lang)>{replacement}</Fact>
            <Fact term=w::estimate(lang)>
                <Money cents=estimate/>
                {format!(" · {}\u{a0}min", minutes)}
            </Fact>
            {spent}
            <Fact term=ceiling><Money cents=limit/></Fact>
            {here}
        </Facts>
        <Meter value=weighed max=limit label end=MeterEnd::Ceiling/>
        {over}
    }
}
