//! The page that closes periods: choose one, see what would be frozen, agree.

use super::{
    api::{ClosePeriod, read_closing},
    list::closed_card,
    preview::preview_card,
};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    loaded::loaded,
    saving::sections::Sections,
    text,
    ui::{card::Card, date::date, glyph::Glyph, icon::Icon, page_head::PageHead, select_field::SelectField},
    words::closing as w,
};
use domain::{closing::Period, export::List, view::closing::ClosingPage};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn ClosingsPage() -> impl IntoView {
    let query = use_query_map();
    let period = move || query.with(|query| query.get("period").unwrap_or_default());
    let broken = query.with_untracked(|query| query.get("broken").unwrap_or_default());
    let close = ServerAction::<ClosePeriod>::new();
    let data = Resource::new_blocking(period, read_closing);
    view! {
        <Title text=w::title(lang())/>
        <Sections here="/value/closing"/>
        {loaded(data, move |page| content(lang(), page, close, &broken))}
    }
}

fn content(lang: Lang, page: ClosingPage, close: ServerAction<ClosePeriod>, broken: &str) -> AnyView {
    let state = match page.closed_through {
        Some(day) => w::closed_through(lang, date(day)),
        None => w::never_closed(lang).to_owned(),
    };
    let preview = page.preview.clone().map(|preview| preview_card(lang, &preview, close));
    let choose = (page.may_close && preview.is_none()).then(|| choose_card(lang, &page));
    view! {
        <PageHead title=w::title(lang) subtitle=state>
            <ExportMenu list=List::Closings/>
        </PageHead>
        {broken_alert(lang, broken)}
        <div class="cols">
            <div class="stack c5">{preview} {choose} {provisional_card(lang, &page)}</div>
            <div class="stack c7">{closed_card(lang, &page.closed)}</div>
        </div>
    }
    .into_any()
}

/// Which row keeps a report from being made: `entry-12` or `closing-2026-10`. Anything else says nothing, since anybody can
/// write an address.
fn broken_alert(lang: Lang, broken: &str) -> Option<AnyView> {
    let said = match broken.split_once('-') {
        Some(("entry", number)) => w::broken_entry(lang, number.parse::<i64>().ok()?),
        Some(("closing", word)) => w::broken_closing(lang, text::period(lang, Period::parse(word)?)),
        _ => return None,
    };
    Some(
        view! {
            <div class="alert" data-tone="bad" role="alert">
                <Icon name=Glyph::Alert/>
                <div>
                    <p><b>{said}</b></p>
                    <p>{w::broken_what_to_do(lang)}</p>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn choose_card(lang: Lang, page: &ClosingPage) -> AnyView {
    if page.choices.is_empty() {
        return view! { <Card title=w::choose(lang)><p>{w::nothing_to_close(lang)}</p></Card> }.into_any();
    }
    let options: Vec<_> = page
        .choices
        .iter()
        .map(|period| (period.word(), text::period(lang, *period)))
        .collect();
    view! {
        <form class="card stack" method="get" action="/value/closing">
            <h2>{w::choose(lang)}</h2>
            <SelectField name="period" label=w::period(lang) options=options required=true hint=w::choose_hint(lang)/>
            <div class="cluster">
                <button class="button primary" type="submit">{w::look(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The reports of what is not closed.
fn provisional_card(lang: Lang, page: &ClosingPage) -> AnyView {
    let month = Period::month_of(page.today);
    let open = [month, Period::Year(month.year())];
    let links = open
        .into_iter()
        .filter(|period| page.closed.iter().all(|closed| closed.frozen.period != *period))
        .map(|period| {
            let href = format!("/value/report/{}.pdf", period.word());
            let words = w::provisional_report(lang, text::period(lang, period));
            view! { <li><a href=href rel="external">{words}</a></li> }
        })
        .collect_view();
    view! {
        <Card title=w::provisional(lang)>
            <p>{w::provisional_text(lang)}</p>
            <ul>{links}</ul>
        </Card>
    }
    .into_any()
}
