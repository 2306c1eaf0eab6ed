//! Recording a price of a category.

use super::{api::read_categories, form::PriceForm};
use crate::{
    lang::lang,
    layout::address::query,
    loaded::loaded,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::price as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page; `?category=` chooses it beforehand.
#[component]
pub fn NewPricePage() -> impl IntoView {
    let lang = lang();
    let category = query("category");
    let data = Resource::new_blocking(|| (), |()| read_categories());
    let content = loaded(data, move |categories| {
        view! { <PriceForm categories category=category.get_untracked()/> }.into_any()
    });
    view! {
        <Title text=w::new_title(lang)/>
        <p class="crumb">
            <a href="/prices">
                <Icon name=Glyph::ArrowLeft/>
                {w::prices(lang)}
            </a>
        </p>
        <PageHead title=w::new_title(lang) subtitle=w::prices_about(lang)/>
        {content}
    }
}
