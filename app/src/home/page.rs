//! The desk's home: scan or type, what waits, what happened last, this year at a glance.

use super::{api::read_home, queues::Queues};
use crate::{
    lang::lang,
    loaded::loaded,
    search::{line::ItemLine, scan_box::ScanBox},
    ui::{empty::Empty, glyph::Glyph, icon::Icon, meter::Meter, money::money_round, page_head::PageHead},
    words::home as w,
};
use domain::{
    access::Permission,
    ledger::saving::percent_of,
    view::{Home, ItemRow, Me, SavingGlance},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    let lang = lang();
    let data = Resource::new_blocking(|| (), |()| read_home());
    view! {
        <Title text=w::home(lang)/>
        {loaded(data, content)}
    }
}

fn content((me, home): (Me, Home)) -> AnyView {
    let lang = lang();
    let recent = home.recent.clone();
    let saving = home.saving.clone();
    let may_deposit = me.may(Permission::Receive);
    let span = if saving.is_some() { "card c7" } else { "card" };
    view! {
        <PageHead title=w::hello(lang, me.name)/>
        <ScanBox/>
        <p>
            <a class="button" href="/scan/batch">
                <Icon name=Glyph::Checks/>
                {crate::words::batch::title(lang)}
            </a>
        </p>
        <Queues home/>
        <div class="cols">
            <section class=span>
                <h2>{w::recent(lang)}</h2>
                {recent_rows(recent, may_deposit)}
            </section>
            {saving.map(|glance| view! { <Glance glance/> })}
        </div>
    }
    .into_any()
}

fn recent_rows(recent: Vec<ItemRow>, may_deposit: bool) -> AnyView {
    let lang = lang();
    if recent.is_empty() {
        let action = if may_deposit { w::first_deposit(lang) } else { "" };
        return view! {
            <Empty
                icon=Glyph::Inbox
                title=w::nothing_yet(lang)
                text=w::nothing_yet_text(lang)
                href="/deposits/new"
                action=action
            />
        }
        .into_any();
    }
    let rows = recent.into_iter().map(|row| view! { <ItemLine row/> }).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

#[component]
fn Glance(glance: SavingGlance) -> impl IntoView {
    let lang = lang();
    let goal = match percent_of(glance.value, glance.target) {
        Some(percent) => w::of_target(lang, percent, money_round(glance.target.0)),
        None => w::no_target(lang).to_owned(),
    };
    let missing = match glance.without_price {
        0 => None,
        1 => Some(w::one_without_price(lang).to_owned()),
        count => Some(w::many_without_price(lang, count)),
    };
    let missing = missing.map(|text| view! { <p><a href="/value/not-counted">{text}</a></p> });
    view! {
        <section class="card c5 stack">
            <h2>{w::avoided(lang, glance.year)}</h2>
            <p class="big-figure money">
                <a href="/value">{money_round(glance.value.0)}</a>
            </p>
            <Meter value=glance.value.0 max=glance.target.0 label=goal.clone()/>
            <p class="muted">{goal}</p>
            {missing}
        </section>
    }
}
