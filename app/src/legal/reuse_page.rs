//! IT equipment given a new use: A over B, what both count, and what is left out.

use super::{api::read_reuse, reuse_list};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{
        address::{href, query},
        years::years,
    },
    loaded::loaded,
    saving::sections::Sections,
    ui::{
        facts::{Fact, FactLevel, Facts},
        meter::Meter,
        page_head::PageHead,
        percent::{count, percent},
        unfold::Unfold,
    },
    words::legal as w,
};
use domain::{
    export::List as Exported,
    legal::reuse::{self, List, OLDEST, Standing, target},
    view::legal::ReusePage as Page,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of IT reuse: `?year=2026&list=discarded&page=2`.
#[component]
pub fn ReusePage() -> impl IntoView {
    let (year, list, page) = (query("year"), query("list"), query("page"));
    let asked = move || (year.get(), list.get(), page.get());
    let data = Resource::new_blocking(asked, |(year, list, page)| {
        read_reuse(year, list, page.parse().unwrap_or(1))
    });
    view! {
        <Title text=w::reuse_title(lang())/>
        <Sections here="/value/it-reuse"/>
        {loaded(data, |value| whole(lang(), &value).into_any())}
    }
}

/// The page with one of its lists.
pub(super) fn address(year: i32, list: List, page: u32) -> String {
    let (year, page) = (
        year.to_string(),
        if page > 1 { page.to_string() } else { String::new() },
    );
    href(
        "/value/it-reuse",
        &[("year", &year), ("list", list.word()), ("page", &page)],
    )
}

fn whole(lang: Lang, page: &Page) -> impl IntoView + use<> {
    let years = years(&page.years, page.year, |year| address(year, page.shown, 1));
    let reading = reading(lang, page);
    let exported = format!("year={}", page.year);
    view! {
        <PageHead title=w::reuse_title(lang) subtitle=w::reuse_about(lang)>
            <div class="cluster">
                {years} <ExportMenu list=Exported::Reuse query=exported/>
            </div>
        </PageHead>
        <div class="cols">
            {headline(lang, page)}
            {reading}
            {reuse_list::card(lang, page)}
        </div>
    }
}

/// The share, against its target, and both counts; each opens its list.
fn headline(lang: Lang, page: &Page) -> impl IntoView + use<> {
    let all = page.count(Standing::Reused) + page.count(Standing::Discarded);
    let fact = |list, term: &'static str, pieces: u64, level| {
        let href = address(page.year, list, 1);
        view! {
            <Fact term=term level>
                <a href=href>{count(pieces)}</a>
            </Fact>
        }
    };
    let of = |list, standing, term| fact(list, term, page.count(standing), FactLevel::Plain);
    let facts = [
        of(List::Reused, Standing::Reused, w::a_reused(lang)),
        of(List::Discarded, Standing::Discarded, w::b_discarded(lang)),
        fact(List::Decommissioned, w::b_all(lang), all, FactLevel::Total),
        fact(List::Ageless, w::ageless(lang), page.ageless, FactLevel::Part),
        of(List::TooOld, Standing::TooOld, w::too_old(lang)),
        of(List::NotOwned, Standing::NotOwned, w::not_owned(lang)),
        fact(List::Kept, w::kept(lang), page.kept, FactLevel::Plain),
    ];
    view! {
        <section class="card c5">
            <h2>{w::share(lang)}</h2>
            {share(lang, page)}
            <Facts>{facts.collect_view()}</Facts>
        </section>
    }
}

/// A ÷ B against the year's target, where it had one.
fn share(lang: Lang, page: &Page) -> AnyView {
    let reused = page.count(Standing::Reused);
    let all = reused + page.count(Standing::Discarded);
    let Some(share) = reuse::share(reused, all) else {
        return view! { <p class="muted">{w::nothing_left(lang, page.year)}</p> }.into_any();
    };
    let target = target(page.year).map(i64::from);
    let said = match target {
        Some(target) => w::reused_of(lang, count(reused), count(all), percent(target), page.year),
        None => w::reused_of_no_target(lang, count(reused), count(all)),
    };
    let meter = target.map(|target| view! { <Meter value=share max=target label=said.clone()/> });
    view! {
        <p class="big-figure">
            <a href=address(page.year, List::Decommissioned, 1)>{percent(share)}</a>
        </p>
        {meter}
        <p>{said}</p>
    }
    .into_any()
}

/// How the rule is read, openly.
fn reading(lang: Lang, page: &Page) -> impl IntoView + use<> {
    let names: Vec<&str> = page
        .categories
        .iter()
        .map(|(fr, en)| lang.pick(fr.as_str(), en.as_str()))
        .collect();
    let names = names.join(", ");
    view! {
        <section class="card c7">
            <h2>{w::reading(lang)}</h2>
            <ul class="plain">
                <li>{w::reading_b(lang)}</li>
                <li>{w::reading_a(lang)}</li>
                <li>{w::reading_age(lang, OLDEST)}</li>
                <li>{w::reading_outside(lang)}</li>
                <li>{w::reading_limits(lang)}</li>
            </ul>
            <Unfold summary=w::categories(lang, page.categories.len())>
                <p>{w::categories_method(lang)}</p>
                <p class="small">{names}</p>
            </Unfold>
        </section>
    }
}
