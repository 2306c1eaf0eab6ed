//! A count: under way, or closed.

use super::{
    api::{MoveHere, ScanItem, read_stocktake},
    closed::closed_page,
    counting::counting,
    difference::Deciding,
    head::{about, crumb},
};
use crate::{
    lang::{Lang, lang},
    layout::address::query,
    loaded::loaded,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::stocktake as w,
};
use domain::view::stocktake::StocktakePage;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// What can be done on the page.
#[derive(Clone, Copy)]
struct Acts {
    scan: ServerAction<ScanItem>,
    moving: ServerAction<MoveHere>,
    decide: Deciding,
}

/// The page of a count; `?place=` is the place being counted.
#[component]
pub fn StocktakeCountPage() -> impl IntoView {
    let params = use_params_map();
    let number = move || params.with(|params| params.get("number").unwrap_or_default());
    let (place, refused) = (query("place"), query("refused"));
    let acts = Acts {
        scan: ServerAction::new(),
        moving: ServerAction::new(),
        decide: Deciding::new(),
    };
    let data = Resource::new_blocking(
        move || (number(), refused.get()),
        |(number, refused)| read_stocktake(number, refused),
    );
    view! {
        <Title text=number/>
        {loaded(data, move |page| show(lang(), &page, &place.get_untracked(), acts))}
    }
}

fn show(lang: Lang, page: &StocktakePage, place: &str, acts: Acts) -> AnyView {
    let head = &page.head;
    let content = match &head.closed {
        None => counting(lang, page, place, acts.scan, acts.moving).into_any(),
        Some(closed) => closed_page(lang, page, closed, acts.decide).into_any(),
    };
    let (title, subtitle, next) = (w::page_title(lang, &head.number), about(lang, head), next(lang, page));
    view! {
        {crumb("/stocktakes".to_owned(), w::title(lang))}
        <PageHead title subtitle>{next}</PageHead>
        {content}
    }
    .into_any()
}

/// Where to go from here: the closing, or the report that was signed.
fn next(lang: Lang, page: &StocktakePage) -> impl IntoView + use<> {
    let number = &page.head.number;
    let (href, icon, words) = match &page.head.closed {
        Some(_) => (format!("/stocktakes/{number}/report.pdf"), Glyph::File, w::report(lang)),
        None if page.may_close => (format!("/stocktakes/{number}/close"), Glyph::Lock, w::to_close(lang)),
        None => (format!("/stocktakes/{number}/close"), Glyph::List, w::to_review(lang)),
    };
    let rel = page.head.closed.is_some().then_some("external");
    view! {
        <a class="button" href=href rel=rel>
            <Icon name=icon/>
            {words}
        </a>
    }
}
