//! The year's value: one figure, what it is made of, by month, category and service.

use super::{api::read_saving, beside, breakdown, headline, months};
use crate::{
    lang::{Lang, lang},
    layout::{MeData, address::query, years::years},
    loaded::loaded,
    text,
    ui::{
        date::date,
        empty::Empty,
        glyph::Glyph,
        page_head::PageHead,
        segmented::{Segment, Segmented},
    },
    words::saving as words,
};
use chrono::{Datelike, NaiveDate};
use domain::{
    access::Permission,
    ledger::saving::{Lens, Totals},
    view,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The value page.
#[component]
pub fn SavingPage() -> impl IntoView {
    let (year, lens) = (query("year"), query("lens"));
    let asked = move || (year.get(), lens.get());
    let data = Resource::new_blocking(asked, |(year, lens)| read_saving(year, lens));
    view! {
        <Title text=words::title(lang())/>
        {loaded(data, |value| page(lang(), value).into_any())}
    }
}

fn page(lang: Lang, page: view::SavingPage) -> impl IntoView {
    let content = if is_blank(&page) {
        blank(lang, page.year)
    } else {
        view! {
            <div class="cols">
                {headline::card(lang, &page)}
                {months::card(lang, &page)}
                {beside::years(lang, &page)}
                {beside::grades(lang, &page)}
                {breakdown::categories(lang, &page)}
                {headline::also(lang, &page)}
                {breakdown::services(lang, &page)}
            </div>
        }
        .into_any()
    };
    let lens = page.lens;
    let years = years(&page.years, page.year, |year| {
        format!("/value?year={year}&lens={}", lens.word())
    });
    view! {
        <super::sections::Sections here="/value"/>
        <PageHead title=words::title(lang) subtitle=period(lang, &page)>
            <div class="cluster">{years} {lenses(lang, &page)}</div>
        </PageHead>
        {content}
    }
}

/// What makes a first figure, for who may do it.
fn blank(lang: Lang, year: i32) -> AnyView {
    let me = expect_context::<MeData>().0;
    loaded(me, move |me| {
        let action = match me.may(Permission::HandOver) {
            true => words::empty_action(lang),
            false => "",
        };
        let (title, text) = (words::empty(lang, year), words::empty_text(lang));
        view! { <Empty title text icon=Glyph::Euro href="/handovers/new" action/> }.into_any()
    })
}

/// Nothing was ever counted this year, nor waits to be.
fn is_blank(page: &view::SavingPage) -> bool {
    let waiting = page.without_price + page.without_factor + page.without_purchase + page.unsigned;
    page.totals == Totals::default() && waiting == 0
}

/// From when to when, in which basis, and what is closed.
fn period(lang: Lang, page: &view::SavingPage) -> String {
    let first = NaiveDate::from_ymd_opt(page.year, 1, 1).unwrap_or(page.today);
    let last = NaiveDate::from_ymd_opt(page.year, 12, 31).unwrap_or(page.today);
    let until = if page.year == page.today.year() {
        page.today
    } else {
        last
    };
    let mut said = vec![
        words::period(lang, date(first), date(until)),
        words::amounts(lang, text::basis(lang, page.basis)),
    ];
    said.extend(page.closed_through.map(|day| words::closed_through(lang, date(day))));
    said.join(" · ")
}

fn lenses(lang: Lang, page: &view::SavingPage) -> impl IntoView + use<> {
    let link = |lens: Lens| Segment {
        href: format!("/value?year={}&lens={}", page.year, lens.word()),
        text: text::lens(lang, lens).to_owned(),
        is_current: lens == page.lens,
    };
    view! { <Segmented label=words::lens(lang) links=Lens::ALL.into_iter().map(link).collect()/> }
}
