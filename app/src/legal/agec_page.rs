//! The yearly declaration of article 58: figures by type of product, beside what Regain reallocated inside.

use super::{
    agec_table,
    api::{SaveSpending, WithdrawSpending, read_agec},
    spending_form,
};
use crate::{
    lang::{Lang, lang},
    layout::{MeData, address::query, years::years},
    loaded::loaded,
    saving::sections::Sections,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::legal as w,
};
use domain::{
    access::Permission,
    view::{self, Me},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The declaration's page: `?year=2026`, and `&edit=3` to fill in a type by its rank.
#[component]
pub fn AgecPage() -> impl IntoView {
    let lang = lang();
    let (year, edit) = (query("year"), query("edit"));
    let save = ServerAction::<SaveSpending>::new();
    let withdraw = ServerAction::<WithdrawSpending>::new();
    let data = Resource::new_blocking(move || year.get(), read_agec);
    let me = expect_context::<MeData>().0;
    let show = move |page: view::legal::AgecPage| {
        loaded(me, move |me: Me| {
            let rank = edit.get_untracked().parse().ok();
            let line = rank.and_then(|rank: usize| page.lines.get(rank));
            match line.filter(|_| me.may(Permission::Declare)) {
                Some(line) => spending_form::form(lang, save, withdraw, page.year, line),
                None => whole(lang, &page, &me).into_any(),
            }
        })
    };
    view! {
        <Title text=w::agec_title(lang)/>
        <Sections here="/value/agec"/>
        {loaded(data, show)}
    }
}

fn whole(lang: Lang, page: &view::legal::AgecPage, me: &Me) -> impl IntoView + use<> {
    let years = years(&page.years, page.year, |year| format!("/value/agec?year={year}"));
    view! {
        <PageHead title=w::agec_title(lang) subtitle=w::agec_about(lang, page.year, page.year + 1)>
            {years}
        </PageHead>
        {file(lang, page, me)}
        {agec_table::card(lang, page, me.may(Permission::Declare))}
    }
}

/// The file to send, or what it still lacks.
fn file(lang: Lang, page: &view::legal::AgecPage, me: &Me) -> impl IntoView + use<> {
    let filled = page.lines.iter().filter(|line| line.spending.is_some()).count();
    let who = &page.declarant;
    if !who.is_complete() {
        let way = me.may(Permission::EditSettings).then(|| {
            view! { <p><a class="button" href="/settings/legal">{w::set_declarant(lang)}</a></p> }
        });
        return view! {
            <div class="alert">
                <Icon name=Glyph::Alert/>
                <div>
                    <p>{w::no_declarant(lang)}</p>
                    {way}
                </div>
            </div>
        }
        .into_any();
    }
    let address = format!("/value/agec/declaration.csv?year={}", page.year);
    let download = (filled > 0).then(|| {
        view! {
            <a class="button primary" href=address rel="external">
                <Icon name=Glyph::Download/>
                {w::download(lang)}
            </a>
        }
    });
    view! {
        <section class="card">
            <div class="card-head">
                <div>
                    <h2>{w::file(lang)}</h2>
                    <p class="muted">{w::file_of(lang, &who.legal_name, &who.siret, filled)}</p>
                </div>
                {download}
            </div>
            <p class="small muted">{w::file_method(lang)}</p>
        </section>
    }
    .into_any()
}
