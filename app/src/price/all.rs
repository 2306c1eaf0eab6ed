//! All prices, by words and by where they stand.

use super::{
    api::{WithdrawPrice, find_prices},
    filter::{Filter, Ways, address, filter_of, pairs},
    line::Line,
    pricer::{for_pricers, knowing},
};
use crate::{
    export::menu::ExportMenu,
    form::Refused,
    lang::{Lang, lang},
    layout::{address::query, pages::pages},
    loaded::loaded,
    ui::{empty::Empty, glyph::Glyph, icon::Icon, money::number, page_head::PageHead},
    words::{price as w, price_import},
};
use domain::{
    export::List,
    view::price::{FoundPrices, PriceQuery},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The list; what it is kept to stands in the address.
#[component]
pub fn AllPrices() -> impl IntoView {
    let lang = lang();
    let withdraw = ServerAction::<WithdrawPrice>::new();
    let (words, category, grade) = (query("q"), query("category"), query("grade"));
    let (state, page) = (query("state"), query("page"));
    let asked = move || PriceQuery {
        q: words.get(),
        category: category.get(),
        grade: grade.get(),
        state: state.get(),
    };
    let source = move || (asked(), page.get().parse().unwrap_or(1));
    let data = Resource::new_blocking(source, |(query, page)| find_prices(query, page));
    view! {
        <Title text=w::prices(lang)/>
        <PageHead title=w::prices(lang) subtitle=w::prices_about(lang)>
            {for_pricers(|| view! { <Ways refresh=false/> }.into_any())}
        </PageHead>
        <div class="cluster">
            {for_pricers(move || recording(lang))}
            <ExportMenu list=List::Prices query=filter_of(&untrack(asked))/>
        </div>
        <Refused action=withdraw/>
        {loaded(
            data,
            move |prices| knowing(move |may| content(lang, &untrack(asked), prices.clone(), may.then_some(withdraw))),
        )}
    }
}

/// The ways to more prices.
fn recording(lang: Lang) -> AnyView {
    view! {
        <a class="button primary" href="/prices/new">
            <Icon name=Glyph::Plus/>
            {w::new_title(lang)}
        </a>
        <a class="button" href="/prices/import">
            <Icon name=Glyph::File/>
            {price_import::title(lang)}
        </a>
    }
    .into_any()
}

/// The prices, each with what withdraws it for who may.
fn content(
    lang: Lang,
    query: &PriceQuery,
    prices: FoundPrices,
    withdraw: Option<ServerAction<WithdrawPrice>>,
) -> AnyView {
    let FoundPrices { page, categories } = prices;
    let filter = view! { <Filter query=query.clone() categories/> };
    if page.rows.is_empty() {
        return view! { {filter} {nothing(lang, query, withdraw.is_some())} }.into_any();
    }
    let count = match page.total {
        1 => w::count_one(lang).to_owned(),
        total => w::count_many(lang, number(i64::try_from(total).unwrap_or(i64::MAX))),
    };
    let pager = pages(&page, |page| address(query, page));
    let back = pairs(query, page.page).to_vec();
    let lines = page
        .rows
        .into_iter()
        .map(|line| view! { <Line line withdraw back=back.clone()/> })
        .collect_view();
    view! {
        {filter}
        <section class="card">
            <h2>{count}</h2>
            <ul class="rows">{lines}</ul>
        </section>
        {pager}
    }
    .into_any()
}

/// Nothing fits, or nothing was recorded yet.
fn nothing(lang: Lang, query: &PriceQuery, may: bool) -> AnyView {
    let (title, text, href, action) = match (*query == PriceQuery::default(), may) {
        (true, true) => (w::none(lang), w::none_text(lang), "/prices/new", w::new_title(lang)),
        (true, false) => (w::none(lang), w::none_text(lang), "", ""),
        (false, _) => (w::nothing(lang), w::nothing_text(lang), "/prices", w::see_all(lang)),
    };
    view! { <Empty icon=Glyph::Tag title text href action/> }.into_any()
}
