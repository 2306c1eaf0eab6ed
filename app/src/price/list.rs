//! The prices that may serve an item.

use super::{api::WithdrawPrice, line::Line};
use crate::{
    lang::lang,
    ui::{empty::Empty, glyph::Glyph},
    words::price as w,
};
use domain::view::price::PriceLine;
use leptos::prelude::*;

/// Its own and those of its category, with the ways back.
#[component]
pub fn PriceList(
    /// The prices.
    lines: Vec<PriceLine>,
    /// What withdraws one, for who may.
    withdraw: Option<ServerAction<WithdrawPrice>>,
    /// The item's label.
    code: String,
) -> impl IntoView {
    let lang = lang();
    let list = if lines.is_empty() {
        view! { <Empty icon=Glyph::Tag title=w::none(lang) text=w::none_text(lang)/> }.into_any()
    } else {
        let back = vec![("code", code.clone())];
        let lines = lines
            .into_iter()
            .map(|line| view! { <Line line withdraw back=back.clone()/> })
            .collect_view();
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    view! {
        <section class="card c7 stack">
            <p>
                <a href=format!("/Q/{code}")>{w::back_to_item(lang, &code)}</a>
                " · "
                <a href="/prices">{w::see_all(lang)}</a>
            </p>
            {list}
        </section>
    }
}
