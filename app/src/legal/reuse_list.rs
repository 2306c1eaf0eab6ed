//! What left, and what stayed in another service, line by line: each of the lists.

use super::reuse_page::address;
use crate::{
    export::menu::ExportMenu,
    lang::Lang,
    layout::pages::pages,
    text,
    ui::{
        chip::Chip,
        date::date,
        segmented::{Segment, Segmented},
        table::{Head, Table},
    },
    words::{legal as w, saving},
};
use domain::{
    export::List as Exported,
    legal::reuse::List,
    view::{
        Page,
        legal::{ReuseLine, ReusePage},
    },
};
use leptos::prelude::*;

/// One of the lists.
pub(super) fn card(lang: Lang, page: &ReusePage) -> impl IntoView + use<> {
    let links = List::ALL
        .map(|list| Segment {
            href: address(page.year, list, 1),
            text: name(lang, list).to_owned(),
            is_current: list == page.shown,
        })
        .to_vec();
    let pager = pages(&page.lines, |number| address(page.year, page.shown, number));
    let query = address(page.year, page.shown, 1);
    let query = query
        .split_once('?')
        .map(|(_, query)| query.to_owned())
        .unwrap_or_default();
    let rows = page.lines.total;
    let content = if page.lines.rows.is_empty() {
        view! { <p class="muted">{w::empty_list(lang)}</p> }.into_any()
    } else {
        table(lang, page.shown, &page.lines).into_any()
    };
    view! {
        <section class="card">
            <div class="page-head">
                <h2>{w::lists(lang)}</h2>
                <ExportMenu list=Exported::Reuse query rows/>
            </div>
            <Segmented label=w::lists(lang) links/>
            {content}
            {pager}
        </section>
    }
}

fn name(lang: Lang, list: List) -> &'static str {
    match list {
        List::Reused => w::list_reused(lang),
        List::Discarded => w::list_discarded(lang),
        List::Decommissioned => w::list_decommissioned(lang),
        List::Ageless => w::list_ageless(lang),
        List::TooOld => w::too_old(lang),
        List::NotOwned => w::not_owned(lang),
        List::Kept => w::list_kept(lang),
    }
}

fn table(lang: Lang, list: List, lines: &Page<ReuseLine>) -> impl IntoView + use<> {
    let (way, day, holder) = if list == List::Kept {
        (w::standing(lang), w::signed_on(lang), w::receiver(lang))
    } else {
        (w::exit(lang), w::left_on(lang), w::holder(lang))
    };
    let rows = lines
        .rows
        .iter()
        .map(|line| row(lang, [way, day, holder], line))
        .collect_view();
    view! {
        <Table heads=vec![
            Head::words(saving::item(lang)),
            Head::figures(w::pieces(lang)),
            Head::words(way),
            Head::words(day),
            Head::words(holder),
            Head::figures(w::year_made(lang)),
        ]>{rows}</Table>
    }
}

fn row(lang: Lang, [way, day, holder]: [&'static str; 3], line: &ReuseLine) -> impl IntoView + use<> {
    let (tone, icon) = text::state_look(line.exit);
    let made_in = line
        .made_in
        .map_or_else(|| w::unknown(lang).to_owned(), |year| year.to_string());
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/Q/{}", line.code)>{line.name.clone()}</a>
            </th>
            <td class="n" data-label=w::pieces(lang)>{line.quantity}</td>
            <td data-label=way>
                <Chip tone icon text=text::state(lang, line.exit)/>
            </td>
            <td data-label=day>{date(line.on)}</td>
            <td data-label=holder>{line.holder.clone()}</td>
            <td class="n" data-label=w::year_made(lang)>{made_in}</td>
        </tr>
    }
}
