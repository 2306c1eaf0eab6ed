//! The stock-takes: beginning one, those under way, those closed.

use super::{
    api::{StartStocktake, Stocktakes, read_stocktakes},
    head::scope,
};
use crate::{
    export::menu::ExportMenu,
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    layout::pages::pages,
    loaded::loaded,
    ui::{
        card::Card, chip::Chip, date::date, empty::Empty, glyph::Glyph, icon::Icon, key_fields::KeyFields,
        page_head::PageHead, row::Row, select_field::SelectField, tone::Tone,
    },
    words::{stocktake as w, ui},
};
use domain::{
    export::List,
    view::{
        CategoryChoice, Choices,
        stocktake::{StocktakeList, StocktakeRow},
    },
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The list of counts.
#[component]
pub fn StocktakesPage() -> impl IntoView {
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let start = ServerAction::<StartStocktake>::new();
    let data = Resource::new_blocking(page, read_stocktakes);
    view! {
        <Title text=w::title(lang())/>
        {loaded(data, move |value| content(lang(), start, value).into_any())}
    }
}

fn content(lang: Lang, start: ServerAction<StartStocktake>, value: Stocktakes) -> impl IntoView {
    view! {
        <PageHead title=w::title(lang) subtitle=w::subtitle(lang)>
            <ExportMenu list=List::Stocktakes/>
        </PageHead>
        <div class="cols">
            <div class="stack c7">{lists(lang, value.list)}</div>
            {begin(lang, start, &value.choices)}
        </div>
    }
}

fn begin(lang: Lang, start: ServerAction<StartStocktake>, choices: &Choices) -> impl IntoView + use<> {
    let places = crate::item::choose::pairs(&choices.places);
    let category = |row: &CategoryChoice| (row.code.clone(), lang.pick(&row.fr, &row.en).to_owned());
    let categories: Vec<_> = choices.categories.iter().map(category).collect();
    view! {
        <ActionForm action=start attr:class="card c5 stack">
            <h2>{w::start_title(lang)}</h2>
            <Refused action=start/>
            <KeyFields key=new_key() version=None/>
            <SelectField name="place" label=w::start_place(lang) options=places prompt=ui::choose(lang) required=true/>
            <SelectField name="category" label=w::start_category(lang) options=categories prompt=w::all_categories(lang)/>
            <button class="button primary" type="submit">
                <Icon name=Glyph::Checks/>
                {w::start(lang)}
            </button>
        </ActionForm>
    }
}

fn lists(lang: Lang, list: StocktakeList) -> AnyView {
    if list.open.is_empty() && list.closed.total == 0 {
        return view! { <Empty title=w::empty(lang) text=w::empty_text(lang) icon=Glyph::Checks/> }.into_any();
    }
    let open = (!list.open.is_empty()).then(|| {
        let title = w::open_title(lang, list.open.len());
        let rows = list.open.into_iter().map(|row| count(lang, row)).collect_view();
        view! { <Card title=title><ul class="rows">{rows}</ul></Card> }
    });
    let closed = (list.closed.total > 0).then(|| {
        let pager = pages(&list.closed, |page| format!("/stocktakes?page={page}"));
        let rows = list.closed.rows.into_iter().map(|row| count(lang, row)).collect_view();
        view! {
            <Card title=w::closed_title(lang)>
                <ul class="rows">{rows}</ul>
                {pager}
            </Card>
        }
    });
    view! { {open} {closed} }.into_any()
}

fn count(lang: Lang, row: StocktakeRow) -> impl IntoView {
    let (tone, icon, word) = match row.head.closed {
        None => (Tone::Work, Glyph::Scan, w::is_open(lang)),
        Some(_) => (Tone::Good, Glyph::Check, w::is_closed(lang)),
    };
    let text = format!("{word} · {}", w::row_count(lang, row.counted, row.expected));
    let (head, day) = (&row.head, date(row.head.started_at.date()));
    let detail = w::started(lang, day, &head.started_by);
    view! {
        <Row
            href=format!("/stocktakes/{}", head.number)
            icon=Glyph::Checks
            title=scope(lang, head)
            code=head.number.clone()
            detail=detail
        >
            <Chip tone icon text/>
        </Row>
    }
}
