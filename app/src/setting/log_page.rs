//! The log of administrators' acts.

use super::{
    api::act::{KeepActs, read_acts},
    fields::NumberField,
    sheet::Back,
};
use crate::{
    form::{ActionForm, Refused},
    lang::{Lang, lang},
    layout::pages::pages,
    loaded::{Data, loaded},
    text,
    ui::{
        card::Card,
        date::moment,
        empty::Empty,
        glyph::Glyph,
        page_head::PageHead,
        table::{Head, Table},
    },
    words::{log as w, setting},
};
use domain::{
    act::{Act, MONTHS},
    view::account::{ActLog, ActRow},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn LogPage() -> impl IntoView {
    let lang = lang();
    let keep = ServerAction::<KeepActs>::new();
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let data: Data<ActLog> = Resource::new_blocking(page, read_acts);
    view! {
        <Title text=w::title(lang)/>
        <Back href="/settings" text=setting::settings(lang)/>
        <PageHead title=w::title(lang) subtitle=w::about(lang)/>
        {loaded(data, move |log| view! { {list(lang, &log)} {kept(keep, log.months)} }.into_any())}
    }
}

fn list(lang: Lang, log: &ActLog) -> AnyView {
    if log.page.rows.is_empty() {
        return view! { <Empty title=w::empty(lang) text=w::empty_text(lang) icon=Glyph::List/> }.into_any();
    }
    let pager = pages(&log.page, |page| format!("/settings/log?page={page}"));
    let rows = log.page.rows.iter().map(|act| row(lang, act)).collect_view();
    view! {
        <Card>
            <Table heads=vec![
                Head::words(w::when(lang)),
                Head::words(w::who(lang)),
                Head::words(w::what(lang)),
                Head::words(w::whom(lang)),
                Head::words(w::detail(lang)),
            ]>{rows}</Table>
            {pager}
        </Card>
    }
    .into_any()
}

fn row(lang: Lang, act: &ActRow) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{moment(act.at)}</th>
            <td data-label=w::who(lang)>{act.by.clone()}</td>
            <td data-label=w::what(lang)>{text::act(lang, act.act)}</td>
            <td data-label=w::whom(lang)>{act.whom.clone()}</td>
            <td data-label=w::detail(lang)>{detail(lang, act)}</td>
        </tr>
    }
}

/// Which roles, settings or list, in words.
fn detail(lang: Lang, act: &ActRow) -> String {
    let words = act.detail.split_whitespace().map(|word| match act.act {
        Act::PersonAdded | Act::PersonChanged | Act::PersonClosed | Act::PersonOpened => {
            domain::Role::parse(word).map_or_else(|| word.to_owned(), |role| text::role(lang, role).to_owned())
        }
        Act::SettingsSaved => text::field_name(lang, word).to_owned(),
        Act::CodeRule if word == "true" => w::asked(lang).to_owned(),
        Act::CodeRule => w::not_asked(lang).to_owned(),
        Act::LogKept => w::months(lang, word),
        Act::PeopleExported => {
            let list = domain::export::List::parse(word);
            list.map_or_else(|| word.to_owned(), |list| text::export::list(lang, list).to_owned())
        }
        Act::PasswordReset | Act::LinkMade | Act::WaitEnded | Act::SessionsEnded | Act::CodeLifted => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn kept(keep: ServerAction<KeepActs>, months: u32) -> AnyView {
    let lang = lang();
    view! {
        <ActionForm action=keep attr:class="card stack">
            <h2>{w::keeping(lang)}</h2>
            <Refused action=keep/>
            <NumberField name="months" label=w::keep_for(lang) value=months max=*MONTHS.end() hint=w::keep_hint(lang)/>
            <div class="cluster">
                <button class="button">{setting::save(lang)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}
