//! `/announce`: the form, one's own announcements, and for the desk all that wait.

use super::api::{Announce, read_announcements};
use crate::{
    form::{ActionForm, Refused},
    item::choose::pairs,
    key::new_key,
    lang::{Lang, lang},
    loaded::loaded,
    text,
    ui::{
        area_field::AreaField, card::Card, chip::Chip, date::date, glyph::Glyph, icon::Icon, key_fields::KeyFields,
        page_head::PageHead, select_field::SelectField, text_field::TextField,
    },
    words::announce as w,
};
use domain::view::announce::{Announced, Announcements};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn AnnouncePage() -> impl IntoView {
    let lang = lang();
    let action = ServerAction::<Announce>::new();
    let data = Resource::new_blocking(|| (), |()| read_announcements());
    view! {
        <Title text=w::title(lang)/>
        <PageHead title=w::title(lang) subtitle=w::about(lang)/>
        {loaded(data, move |page| content(lang, page, action))}
    }
}

fn content(lang: Lang, page: Announcements, action: ServerAction<Announce>) -> AnyView {
    let form = form(lang, &page, action);
    let rows = page.mine.into_iter().map(|row| {
        let name = view! { <b>{named(lang, &row)}</b> }.into_any();
        line(lang, row, name)
    });
    let rows = rows.collect::<Vec<_>>();
    let mine = if rows.is_empty() {
        view! { <p class="muted">{w::mine_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let mine = view! { <Card title=w::mine(lang)>{mine}</Card> };
    // The desk comes here to receive; everybody else to announce.
    match page.waiting {
        Some(rows) => view! {
            <div class="cols">
                <div class="stack c7">{waiting(lang, rows)} {mine}</div>
                <div class="c5">{form}</div>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="cols">
                <div class="c7">{form}</div>
                <div class="stack c5">{mine}</div>
            </div>
        }
        .into_any(),
    }
}

fn form(lang: Lang, page: &Announcements, action: ServerAction<Announce>) -> impl IntoView + use<> {
    let categories = page.categories.iter();
    let categories = categories
        .map(|row| (row.code.clone(), lang.pick(&row.fr, &row.en).to_owned()))
        .collect::<Vec<_>>();
    let (services, places) = (pairs(&page.services), pairs(&page.places));
    view! {
        <ActionForm action=action attr:class="card stack">
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <SelectField name="service" label=w::service(lang) options=services prompt=w::choose(lang) required=true/>
            <SelectField name="category" label=crate::words::price::category(lang) options=categories prompt=w::choose(lang) required=true/>
            <TextField name="what" label=w::what(lang) maxlength=120 hint=w::what_hint(lang)/>
            <AreaField name="fault" label=w::fault(lang) maxlength=500 hint=w::fault_hint(lang)/>
            <SelectField name="place" label=w::place(lang) options=places prompt=w::choose(lang) required=true/>
            <TextField name="quantity" label=w::quantity(lang) value="1" inputmode="numeric" maxlength=4 required=true/>
            <div class="cluster">
                <button class="button primary big">
                    <Icon name=Glyph::Mail/>
                    {w::send(lang)}
                </button>
            </div>
        </ActionForm>
    }
}

/// What the desk receives, with the labels to print before going.
fn waiting(lang: Lang, rows: Vec<Announced>) -> impl IntoView {
    let content = if rows.is_empty() {
        view! { <p class="muted">{w::waiting_none(lang)}</p> }.into_any()
    } else {
        let lines = rows.into_iter().map(|row| {
            let href = row.code.as_ref().map(|code| format!("/Q/{code}"));
            let name = view! { <a href=href>{named(lang, &row)}</a> }.into_any();
            line(lang, row, name)
        });
        let lines = lines.collect_view();
        view! {
            <p class="small muted">{w::waiting_about(lang)}</p>
            <ul class="rows">{lines}</ul>
            <div class="cluster">
                <a class="button" href="/items?states=announced">
                    <Icon name=Glyph::Qr/>
                    {w::labels(lang)}
                </a>
                <a class="button" href="/scan/batch?action=receive">
                    <Icon name=Glyph::Scan/>
                    {w::receive(lang)}
                </a>
            </div>
        }
        .into_any()
    };
    view! { <Card title=w::waiting(lang)><div class="stack">{content}</div></Card> }
}

fn named(lang: Lang, row: &Announced) -> String {
    match row.quantity {
        1 => row.name.clone(),
        count => w::times(lang, &row.name, count),
    }
}

/// What was announced and where it stands. Its name leads to its page for who sees items.
fn line(lang: Lang, row: Announced, name: AnyView) -> impl IntoView {
    let by = w::by(lang, &row.by, date(row.on));
    let detail: Vec<String> = [row.fault, row.service, row.place, by]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let (tone, icon) = text::state_look(row.state);
    let code = row.code.map(|code| view! { <span class="code">{code}</span> " · " });
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&row.category)/>
            </span>
            <div>
                {name}
                <div class="small muted">{code} {detail.join(" · ")}</div>
            </div>
            <Chip tone icon text=text::state(lang, row.state)/>
        </li>
    }
}
