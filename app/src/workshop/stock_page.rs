//! The items of the stock behind a figure, those that wait the longest first.

use super::{
    api::read_stock,
    filter::{Shown, back, to_export},
    stock::{age_name, list as address},
};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{address::query, pages::pages},
    loaded::loaded,
    search::line::ItemLine,
    text,
    ui::{empty::Empty, glyph::Glyph, page_head::PageHead},
    words::workshop as w,
};
use domain::{
    export::List,
    item::State,
    view::{ItemRow, Page},
    workshop::stock::{Age, PATIENCE},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The list of the stock.
#[component]
pub fn StockPage() -> impl IntoView {
    let (age, wait) = (query("age"), query("wait"));
    let (category, page) = (query("category"), query("page"));
    let asked = move || (age.get(), wait.get(), category.get(), page.get());
    let data = Resource::new_blocking(asked, |(age, wait, category, page)| {
        read_stock(age, wait, category, page.parse().unwrap_or(1))
    });
    view! {
        <Title text=w::stock(lang())/>
        {loaded(data, move |value| {
            let (age, wait, category, _) = asked();
            list(lang(), value, &age, &wait, category).into_any()
        })}
    }
}

fn list(lang: Lang, page: Page<ItemRow>, age: &str, wait: &str, category: String) -> impl IntoView + use<> {
    let pager = pages(&page, |number| address(age, wait, &category, &number.to_string()));
    let said = subject(lang, age, wait);
    let total = page.total;
    let query = to_export(0, &[("age", age), ("wait", wait), ("category", &category)]);
    let content = if page.rows.is_empty() {
        view! { <Empty title=w::nothing_waits(lang) text=w::nothing_waits_text(lang) icon=Glyph::Check href="/value/repairs" action=w::title(lang)/> }
            .into_any()
    } else {
        let rows = page
            .rows
            .into_iter()
            .map(|row| view! { <ItemLine row/> })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let shown = Shown {
        year: String::new(),
        category,
    };
    view! {
        {back(&shown)}
        <PageHead title=w::stock(lang) subtitle=said>
            <ExportMenu list=List::Stock query rows=total/>
        </PageHead>
        <section class="card">
            <p class="muted">{w::longest_first(lang, total)}</p>
            {content}
            {pager}
        </section>
    }
}

/// What the list keeps to, in words.
fn subject(lang: Lang, age: &str, wait: &str) -> String {
    let waiting = State::parse(wait).and_then(|state| {
        let (_, patience) = PATIENCE.into_iter().find(|(patient, _)| *patient == state)?;
        Some(w::waiting_in(lang, text::state(lang, state), patience))
    });
    let aged = Age::parse(age).map(|age| age_name(lang, age));
    [waiting, aged].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
