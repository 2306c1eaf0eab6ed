//! The entries behind a figure: what was asked, what it comes to, line by line.

use super::{
    address::{from_query, href, query},
    api::{LinesView, read_lines},
    filter::{is_mass, signed},
    formula::entry_name,
    mass::kilograms,
    said::in_words,
};
use crate::{
    error::AppError,
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{MeData, pages::pages},
    loaded::loaded,
    ui::{
        date::date,
        empty::Empty,
        glyph::Glyph,
        icon::Icon,
        money::money,
        page_head::PageHead,
        table::{Head, Table},
    },
    words::saving as words,
};
use domain::{
    access::Permission,
    export::List,
    ledger::{Kind, saving::Lens},
    view::{LedgerLine, LineFilter},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The list of entries.
#[component]
pub fn LinesPage() -> impl IntoView {
    let query = use_query_map();
    let asked = move || query.with(from_query);
    let me = expect_context::<MeData>().0;
    let data = Resource::new_blocking(
        move || asked().0,
        move |filter| async move { Ok::<_, AppError>((read_lines(filter).await?, me.await?)) },
    );
    view! {
        <Title text=words::lines_title(lang())/>
        {loaded(data, move |(value, me)| page(lang(), value, asked().1, me.may(Permission::SeePeople)).into_any())}
    }
}

fn page(lang: Lang, view: LinesView, lens: Lens, sees_slips: bool) -> impl IntoView {
    let said = in_words(lang, &view.filter, &view.names);
    let back = format!("/value?year={}", view.filter.year);
    let sum = match (is_mass(&view.filter), lens) {
        (true, _) => kilograms(view.page.grams),
        (false, Lens::Prudent) => money(view.page.prudent.0),
        (false, _) => money(view.page.counts.0),
    };
    let count = counted(lang, view.page.lines.total);
    let items = view.page.items.map(|items| items_counted(lang, items));
    let all = LineFilter {
        page: 0,
        ..view.filter.clone()
    };
    let query = query(&all, lens);
    view! {
        <p class="crumb">
            <a href=back>
                <Icon name=Glyph::ArrowLeft/>
                {words::title(lang)}
            </a>
        </p>
        <PageHead title=words::lines_title(lang) subtitle=said.join(" · ")>
            <ExportMenu list=List::Ledger query rows=view.page.lines.total/>
        </PageHead>
        <section class="card">
            <p class="big-figure money">{sum}</p>
            <p class="muted">{count} {items.map(|said| format!(" {said}"))}</p>
            {lines(lang, &view, lens, sees_slips)}
            {pages(&view.page.lines, |page| href(&LineFilter { page, ..view.filter.clone() }, lens))}
        </section>
    }
}

fn counted(lang: Lang, count: u64) -> String {
    match count {
        1 => words::line_count_one(lang).to_owned(),
        count => words::line_count(lang, count),
    }
}

/// How many items the issues listed are: what was issued again after a return is one item, in two issues.
fn items_counted(lang: Lang, items: u64) -> String {
    match items {
        1 => words::item_count_one(lang).to_owned(),
        items => words::item_count(lang, items),
    }
}

fn lines(lang: Lang, view: &LinesView, lens: Lens, sees_slips: bool) -> AnyView {
    if view.page.lines.rows.is_empty() {
        return view! {
            <Empty title=words::no_lines(lang) text=words::no_lines_text(lang) icon=Glyph::List href="/value" action=words::title(lang)/>
        }
        .into_any();
    }
    let rows = view
        .page
        .lines
        .rows
        .iter()
        .map(|line| row(lang, line, &view.filter, lens, sees_slips))
        .collect_view();
    view! {
        <Table heads=vec![
            Head::words(words::entry(lang)),
            Head::words(words::counted_on(lang)),
            Head::words(words::item(lang)),
            Head::words(words::service(lang)),
            Head::words(words::slip(lang)),
            Head::words(words::evidence(lang)),
            Head::figures(words::amount(lang)),
        ]>{rows}</Table>
    }
    .into_any()
}

fn row(lang: Lang, line: &LedgerLine, filter: &LineFilter, lens: Lens, sees_slips: bool) -> impl IntoView + use<> {
    let slip = line.handover.clone().map(|number| {
        // A slip names its receiver: to who sees nobody, it is a number.
        let address = sees_slips.then(|| format!("/handovers/{number}"));
        view! { <a href=address>{number}</a> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/value/lines/{}", line.id)>{entry_name(lang, line)}</a>
            </th>
            <td data-label=words::counted_on(lang)>{date(line.period_on)}</td>
            <td data-label=words::item(lang)>
                <a href=format!("/Q/{}", line.code)>{line.name.clone()}</a>
            </td>
            <td data-label=words::service(lang)>{line.service.clone()}</td>
            <td data-label=words::slip(lang)>{slip}</td>
            <td data-label=words::evidence(lang)>{line.grade.map(|grade| grade.word())}</td>
            <td class="n" data-label=words::amount(lang)>{amount(line, filter, lens)}</td>
        </tr>
    }
}

/// What an entry counts in a list.
pub(super) fn amount(line: &LedgerLine, filter: &LineFilter, lens: Lens) -> String {
    if matches!(line.kind, Kind::Co2 | Kind::Waste | Kind::WasteOut) {
        return kilograms(line.grams);
    }
    let cents = if lens == Lens::Prudent {
        line.prudent
    } else {
        line.cents
    };
    money(signed(filter, line.kind, cents).0)
}
