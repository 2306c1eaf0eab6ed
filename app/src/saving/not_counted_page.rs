//! What happened and counts for nothing yet, with the way out.

use super::{api::read_not_counted, cause::address};
use crate::{
    error::AppError,
    export::menu::ExportMenu,
    lang::{Lang, lang},
    layout::{MeData, pages::pages},
    loaded::loaded,
    text,
    ui::{
        date::date,
        empty::Empty,
        glyph::Glyph,
        icon::Icon,
        page_head::PageHead,
        segmented::{Segment, Segmented},
    },
    words::saving as words,
};
use domain::{
    access::Permission,
    export::List,
    item::{Gesture, State},
    view::{Me, NotCounted, Page},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The list of what is not counted: `?why=price`, `unsigned`, `factor` or `none`, of a year or of all.
#[component]
pub fn NotCountedPage() -> impl IntoView {
    let query = use_query_map();
    let why = move || query.with(|query| Why::parse(&query.get("why").unwrap_or_default()));
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let year = move || query.with(|query| query.get("year").and_then(|year| year.parse().ok()).unwrap_or(0));
    let me = expect_context::<MeData>().0;
    let data = Resource::new_blocking(
        move || (why(), year(), page()),
        move |(why, year, page)| async move {
            let rows = read_not_counted(why.word().to_owned(), page, year).await?;
            Ok::<_, AppError>((rows, me.await?))
        },
    );
    view! {
        <Title text=words::not_counted_title(lang())/>
        {loaded(data, move |(value, me)| list(lang(), value, why(), year(), &me).into_any())}
    }
}

/// Why something is not counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Price,
    Unsigned,
    Factor,
    Nothing,
}

impl Why {
    fn parse(word: &str) -> Self {
        match word {
            "unsigned" => Self::Unsigned,
            "factor" => Self::Factor,
            "none" => Self::Nothing,
            _ => Self::Price,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Unsigned => "unsigned",
            Self::Factor => "factor",
            Self::Nothing => "none",
        }
    }

    fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Price => words::why_price(lang),
            Self::Unsigned => words::why_unsigned(lang),
            Self::Factor => words::why_factor(lang),
            Self::Nothing => words::why_none(lang),
        }
    }

    fn way_out(self, lang: Lang) -> &'static str {
        match self {
            Self::Price => words::out_price(lang),
            Self::Unsigned => words::out_unsigned(lang),
            Self::Factor => words::out_factor(lang),
            Self::Nothing => words::out_none(lang),
        }
    }
}

fn list(lang: Lang, page: Page<NotCounted>, why: Why, year: i32, me: &Me) -> impl IntoView + use<> {
    let pager = pages(&page, |page| address(why.word(), year, page));
    let of = if year == 0 {
        words::all_years(lang).to_owned()
    } else {
        words::in_year(lang, year)
    };
    let back = if year == 0 {
        "/value".to_owned()
    } else {
        format!("/value?year={year}")
    };
    let query = if year == 0 {
        format!("why={}", why.word())
    } else {
        format!("why={}&year={year}", why.word())
    };
    let content = if page.rows.is_empty() {
        view! { <Empty title=words::all_counted(lang) text=words::all_counted_text(lang) icon=Glyph::Check href="/value" action=words::title(lang)/> }
            .into_any()
    } else {
        let rows = page.rows.into_iter().map(|row| item(lang, row, why, me)).collect_view();
        view! {
            <section class="card">
                <p class="muted">{why.way_out(lang)}</p>
                <ul class="rows">{rows}</ul>
                {pager}
            </section>
        }
        .into_any()
    };
    view! {
        <p class="crumb">
            <a href=back>
                <Icon name=Glyph::ArrowLeft/>
                {words::title(lang)}
            </a>
        </p>
        <PageHead title=words::not_counted_title(lang) subtitle=of>
            <div class="cluster">
                {switch(lang, why, year)} <ExportMenu list=List::NotCounted query/>
            </div>
        </PageHead>
        {content}
    }
}

fn switch(lang: Lang, current: Why, year: i32) -> impl IntoView {
    let links = [Why::Price, Why::Unsigned, Why::Factor, Why::Nothing].map(|why| Segment {
        href: address(why.word(), year, 1),
        text: why.title(lang).to_owned(),
        is_current: why == current,
    });
    view! { <Segmented label=words::not_counted_title(lang) links=links.into()/> }
}

fn item(lang: Lang, row: NotCounted, why: Why, me: &Me) -> impl IntoView + use<> {
    let NotCounted { item, handover, on } = row;
    let detail = [Some(item.service), handover.clone(), Some(date(on))];
    let ways = ways(lang, &item.code, handover, why, me);
    let detail: Vec<String> = detail.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&item.category)/>
            </span>
            <div class="stack">
                <div>
                    <a href=format!("/Q/{}", item.code)>{item.name}</a>
                    <div class="small muted">
                        <span class="code">{item.code.clone()}</span>
                        " · "
                        {detail.join(" · ")}
                    </div>
                </div>
                <div class="cluster">{ways}</div>
            </div>
        </li>
    }
}

/// What this person may do about it: a link that would be refused is none.
fn ways(lang: Lang, code: &str, handover: Option<String>, why: Why, me: &Me) -> impl IntoView + use<> {
    let may = |permission: Permission| me.may(permission);
    let counts = Gesture::PriceLate.roles(Some(State::InService));
    let links = match why {
        Why::Price => vec![
            (
                may(Permission::Price),
                format!("/prices?code={code}"),
                words::record_price(lang),
            ),
            (
                counts.iter().any(|role| me.is(*role)),
                format!("/Q/{code}/price_late"),
                words::count(lang),
            ),
        ],
        Why::Unsigned => handover
            .into_iter()
            .map(|number| {
                (
                    may(Permission::SeePeople),
                    format!("/handovers/{number}"),
                    words::have_signed(lang),
                )
            })
            .collect(),
        Why::Factor => vec![(
            may(Permission::EditReference),
            "/settings/categories".to_owned(),
            words::set_factor(lang),
        )],
        Why::Nothing => vec![(
            Gesture::CorrectAcceptance.roles(None).iter().any(|role| me.is(*role)),
            format!("/Q/{code}/correct_acceptance"),
            text::gesture(lang, Gesture::CorrectAcceptance),
        )],
    };
    links
        .into_iter()
        .filter(|(may, ..)| *may)
        .map(|(_, href, said)| view! { <a class="button" href=href>{said}</a> })
        .collect_view()
}
