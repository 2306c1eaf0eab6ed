//! The impact of a year: the figures, by category, what sources make of them, what is not counted.

mod table;

use super::{
    address::{href, query},
    cause::causes,
    filter::of,
    mass::{kilograms, mass},
};
use crate::{
    export::menu::ExportMenu,
    lang::Lang,
    layout::years::years,
    ui::{
        card::Card,
        empty::Empty,
        facts::{Fact, Facts},
        glyph::Glyph,
        icon::Icon,
        page_head::PageHead,
        segmented::{Segment, Segmented},
    },
    words::{impact as w, saving as words},
};
use domain::{
    Grams,
    export::List,
    ledger::{Kind, saving::Lens},
    view::impact::ImpactPage,
};
use leptos::prelude::*;

/// The whole page. With `is_today`, CO2 is read again with the factors in force today, and the page says so.
pub(super) fn page(lang: Lang, page: &ImpactPage, is_today: bool) -> impl IntoView + use<> {
    let content = if page.rows.is_empty() && page.without_factor + page.without_price == 0 {
        let title = w::empty(lang, page.year);
        view! { <Empty title text=w::empty_text(lang) icon=Glyph::Leaf href="/value" action=words::title(lang)/> }
            .into_any()
    } else {
        view! {
            <div class="cols">
                {figures(lang, page, is_today)}
                {not_counted(lang, page)}
            </div>
            {table::card(lang, page, is_today)}
        }
        .into_any()
    };
    let years = years(&page.years, page.year, |year| address(year, is_today));
    let readings = readings(lang, page.year, is_today);
    let entries = query(&of(page.year, &[Kind::Co2, Kind::Waste]), Lens::Gross);
    view! {
        <PageHead title=w::title(lang) subtitle=words::in_year(lang, page.year)>
            <div class="cluster">
                {years} {readings} <ExportMenu list=List::Ledger query=entries/>
            </div>
        </PageHead>
        {is_today.then(|| warning(lang, page.year))}
        {content}
    }
}

fn address(year: i32, is_today: bool) -> String {
    let today = if is_today { "&today=1" } else { "" };
    format!("/value/impact?year={year}{today}")
}

fn readings(lang: Lang, year: i32, is_today: bool) -> impl IntoView {
    let links = [(false, w::as_posted(lang)), (true, w::with_today(lang))].map(|(today, text)| Segment {
        href: address(year, today),
        text: text.to_owned(),
        is_current: today == is_today,
    });
    view! { <Segmented label=w::reading(lang) links=links.into()/> }
}

/// That these are no entries.
fn warning(lang: Lang, year: i32) -> impl IntoView {
    view! {
        <div class="alert">
            <Icon name=Glyph::Alert/>
            <div>
                <p>
                    <b>{w::today_title(lang)}</b>
                </p>
                <p>{w::today_text(lang)}</p>
                <p>
                    <a href=address(year, false)>{w::see_posted(lang)}</a>
                </p>
            </div>
        </div>
    }
}

/// CO2 and kilograms of the year, and how far sources differ.
fn figures(lang: Lang, page: &ImpactPage, is_today: bool) -> impl IntoView + use<> {
    let year = page.year;
    let link = move |grams: Grams, kind| {
        let address = href(&of(year, &[kind]), Lens::Gross);
        view! { <a class="money" href=address title=kilograms(grams)>{mass(grams)}</a> }
    };
    let co2 = if is_today {
        view! { <span title=kilograms(page.today())>{mass(page.today())}</span> }.into_any()
    } else {
        link(page.co2, Kind::Co2).into_any()
    };
    let said = if is_today { w::co2_today(lang) } else { words::co2(lang) };
    let as_posted = link(page.co2, Kind::Co2);
    let posted = is_today.then(|| view! { <Fact term=w::co2_posted(lang)>{as_posted}</Fact> });
    let (waste, waste_out) = (link(page.waste, Kind::Waste), link(page.waste_out, Kind::WasteOut));
    let (least, most) = page.range();
    let range = (least != most).then(|| {
        view! { <Fact term=w::range(lang)>{w::from_to(lang, mass(least), mass(most))}</Fact> }
    });
    view! {
        <section class="card c5">
            <h2>{said}</h2>
            <p class="big-figure money">{co2}</p>
            <Facts>
                {posted}
                {range}
                <Fact term=words::waste(lang)>{waste}</Fact>
                <Fact term=words::waste_out(lang)>{waste_out}</Fact>
            </Facts>
            <p class="small muted">{words::method_co2(lang)}</p>
            <p class="small muted">{words::method_waste(lang)}</p>
        </section>
    }
}

/// What is in none of these figures, and why.
fn not_counted(lang: Lang, page: &ImpactPage) -> impl IntoView + use<> {
    let counted = [
        (
            "factor",
            page.without_factor,
            words::without_factor(lang, page.without_factor),
            words::out_factor(lang),
        ),
        (
            "price",
            page.without_price,
            words::without_price(lang, page.without_price),
            w::price_first(lang),
        ),
    ];
    let counted = causes(page.year, counted);
    let never = [
        w::never_use(lang),
        w::never_exits(lang),
        w::never_repair(lang),
        w::never_half(lang),
    ];
    let never: Vec<_> = never.into_iter().map(|said| view! { <li>{said}</li> }).collect();
    view! {
        <Card title=words::not_counted(lang) span="c7">
            <ul class="stack">{counted} {never}</ul>
        </Card>
    }
}
