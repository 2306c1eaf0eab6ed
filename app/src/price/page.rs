//! The prices that may serve: all of them, or those of one item.

use super::{
    all::AllPrices,
    api::{WithdrawPrice, prices},
    form::PriceForm,
    list::PriceList,
    pricer::knowing,
};
use crate::{
    form::Refused, lang::lang, layout::address::query, loaded::loaded, ui::page_head::PageHead, words::price as w,
};
use domain::view::price::PriceLine;
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
    let content = loaded(data, move |lines| {
        let code = code.clone();
        knowing(move |may| content(lines.clone(), code.clone(), may.then_some(withdraw)))
    });
    view! {
        <Title text=title/>
        <PageHead title=w::prices(lang) subtitle=w::prices_about(lang)/>
        <Refused action=withdraw/>
        {content}
    }
}

fn content(lines: Vec<PriceLine>, code: String, withdraw: Option<ServerAction<WithdrawPrice>>) -> AnyView {
    let form = withdraw.is_some().then(|| view! { <PriceForm code=code.clone()/> });
    view! {
        <div class="cols">
            <PriceList lines withdraw code/>
            {form}
        </div>
    }
    .into_any()
}
