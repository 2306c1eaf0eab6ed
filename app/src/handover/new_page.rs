//! A new handover: first the equipment, then for whom and for what.

use super::{
    api::{PrepareHandover, read_new_form, read_picked},
    prepare::prepare,
};
use crate::{
    lang::lang,
    loaded::loaded,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::handover as words,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The form of a new handover. The equipment chosen is in the address: `?codes=A,B`.
#[component]
pub fn NewHandoverPage() -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let word = move |name: &str| query.with(|query| query.get(name).unwrap_or_default());
    let picked = Resource::new_blocking(
        move || (word("codes"), word("q")),
        |(codes, words)| read_picked(codes, words),
    );
    let form = Resource::new_blocking(|| (), |()| read_new_form());
    let action = ServerAction::<PrepareHandover>::new();
    view! {
        <Title text=words::new(lang)/>
        <p class="crumb">
            <a href="/handovers">
                <Icon name=Glyph::ArrowLeft/>
                {words::title(lang)}
            </a>
        </p>
        <PageHead title=words::new(lang) subtitle=words::new_subtitle(lang)/>
        {loaded(form, move |value| prepare(lang, action, value, picked).into_any())}
    }
}
