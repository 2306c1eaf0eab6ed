//! The prices that may serve, of one item or of all, and recording one more.

use super::{
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
    let lang = lang();
    let code = query("code");
    let withdraw = ServerAction::<WithdrawPrice>::new();
    let withdrawn = Memo::new(move |times: Option<&u32>| {
        let is_done = withdraw.value().with(|answer| matches!(answer, Some(Ok(()))));
        times.copied().unwrap_or_default() + u32::from(is_done)
    });
    let data = Resource::new_blocking(move || (code.get(), withdrawn.get()), |(code, _)| prices(code));
    let title = move || match code.get() {
        code if code.is_empty() => w::prices(lang).to_owned(),
        code => w::prices_of(lang, code),
    };
    let content = loaded(data, move |(rows, categories)| {
        let code = code.get_untracked();
        view! {
            <div class="cols">
                <PriceList rows withdraw code=code.clone()/>
                <PriceForm code categories/>
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
