//! The prices that may serve: all of them, or those of one item.

use super::{
    all::AllPrices,
    api::{WithdrawPrice, prices},
    form::PriceForm,
    list::PriceList,
};
use crate::{
    form::Refused, lang::lang, layout::address::query, loaded::loaded, ui::page_head::PageHead, words::price as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The prices' page; `?code=` keeps to one item and its category.
#[component]
pub fn PricesPage() -> impl IntoView {
    let code = query("code");
    move || match code.get() {
        code if code.is_empty() => view! { <AllPrices/> }.into_any(),
        code => view! { <PricesOf code/> }.into_any(),
    }
}

/// The prices of an item, and recording one more.
#[component]
fn PricesOf(
    /// The item's label.
    code: String,
) -> impl IntoView {
    let lang = lang();
    let withdraw = ServerAction::<WithdrawPrice>::new();
    let title = w::prices_of(lang, &code);
    let of = code.clone();
    let data = Resource::new_blocking(move || of.clone(), prices);
    let content = loaded(data, move |(rows, categories)| {
        view! {
            <div class="cols">
                <PriceList rows withdraw code=code.clone()/>
                <PriceForm code=code.clone() categories/>
            </div>
        }
        .into_any()
    });
    view! {
        <Title text=title/>
        <PageHead title=w::prices(lang) subtitle=w::prices_about(lang)/>
        <Refused action=withdraw/>
        {content}
    }
}
