//! What to ask for again, each line with why, what to do and what rests on it.

use super::{api::read_refresh, filter::Ways, line};
use crate::{
    lang::{Lang, lang},
    layout::{address::query, pages::pages},
    loaded::loaded,
    text,
    ui::{
        chip::Chip, date::date, empty::Empty, glyph::Glyph, icon::Icon, money::money, page_head::PageHead, tone::Tone,
    },
    words::price as w,
};
use domain::{
    Cents,
    view::{
        Page,
        price::{Refresh, Stale},
    },
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn RefreshPage() -> impl IntoView {
    let lang = lang();
    let page = query("page");
    let data = Resource::new_blocking(move || page.get().parse().unwrap_or(1), read_refresh);
    view! {
        <Title text=w::refresh_title(lang)/>
        <PageHead title=w::refresh_title(lang) subtitle=w::refresh_about(lang)>
            <Ways refresh=true/>
        </PageHead>
        {loaded(data, move |page| list(lang, page))}
    }
}

fn list(lang: Lang, page: Page<Refresh>) -> AnyView {
    if page.rows.is_empty() {
        return view! { <Empty icon=Glyph::Check title=w::refresh_none(lang) text=w::refresh_none_text(lang) href="/prices" action=w::see_all(lang)/> }
            .into_any();
    }
    let pager = pages(&page, |page| format!("/prices/refresh?page={page}"));
    let rows = page.rows.into_iter().map(|one| row(lang, one)).collect_view();
    view! {
        <section class="card">
            <ul class="rows">{rows}</ul>
        </section>
        {pager}
    }
    .into_any()
}

fn row(lang: Lang, one: Refresh) -> impl IntoView {
    let (tone, icon, why, what_to_do) = words(lang, one.why);
    let title = match (&one.price, &one.category) {
        (Some(price), _) => price.row.what.clone(),
        (None, Some(category)) => line::name(lang, category).to_owned(),
        (None, None) => w::any_need(lang).to_owned(),
    };
    let detail = one
        .price
        .as_ref()
        .map(|price| format!("{} · {}", line::recorded(lang, price), line::about(lang, price)));
    let counted = one.counted.filter(|cents| *cents > Cents::ZERO).map(|cents| {
        view! {
            <span>
                <b class="money">{money(cents.0)}</b>
                " "
                <span class="small muted">{w::counted(lang)}</span>
            </span>
        }
    });
    let code = one.category.as_ref().map(|category| category.code.clone());
    let glyph = code.as_deref().map_or(Glyph::Tag, text::category_glyph);
    let (record, compare) = ways(&one, code.as_deref());
    let compare = compare.map(|href| view! { " " <a href=href>{w::see_need(lang)}</a> });
    view! {
        <li>
            <span class="thumb">
                <Icon name=glyph/>
            </span>
            <div>
                <b>{title}</b>
                <div class="small muted">{detail}</div>
                <div>
                    <Chip tone icon text=why/>
                </div>
                <p class="small">{what_to_do} {compare}</p>
            </div>
            <div class="counted">
                {counted}
                <a class="button" href=record>{w::new_title(lang)}</a>
            </div>
        </li>
    }
}

fn words(lang: Lang, why: Stale) -> (Tone, Glyph, String, &'static str) {
    match why {
        Stale::Aging(last) => (
            Tone::Wait,
            Glyph::Clock,
            w::why_aging(lang, date(last)),
            w::do_aging(lang),
        ),
        Stale::Lapsed(since) => (
            Tone::Bad,
            Glyph::History,
            w::why_lapsed(lang, date(since)),
            w::do_lapsed(lang),
        ),
        Stale::DefaultUsed(count) => (
            Tone::Wait,
            Glyph::Shield,
            w::why_default(lang, count),
            w::do_default(lang),
        ),
        Stale::NoPrice(count) => (Tone::Bad, Glyph::Alert, w::why_none(lang, count), w::do_none(lang)),
    }
}

/// Where to record it again, a price of one item on that item's page; and where to compare it with the others.
fn ways(one: &Refresh, category: Option<&str>) -> (String, Option<String>) {
    let item = one.price.as_ref().and_then(|price| price.item.clone());
    let record = match (&item, category) {
        (Some(code), _) => format!("/prices?code={code}"),
        (None, Some(code)) => format!("/prices/new?category={code}"),
        (None, None) => "/prices/new".to_owned(),
    };
    let compare = category.map(|code| match &item {
        Some(label) => format!("/prices/needs/{code}?code={label}"),
        None => format!("/prices/needs/{code}"),
    });
    (record, compare)
}
