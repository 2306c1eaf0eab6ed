//! A row for each category and edition of its figures: the entries, the factor, the other sources.

use super::super::{address::href, filter::of, mass::kilograms};
use crate::{
    lang::Lang,
    ui::{
        card::Card,
        date::date,
        table::{Head, Table},
    },
    words::{impact as w, saving as words},
};
use domain::{
    Grams,
    ledger::{Kind, saving::Lens},
    view::{
        LineFilter,
        impact::{ImpactPage, ImpactRow, SourceFactor},
    },
};
use leptos::prelude::*;

/// The table.
pub(super) fn card(lang: Lang, page: &ImpactPage, is_today: bool) -> impl IntoView + use<> {
    let rows: Vec<_> = page
        .rows
        .iter()
        .map(|one| row(lang, page.year, one, is_today))
        .collect();
    let co2 = co2_heading(lang, is_today);
    view! {
        <Card title=words::by_category(lang)>
            <Table heads=vec![
                Head::words(words::category(lang)),
                Head::figures(co2),
                Head::figures(words::waste(lang)),
                Head::words(words::factor(lang)),
                Head::words(w::other_sources(lang)),
            ]>{rows}</Table>
            <p class="small muted">{w::matching(lang)}</p>
            <p class="small muted">{w::waste_today(lang)}</p>
        </Card>
    }
}

fn row(lang: Lang, year: i32, row: &ImpactRow, is_today: bool) -> impl IntoView + use<> {
    let entries = |kind| {
        let filter = LineFilter {
            category: row.category.clone(),
            factor: row.version,
            ..of(year, &[kind])
        };
        href(&filter, Lens::Gross)
    };
    let link = |grams: Grams, kind| view! { <a href=entries(kind)>{kilograms(grams)}</a> };
    let co2_heading = co2_heading(lang, is_today);
    let co2 = match (is_today, row.today()) {
        (true, Some(grams)) => kilograms(grams).into_any(),
        (true, None) => w::no_today(lang).into_any(),
        (false, _) if row.new_co2.is_none() => w::not_counted(lang).into_any(),
        (false, _) => link(row.co2, Kind::Co2).into_any(),
    };
    view! {
        <tr>
            <th scope="row">{lang.pick(&row.label_fr, &row.label_en).to_owned()}</th>
            <td class="n" data-label=co2_heading>{co2}</td>
            <td class="n" data-label=words::waste(lang)>{link(row.waste, Kind::Waste)}</td>
            <td data-label=words::factor(lang)>
                <div>{factor(lang, row, is_today)}</div>
            </td>
            <td data-label=w::other_sources(lang)>
                <div>{others(lang, row)}</div>
            </td>
        </tr>
    }
}

/// What the column of CO2 is called: what was posted, or what today's factors would have made.
fn co2_heading(lang: Lang, is_today: bool) -> &'static str {
    if is_today { w::co2_today(lang) } else { words::co2(lang) }
}

/// The factor that made the row, its source and its edition.
fn factor(lang: Lang, row: &ImpactRow, is_today: bool) -> impl IntoView + use<> {
    let one = row
        .new_co2
        .map_or_else(|| w::no_factor(lang).to_owned(), |co2| w::one_new(lang, kilograms(co2)));
    let weight = row.weight.map(|weight| w::one_weighs(lang, kilograms(weight)));
    let source = [&row.code, &row.source]
        .map(String::as_str)
        .into_iter()
        .filter(|text| !text.is_empty());
    let source: Vec<&str> = source.collect();
    let weighed = (!row.weight_source.is_empty() && row.weight_source != row.source)
        .then(|| view! { <p class="small muted">{w::weight_source(lang, &row.weight_source)}</p> });
    let edition = w::edition(lang, row.version, date(row.since));
    let closeness = confidence(lang, &row.confidence).map(|said| view! { <p class="small muted">{said}</p> });
    let current = (is_today && row.current.version != row.version).then(|| {
        let now = row.current.co2.map_or_else(|| w::no_factor(lang).to_owned(), kilograms);
        view! { <p><b>{w::now(lang, row.current.version, now)}</b></p> }
    });
    view! {
        <p>{one}</p>
        <p class="small muted">{source.join(" · ")}</p>
        <p class="small muted">{edition}</p>
        {closeness}
        <p class="small">{weight}</p>
        {weighed}
        {current}
    }
}

/// How close the factor's product is to the category's.
fn confidence(lang: Lang, letter: &str) -> Option<&'static str> {
    match letter {
        "A" => Some(w::confidence_a(lang)),
        "B" => Some(w::confidence_b(lang)),
        "C" => Some(w::confidence_c(lang)),
        _ => None,
    }
}

/// What other sources say of one new, and what they would make of the row.
fn others(lang: Lang, row: &ImpactRow) -> AnyView {
    if row.others.is_empty() {
        return view! { <p class="muted">{w::no_other(lang)}</p> }.into_any();
    }
    let lines: Vec<_> = row.others.iter().map(|other| one(lang, other)).collect();
    let range = row.range().map(|(least, most)| {
        let said = w::row_range(lang, kilograms(least), kilograms(most));
        view! { <p><b>{said}</b></p> }
    });
    view! {
        {lines}
        {range}
    }
    .into_any()
}

fn one(lang: Lang, other: &SourceFactor) -> impl IntoView + use<> {
    let said = w::one_new(lang, kilograms(other.co2));
    let source = format!("{} · {} · {}", other.product, other.code, other.source);
    view! {
        <p>{said}</p>
        <p class="small muted">{source}</p>
    }
}
