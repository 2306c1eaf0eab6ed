//! The slips: unsigned first, the late ones in red.

use super::api::{Handovers, read_handovers};
use crate::{
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::pages::pages,
    loaded::loaded,
    ui::{
        card::Card, chip::Chip, date::date, empty::Empty, glyph::Glyph, icon::Icon, page_head::PageHead, row::Row,
        tone::Tone,
    },
    words::handover as words,
};
use domain::{
    export::List,
    view::{HandoverRow, Page},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The list of issue slips.
#[component]
pub fn HandoversPage() -> impl IntoView {
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let data = Resource::new_blocking(page, read_handovers);
    view! {
        <Title text=words::title(lang())/>
        {loaded(data, |value| lists(lang(), value).into_any())}
    }
}

fn lists(lang: Lang, value: Handovers) -> impl IntoView {
    let new = value.may_prepare.then(|| {
        view! {
            <a class="button primary" href="/handovers/new">
                <Icon name=Glyph::Plus/>
                {words::new(lang)}
            </a>
        }
    });
    let content = if value.all.total == 0 {
        empty(lang, value.may_prepare).into_any()
    } else {
        view! { {open(lang, value.open)} {all(lang, value.all)} }.into_any()
    };
    view! {
        <PageHead title=words::title(lang) subtitle=words::subtitle(lang)>
            <div class="cluster">{new} <ExportMenu list=List::Handovers/></div>
        </PageHead>
        {content}
    }
}

fn empty(lang: Lang, may_prepare: bool) -> impl IntoView {
    let (href, action) = if may_prepare {
        ("/handovers/new", words::new(lang))
    } else {
        ("", "")
    };
    view! { <Empty title=words::empty(lang) text=words::empty_text(lang) icon=Glyph::Handshake href=href action=action/> }
}

fn open(lang: Lang, page: Page<HandoverRow>) -> impl IntoView {
    let title = words::open_title(lang, page.total);
    let rows = page.rows.into_iter().map(|row| slip(lang, row)).collect_view();
    (page.total > 0).then(|| view! { <Card title=title><ul class="rows">{rows}</ul></Card> })
}

fn all(lang: Lang, page: Page<HandoverRow>) -> impl IntoView {
    let pager = pages(&page, |page| format!("/handovers?page={page}"));
    let rows = page.rows.into_iter().map(|row| slip(lang, row)).collect_view();
    view! {
        <Card title=words::all_title(lang)>
            <ul class="rows">{rows}</ul>
            {pager}
        </Card>
    }
}

fn slip(lang: Lang, row: HandoverRow) -> impl IntoView {
    let (tone, icon, text) = match (row.open, row.is_late) {
        (0, _) => (Tone::Good, Glyph::Check, words::closed(lang)),
        (_, true) => (Tone::Bad, Glyph::Alert, words::late(lang)),
        (_, false) => (Tone::Wait, Glyph::Pen, words::to_sign(lang)),
    };
    view! {
        <Row
            href=format!("/handovers/{}", row.number)
            icon=Glyph::Clipboard
            title=row.service
            code=row.number
            detail=words::slip_detail(lang, date(row.on), row.lines)
        >
            <Chip tone icon text/>
        </Row>
    }
}
