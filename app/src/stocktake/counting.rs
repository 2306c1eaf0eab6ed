//! Counting: the place, the scan, what was scanned last, what is not where it should be.

use super::{
    api::{MoveHere, ScanItem},
    line::row,
    progress::Progress,
    scanner::CountScanner,
    unknown::unknowns,
};
use crate::{
    form::{ActionForm, Refused},
    item::photos::photo_inputs,
    key::new_key,
    lang::Lang,
    ui::{
        area_field::AreaField, card::Card, glyph::Glyph, icon::Icon, key_fields::KeyFields, select_field::SelectField,
        tone::Tone, unfold::Unfold,
    },
    words::stocktake as w,
};
use domain::{
    stocktake::{Outcome, Remedy},
    view::stocktake::{StocktakeLine, StocktakePage},
};
use leptos::prelude::*;
use leptos_meta::Script;

/// The page of a count under way.
pub(super) fn counting(
    lang: Lang,
    page: &StocktakePage,
    place: &str,
    scan: ServerAction<ScanItem>,
    moving: ServerAction<MoveHere>,
) -> impl IntoView + use<> {
    let number = page.head.number.clone();
    // What was asked for, where it is in the scope; else the whole of it.
    let known = page.places.iter().find(|choice| choice.value == place);
    let place = known.or(page.places.first()).map(|choice| choice.value.clone());
    let place = place.unwrap_or_default();
    let of = |outcome: Outcome| {
        let lines = page.differences.iter().filter(move |line| line.outcome == outcome);
        lines.cloned().collect::<Vec<_>>()
    };
    let wrong = of(Outcome::WrongPlace);
    let wrong_title = w::wrong_title(lang, wrong.len());
    let wrong = wrong
        .iter()
        .map(|line| row(lang, line, move_button(lang, moving, &number, &place, line)));
    let wrong = card(wrong_title, wrong.collect::<Vec<_>>());
    let unknown = of(Outcome::UnknownLabel);
    let left = of(Outcome::ShouldHaveLeft);
    view! {
        {overlaps(lang, &page.overlaps)}
        <Refused action=moving/>
        <div class="cols">
            <div class="stack c7">
                {form(lang, page, &place, scan)}
                <Script type_="module" src="/vendor/scanner.js"/>
                <CountScanner number=number.clone()/>
                <noscript inner_html=format!("<p>{}</p>", crate::words::scan::no_script(lang))></noscript>
                {last(lang, page)}
                {wrong}
                {unknowns(lang, page, &unknown)}
                {plain(lang, w::left_title(lang, left.len()), &left)}
            </div>
            <div class="stack c5">
                <Progress progress=page.progress.clone() reload=Some(format!("/stocktakes/{number}?place={place}"))/>
            </div>
        </div>
    }
}

/// Other counts of the same things: what one settles, the other finds settled.
fn overlaps(lang: Lang, numbers: &[String]) -> impl IntoView + use<> {
    let links = numbers.iter().map(|number| {
        let href = format!("/stocktakes/{number}");
        view! { <a class="button" href=href>{number.clone()}</a> }
    });
    let links = links.collect_view();
    (!numbers.is_empty()).then(|| {
        view! {
            <div class="alert" role="status" data-tone=Tone::Wait.name()>
                <Icon name=Glyph::Alert/>
                <div>
                    <p>{w::overlaps(lang)}</p>
                    <p class="cluster">{links}</p>
                </div>
            </div>
        }
    })
}

/// The scan's form: a hand scanner types the code and sends the form by its Enter key.
fn form(lang: Lang, page: &StocktakePage, place: &str, scan: ServerAction<ScanItem>) -> impl IntoView + use<> {
    let places = page
        .places
        .iter()
        .map(|choice| (choice.value.clone(), choice.label.clone()));
    let (number, places, place) = (page.head.number.clone(), places.collect::<Vec<_>>(), place.to_owned());
    view! {
        <ActionForm action=scan attr:class="card stack" attr:data-scan="">
            <h2>{w::count_title(lang)}</h2>
            <Refused action=scan/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            <SelectField name="place" label=w::place_now(lang) options=places selected=place required=true/>
            <div class="scanbox">
                <Icon name=Glyph::Scan/>
                <input
                    name="text"
                    aria-label=w::scan_label(lang)
                    placeholder=w::scan_label(lang)
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="200"
                    autofocus
                    required
                />
                <button class="button primary" type="submit">{w::scan_button(lang)}</button>
            </div>
            <Unfold summary=w::note_open(lang)>
                <AreaField name="note" label=w::note(lang) maxlength=500/>
            </Unfold>
        </ActionForm>
    }
}

fn last(lang: Lang, page: &StocktakePage) -> impl IntoView + use<> {
    let rows = page
        .last
        .iter()
        .map(|line| row(lang, line, photo_form(lang, &page.head.number, line)));
    let rows = rows.collect_view();
    let content = if page.last.is_empty() {
        view! { <p class="muted">{w::nothing_scanned(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! { <Card title=w::last_title(lang)>{content}</Card> }
}

/// A list with nothing to do about it here.
fn plain(lang: Lang, title: String, lines: &[StocktakeLine]) -> impl IntoView + use<> {
    card(title, lines.iter().map(|line| row(lang, line, ().into_any())).collect())
}

/// A list under its title; nothing where it is empty.
fn card(title: String, rows: Vec<AnyView>) -> impl IntoView {
    (!rows.is_empty()).then(|| view! { <Card title=title><ul class="rows">{rows}</ul></Card> })
}

/// Photos of what was scanned: a plain form, since it carries files.
fn photo_form(lang: Lang, number: &str, line: &StocktakeLine) -> AnyView {
    let Some(scan) = line.scan else {
        return ().into_any();
    };
    let inputs = photo_inputs(lang, &format!("photos-{scan}"));
    let action = format!("/stocktakes/{number}/scans/{scan}/photos");
    view! {
        <Unfold summary=w::add_photos(lang)>
            <form class="stack" method="post" action=action enctype="multipart/form-data" data-no-wait="">
                <KeyFields key=new_key() version=None/>
                {inputs}
                <p role="alert" data-unsent="" hidden>
                    {w::photos_unsent(lang)}
                </p>
                <button class="button" type="submit">
                    <Icon name=Glyph::Camera/>
                    {w::send_photos(lang)}
                </button>
            </form>
        </Unfold>
    }
    .into_any()
}

/// « Move it here », where the record can simply be moved.
fn move_button(lang: Lang, action: ServerAction<MoveHere>, number: &str, place: &str, line: &StocktakeLine) -> AnyView {
    if !matches!(line.remedy, Some(Remedy::Move(_))) {
        return ().into_any();
    }
    let (number, code, place) = (number.to_owned(), line.code.clone(), place.to_owned());
    view! {
        <ActionForm action>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="code" value=code/>
            <input type="hidden" name="place" value=place/>
            <button class="button" type="submit">
                <Icon name=Glyph::Pin/>
                {w::move_here(lang)}
            </button>
        </ActionForm>
    }
    .into_any()
}
