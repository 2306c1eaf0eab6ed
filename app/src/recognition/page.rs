//! Those who agreed to be named, by team: thanks, not a ranking.

use super::api::read_recognition;
use crate::{
    lang::{Lang, lang},
    layout::{address::query, years::years},
    loaded::loaded,
    ui::{
        card::Card,
        empty::Empty,
        glyph::Glyph,
        page_head::PageHead,
        percent::count,
        table::{Head, Table},
    },
    words::recognition as w,
};
use domain::view::{
    self,
    recognition::{Contribution, Team},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of recognition: `?year=2026`.
#[component]
pub fn RecognitionPage() -> impl IntoView {
    let year = query("year");
    let data = Resource::new_blocking(move || year.get(), read_recognition);
    view! {
        <Title text=w::title(lang())/>
        {loaded(data, |value| page(lang(), value).into_any())}
    }
}

fn page(lang: Lang, page: view::recognition::RecognitionPage) -> impl IntoView {
    let years = years(&page.years, page.year, |year| format!("/recognition?year={year}"));
    let content = if page.teams.is_empty() {
        view! { <Empty title=w::nobody(lang) text=w::nobody_text(lang) icon=Glyph::Users href="/account" action=w::account(lang)/> }.into_any()
    } else {
        let teams = page.teams.into_iter().map(|one| team(lang, one)).collect_view();
        view! {
            <div class="cols">{teams}</div>
            <p class="small muted">{w::method(lang)}</p>
        }
        .into_any()
    };
    view! {
        <PageHead title=w::title(lang) subtitle=w::about(lang)>{years}</PageHead>
        {content}
    }
}

fn team(lang: Lang, team: Team) -> impl IntoView {
    let rows = team.people.into_iter().map(|one| row(lang, one)).collect_view();
    view! {
        <Card title=team.service>
            <Table heads=vec![
                Head::words(w::person(lang)),
                Head::figures(w::received(lang)),
                Head::figures(w::repaired(lang)),
                Head::figures(w::handed_over(lang)),
            ]>{rows}</Table>
        </Card>
    }
}

fn row(lang: Lang, one: Contribution) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{one.name}</th>
            <td class="n" data-label=w::received(lang)>{count(one.received)}</td>
            <td class="n" data-label=w::repaired(lang)>{count(one.repaired)}</td>
            <td class="n" data-label=w::handed_over(lang)>{count(one.handed_over)}</td>
        </tr>
    }
}
