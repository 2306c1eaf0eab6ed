//! `/scan/batch`: everything is in the address, so that it works without scripts and in several tabs.

use super::{
    api::{BatchView, Stage, read_batch},
    facts::{Asked, Facts},
    lines::scanning,
    prepare::{choose, tell},
};
use crate::{
    lang::lang,
    loaded::loaded,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::batch as w,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn BatchPage() -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let asked = move || {
        let word = |name: &str| query.with(|query| query.get(name).unwrap_or_default());
        Asked {
            action: word("action"),
            place: word("place"),
            facts: Facts {
                condition: word("condition"),
                operator: word("operator"),
                waste_code: word("waste_code"),
                barrier: word("barrier"),
                ..Facts::default()
            },
            codes: word("codes"),
            text: word("text"),
        }
    };
    let data = Resource::new_blocking(asked, read_batch);
    view! {
        <Title text=w::title(lang)/>
        <PageHead title=w::title(lang) subtitle=w::about(lang)/>
        {loaded(data, content)}
    }
}

fn content(BatchView { asked, stage }: BatchView) -> AnyView {
    match stage {
        Stage::Choose(offer) => choose(&asked, &offer),
        Stage::Tell(telling) => tell(asked, &telling),
        Stage::Scan(series) => scanning(&asked, *series),
    }
}

/// One more text. The scanner's Enter key sends it.
pub(super) fn scan_form(asked: &Asked, label: &'static str, button: &'static str) -> AnyView {
    let names = [
        "action",
        "place",
        "condition",
        "operator",
        "waste_code",
        "barrier",
        "codes",
    ];
    view! {
        <form class="scanbox" method="get" action="/scan/batch" data-scan="">
            <Icon name=Glyph::Scan/>
            {kept(asked, &names)}
            <input
                name="text"
                aria-label=label
                placeholder=label
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="200"
                autofocus=true
                required
            />
            <button class="button primary">{button}</button>
        </form>
    }
    .into_any()
}

/// What the address holds, carried by a form.
pub(super) fn kept(asked: &Asked, names: &[&str]) -> Vec<AnyView> {
    let mut pairs = asked.pairs().to_vec();
    pairs.push(("codes", &asked.codes));
    let kept = pairs
        .into_iter()
        .filter(|(name, value)| names.contains(name) && !value.is_empty());
    kept.map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned()/> }.into_any())
        .collect()
}
