//! The documented prices that may serve for an item.

use crate::{
    lang::lang,
    price::{line::tone, pricer::for_pricers},
    text,
    ui::{chip::Chip, date::date, glyph::Glyph, icon::Icon, money::money},
    words::{item as w, price as prices},
};
use domain::view::{ItemCard, PriceRow};
use leptos::prelude::*;

/// The card, with the way to record one for who may.
pub fn prices_card(card: &ItemCard) -> AnyView {
    let lang = lang();
    let record = format!("/prices?code={}", card.code);
    let compare = format!("/prices/needs/{}?code={}", card.category, card.code);
    let record = for_pricers(move || {
        let href = record.clone();
        view! { <a class="button quiet" href=href><Icon name=Glyph::Plus/> {w::record_price(lang)}</a> }.into_any()
    });
    let rows = card.prices.iter().map(row).collect_view();
    let none = card
        .prices
        .is_empty()
        .then(|| view! { <p class="muted">{w::prices_none(lang)}</p> });
    view! {
        <section class="card">
            <div class="card-head">
                <h2>{w::prices(lang)}</h2>
                {record}
            </div>
            {none}
            <ul class="rows">{rows}</ul>
            <p>
                <a href=compare>{prices::see_need(lang)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn row(price: &PriceRow) -> impl IntoView + use<> {
    let lang = lang();
    let amount = format!("{} {}", money(price.price.0), text::basis(lang, price.basis));
    let of = text::counterfactual(lang, price.of);
    let detail = format!("{of} · {} · {}", price.source, date(price.dated_on));
    let document = price.document.clone().map(|href| {
        view! { " · " <a href=href rel="external" target="_blank">{w::document(lang)}</a> }
    });
    view! {
        <li>
            <span class="thumb"><Icon name=Glyph::Euro/></span>
            <div>
                <b class="money">{amount}</b>
                <div class="small muted">{detail} {document}</div>
            </div>
            <Chip tone=tone(price.grade) icon=Glyph::File text=text::grade(lang, price.grade)/>
        </li>
    }
}
