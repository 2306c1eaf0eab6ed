//! What was found along an axis: the filters, the bars, the table, the matrix.

mod form;
mod matrix;
pub(super) mod sheet;
mod table;

use super::{
    address::{address, href, query},
    said::in_words,
};
use crate::{
    export::menu::{ExportMenu, ExportTable},
    lang::Lang,
    text,
    ui::{
        bars::{Bar, Bars},
        card::Card,
        empty::Empty,
        form_error::FormError,
        glyph::Glyph,
        money::money,
        page_head::PageHead,
    },
    words::{explore as w, saving as words},
};
use domain::{
    Cents,
    export::List,
    ledger::saving::{Lens, Totals},
    view::explore::{Asked, Axis, ExplorePage, ExploreRow, behind},
};
use leptos::prelude::*;

/// The word of the matrix, where addresses say what to group by.
pub(super) const MATRIX: &str = "matrix";

/// How many bars are drawn; the table has them all.
const BARS: usize = 12;

/// What is wrong with the months asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// That is no month.
    Unread(String),
    /// It ends before it begins.
    Backwards,
}

/// The whole page.
pub(super) fn page(lang: Lang, page: &ExplorePage, notice: Option<Notice>) -> impl IntoView + use<> {
    let notice = match notice {
        Some(Notice::Unread(word)) => w::unread_month(lang, word),
        Some(Notice::Backwards) => w::backwards(lang).to_owned(),
        None => String::new(),
    };
    let mut said = in_words(lang, &page.asked.filter, &page.names);
    said.push(text::lens(lang, page.asked.lens).to_owned());
    let entries = query(&behind(&page.asked.filter, page.asked.lens), page.asked.lens);
    let table = shown(&page.asked);
    view! {
        <PageHead title=w::title(lang) subtitle=said.join(" · ")>
            <div class="cluster">
                <ExportTable query=table/> <ExportMenu list=List::Ledger label=w::export_entries(lang) query=entries/>
            </div>
        </PageHead>
        <FormError text=notice/>
        {form::form(lang, page)}
        {found(lang, page)}
        <p class="small muted no-print">{w::send_link(lang)}</p>
    }
}

/// What follows the question mark in the page's own address.
fn shown(asked: &Asked) -> String {
    let by = asked.by.map_or(MATRIX, Axis::word);
    let address = address("", &asked.filter, &[("by", by), ("lens", lens_word(asked.lens))]);
    address.trim_start_matches('?').to_owned()
}

fn found(lang: Lang, page: &ExplorePage) -> AnyView {
    if page.totals == Totals::default() {
        return view! {
            <Empty title=w::nothing(lang) text=w::nothing_text(lang) icon=Glyph::Search href="/value/explore" action=w::clear(lang)/>
        }
        .into_any();
    }
    let Some(axis) = page.asked.by else {
        return matrix::card(lang, page).into_any();
    };
    view! {
        <div class="cols">
            {drawing(lang, page, axis)}
            {table::card(lang, page, axis)}
        </div>
    }
    .into_any()
}

/// The bars: the largest rows, or every month in order. What belongs to none is always drawn, for it is mostly costs.
fn drawing(lang: Lang, page: &ExplorePage, axis: Axis) -> impl IntoView + use<> {
    let lens = page.asked.lens;
    let kept = if axis == Axis::Month { page.rows.len() } else { BARS };
    let value = |row: &ExploreRow| row.totals.through(lens);
    let (named, none): (Vec<_>, Vec<_>) = page.rows.iter().partition(|row| !row.key.is_empty());
    let (first, others) = named.split_at(named.len().min(kept));
    let draw = |row: &&ExploreRow| {
        let filter = behind(&axis.keep(&page.asked.filter, &row.key), lens);
        bar(label(lang, axis, row), value(row), href(&filter, lens))
    };
    let mut bars: Vec<Bar> = first.iter().map(draw).collect();
    if !others.is_empty() {
        let rest: Cents = others.iter().map(|row| value(row)).sum();
        // Several rows at once: the table opens each.
        bars.push(bar(words::others(lang, others.len()), rest, String::new()));
    }
    bars.extend(none.iter().map(draw));
    let title = w::chart_title(lang, text::lens(lang, lens), axis_name(lang, axis));
    view! {
        <Card title=w::drawing(lang) span="c5">
            <Bars title bars/>
        </Card>
    }
}

fn bar(label: String, value: Cents, href: String) -> Bar {
    Bar {
        label,
        value: value.0,
        figure: money(value.0),
        href,
    }
}

/// What an axis is called.
fn axis_name(lang: Lang, axis: Axis) -> &'static str {
    match axis {
        Axis::Month => w::by_month(lang),
        Axis::Receiver => w::by_receiver(lang),
        Axis::Depositor => w::by_depositor(lang),
        Axis::Category => w::by_category(lang),
        Axis::Site => w::by_site(lang),
        Axis::Provider => w::by_provider(lang),
        Axis::Outcome => w::by_outcome(lang),
    }
}

/// What a row is called.
fn label(lang: Lang, axis: Axis, row: &ExploreRow) -> String {
    match axis {
        Axis::Month => super::said::month(lang, row.key.parse().unwrap_or(0)),
        Axis::Outcome => super::said::outcome(lang, &row.key).unwrap_or_default().to_owned(),
        Axis::Receiver if row.key.is_empty() => w::no_receiver(lang).to_owned(),
        Axis::Provider if row.key.is_empty() => w::no_provider(lang).to_owned(),
        Axis::Site if row.key.is_empty() => w::no_site(lang).to_owned(),
        Axis::Receiver | Axis::Depositor | Axis::Category | Axis::Site | Axis::Provider => {
            lang.pick(&row.label_fr, &row.label_en).to_owned()
        }
    }
}

/// The word of a lens in an address: none for the one that goes without saying.
fn lens_word(lens: Lens) -> &'static str {
    if lens == Lens::Gross { "" } else { lens.word() }
}
