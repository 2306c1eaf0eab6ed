//! `/reports`: what passers-by reported, those to handle first.

use super::api::{HandleReport, read_reports};
use crate::{
    export::menu::ExportMenu,
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    layout::{address::query, pages::pages},
    loaded::loaded,
    ui::{date::moment, empty::Empty, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead},
    words::report as w,
};
use domain::{
    export::List,
    view::{
        Page,
        scan::{ReportKind, ReportRow},
    },
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let lang = lang();
    let page = query("page");
    let data = Resource::new_blocking(move || page.get().parse().unwrap_or(1), read_reports);
    view! {
        <Title text=w::title(lang)/>
        <PageHead title=w::title(lang) subtitle=w::subtitle(lang)>
            <ExportMenu list=List::Reports/>
        </PageHead>
        {loaded(data, content)}
    }
}

fn content(page: Page<ReportRow>) -> AnyView {
    let lang = lang();
    if page.rows.is_empty() {
        return view! { <Empty icon=Glyph::Inbox title=w::none(lang) text=w::none_text(lang)/> }.into_any();
    }
    let action = ServerAction::<HandleReport>::new();
    let pager = pages(&page, |page| format!("/reports?page={page}"));
    let rows = page
        .rows
        .into_iter()
        .map(|row| report(lang, action, row))
        .collect_view();
    view! {
        <Refused action/>
        <section class="card">
            <ul class="rows">{rows}</ul>
        </section>
        {pager}
    }
    .into_any()
}

fn report(lang: Lang, action: ServerAction<HandleReport>, row: ReportRow) -> impl IntoView {
    let (icon, kind) = match row.kind {
        ReportKind::Fault => (Glyph::Wrench, w::kind_fault(lang)),
        ReportKind::Collect => (Glyph::Truck, w::kind_collect(lang)),
    };
    let what = if row.name.is_empty() {
        view! { <b>{w::no_item(lang)}</b> }.into_any()
    } else {
        view! { <a href=format!("/Q/{}", row.label)>{row.name.clone()}</a> }.into_any()
    };
    let at = moment(row.at);
    let contact = (!row.contact.is_empty()).then(|| view! { <p>{w::contact_of(lang, &row.contact)}</p> });
    let end = match &row.handled {
        Some((by, at)) => {
            let words = w::handled(lang, by, moment(*at));
            view! { <p class="small muted">{words}</p> }.into_any()
        }
        None => handle(lang, action, &row),
    };
    view! {
        <li>
            <span class="thumb">
                <Icon name=icon/>
            </span>
            <div>
                {what}
                <div class="small muted">
                    {kind} " · " <span class="code">{row.label.clone()}</span> " · " {at}
                </div>
                <p>{row.text.clone()}</p>
                {contact}
                {end}
            </div>
        </li>
    }
}

fn handle(lang: Lang, action: ServerAction<HandleReport>, row: &ReportRow) -> AnyView {
    let (id, name) = (row.id.to_string(), w::handle_one(lang, &row.label));
    view! {
        <ActionForm action>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="id" value=id/>
            <button class="button" type="submit" aria-label=name>
                <Icon name=Glyph::Check/>
                {w::handle(lang)}
            </button>
        </ActionForm>
    }
    .into_any()
}
