//! What closing a period would freeze, what it leaves open, and the form that does it.

use super::api::ClosePeriod;
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    saving::mass::kilograms,
    text,
    ui::{
        check_field::CheckField,
        facts::{Fact, FactLevel, Facts},
        glyph::Glyph,
        icon::Icon,
        key_fields::KeyFields,
        money::money,
        percent,
    },
    words::{closing as w, council},
};
use domain::{
    closing::{LeftOpen, Period},
    ledger::saving::{Lens, Totals},
    view::closing::Preview,
};
use leptos::prelude::*;

/// The card.
pub(super) fn preview_card(lang: Lang, preview: &Preview, close: ServerAction<ClosePeriod>) -> AnyView {
    let name = text::period(lang, preview.period);
    let also = also(lang, &preview.also).map(|said| view! { <p>{said}</p> });
    let word = preview.period.word();
    view! {
        <section class="card stack">
            <h2>{w::preview(lang, &name)}</h2>
            <p class="muted">{entries(lang, preview.entries)}</p>
            {figures(lang, &preview.totals)}
            {left_open(lang, preview.open)}
            {also}
        </section>
        <ActionForm action=close attr:class="card stack">
            <h2>{w::confirm(lang)}</h2>
            <Refused action=close/>
            <p>{w::for_good(lang)}</p>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="period" value=word/>
            <CheckField name="agreed" label=w::agreed(lang) required=true/>
            <div class="cluster">
                <button class="button danger" type="submit">{w::close(lang, &name)}</button>
                <a class="button quiet" href="/value/closing">{w::another(lang)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// The months that are closed with it: all of them by name, or from the first to the last.
fn also(lang: Lang, months: &[Period]) -> Option<String> {
    let name = |period: &Period| text::period(lang, *period);
    let (first, last) = (months.first()?, months.last()?);
    Some(if months.len() <= 3 {
        w::also(lang, months.iter().map(name).collect::<Vec<_>>().join(", "))
    } else {
        w::also_many(lang, months.len(), name(first), name(last))
    })
}

fn entries(lang: Lang, count: u64) -> String {
    match count {
        1 => w::entries_one(lang).to_owned(),
        count => w::entries(lang, percent::count(count)),
    }
}

/// Every reading of the same entries, and what stands apart.
fn figures(lang: Lang, totals: &Totals) -> AnyView {
    let lenses = Lens::ALL.map(|lens| (text::lens(lang, lens), money(totals.through(lens).0), FactLevel::Total));
    let apart = [
        (council::gross(lang), money(totals.gross.0), FactLevel::Plain),
        (council::reversals(lang), money((-totals.reversals).0), FactLevel::Plain),
        (
            council::opportunistic(lang),
            money(totals.opportunistic.0),
            FactLevel::Plain,
        ),
        (
            council::repair_return(lang),
            money(totals.repair_return.0),
            FactLevel::Plain,
        ),
        (council::donations(lang), money(totals.donations.0), FactLevel::Plain),
        (council::sales(lang), money(totals.sales.0), FactLevel::Plain),
        (council::co2(lang), kilograms(totals.co2), FactLevel::Plain),
        (council::waste(lang), kilograms(totals.waste), FactLevel::Plain),
    ];
    let lines = lenses
        .into_iter()
        .chain(apart)
        .map(|(term, value, level)| view! { <Fact term level><span class="money">{value}</span></Fact> })
        .collect_view();
    view! { <Facts>{lines}</Facts> }.into_any()
}

/// What is still open, before it is too late to count it here.
fn left_open(lang: Lang, open: LeftOpen) -> AnyView {
    if open.is_nothing() {
        return view! { <p><Icon name=Glyph::Check/> " " {w::nothing_open(lang)}</p> }.into_any();
    }
    let causes = [
        (
            open.unsigned,
            "/value/not-counted?why=unsigned",
            w::unsigned(lang, open.unsigned),
        ),
        (
            open.without_price,
            "/value/not-counted?why=price",
            w::without_price(lang, open.without_price),
        ),
        (
            open.without_factor,
            "/value/not-counted?why=factor",
            w::without_factor(lang, open.without_factor),
        ),
        (
            open.repairs,
            "/items?states=awaiting_parts,in_repair,at_provider,testing",
            w::repairs(lang, open.repairs),
        ),
    ];
    let links = causes
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(_, href, said)| view! { <li><a href=href>{said}</a></li> })
        .collect_view();
    view! {
        <div class="alert">
            <Icon name=Glyph::Alert/>
            <div>
                <p><b>{w::still_open(lang)}</b></p>
                <ul>{links}</ul>
                <p>{w::counts_later(lang)}</p>
            </div>
        </div>
    }
    .into_any()
}
