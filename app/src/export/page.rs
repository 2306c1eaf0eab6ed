//! `/exports`: everything that somebody may take away, with how much of it there is.

use super::{api::read_exports, links::files, menu::counted};
use crate::{
    lang::{Lang, lang},
    layout::{
        MeData,
        address::{href, query},
    },
    loaded::loaded,
    text,
    ui::{
        card::Card,
        empty::Empty,
        glyph::Glyph,
        icon::Icon,
        page_head::PageHead,
        segmented::{Segment, Segmented},
    },
    words::export as w,
};
use domain::{access::Permission, export::List, view::export::ExportsPage as Exports};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page; `?year=` keeps to one year where a list has years.
#[component]
pub fn ExportsPage() -> impl IntoView {
    let lang = lang();
    let year = query("year");
    let data = Resource::new_blocking(move || year.get().parse().unwrap_or(0), read_exports);
    view! {
        <Title text=w::title(lang)/>
        {loaded(data, content)}
    }
}

fn content(page: Exports) -> AnyView {
    let lang = lang();
    if page.lists.is_empty() {
        return view! {
            <PageHead title=w::title(lang)/>
            <Empty icon=Glyph::Download title=w::none(lang) text=w::none_text(lang)/>
        }
        .into_any();
    }
    let money = [
        List::Ledger,
        List::Spend,
        List::NotCounted,
        List::Closings,
        List::Reuse,
        List::Chain,
    ];
    let open = [List::Ords, List::History];
    let settings = [
        List::Services,
        List::Places,
        List::Providers,
        List::Categories,
        List::People,
    ];
    let elsewhere = |list: &List| money.contains(list) || open.contains(list) || settings.contains(list);
    let desk: Vec<List> = List::ALL.into_iter().filter(|list| !elsewhere(list)).collect();
    let import = page.may_import.then(|| {
        view! {
            <p>
                <a class="button" href="/exports/history">
                    <Icon name=Glyph::History/>
                    {w::history_link(lang)}
                </a>
            </p>
        }
    });
    let years = years(lang, &page);
    let groups = [
        group(lang, &page, w::money(lang), &money),
        group(lang, &page, w::desk(lang), &desk),
        group(lang, &page, w::settings(lang), &settings),
        group(lang, &page, w::open_data(lang), &open),
    ];
    view! {
        <PageHead title=w::title(lang) subtitle=w::subtitle(lang)>{years}</PageHead>
        <div class="stack">
            {groups.into_iter().collect_view()} {import}
            {loaded(expect_context::<MeData>().0, |me| names(me.may(Permission::SeePeople)))}
            <p class="small muted">{w::formats(lang)}</p>
        </div>
    }
    .into_any()
}

/// That nobody's name is in the files, to who would look for it.
fn names(sees_people: bool) -> AnyView {
    let text = (!sees_people).then(|| view! { <p class="small muted">{w::no_names(lang())}</p> });
    view! { {text} }.into_any()
}

/// The last years, and all of them.
fn years(lang: Lang, page: &Exports) -> impl IntoView + use<> {
    let segment = |year: i32, text: String| Segment {
        href: href(
            "/exports",
            &[("year", &if year == 0 { String::new() } else { year.to_string() })],
        ),
        text,
        is_current: year == page.year,
    };
    let all = segment(0, w::all_years(lang).to_owned());
    let years = page.years.iter().take(4).map(|year| segment(*year, year.to_string()));
    let links: Vec<Segment> = std::iter::once(all).chain(years).collect();
    view! { <Segmented label=w::year(lang) links/> }
}

fn group(lang: Lang, page: &Exports, title: &'static str, of: &[List]) -> Option<AnyView> {
    let shown = page.lists.iter().filter(|(list, _)| of.contains(list));
    let rows: Vec<AnyView> = shown.map(|(list, count)| row(lang, page, *list, *count)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Card title>
                <ul class="export-list">{rows}</ul>
            </Card>
        }
        .into_any()
    })
}

fn row(lang: Lang, page: &Exports, list: List, count: u64) -> AnyView {
    let year = (list.has_year() && page.year != 0).then(|| format!("year={}", page.year));
    let name = text::export::list(lang, list);
    let links = files(lang, list, year.as_deref().unwrap_or_default()).map(|file| {
        let words = w::of_list(lang, file.text, name);
        view! {
            <a class="button" href=file.href rel="external" aria-label=words>
                <Icon name=Glyph::Download/>
                {file.text}
            </a>
        }
    });
    let told = (list == List::Ords && page.may_tell).then(|| {
        let address = files(lang, list, "problem=1")[2].href.clone();
        view! {
            <p class="small">
                <a href=address rel="external">{w::tell(lang)}</a>
                " · "
                <span class="muted">{w::tell_about(lang)}</span>
            </p>
        }
    });
    view! {
        <li>
            <div>
                <h3>{name}</h3>
                <p class="small muted">{text::export::list_about(lang, list)}</p>
                <p class="count">{counted(lang, count)}</p>
                {told}
            </div>
            <div class="cluster no-print">{links.into_iter().collect_view()}</div>
        </li>
    }
    .into_any()
}
