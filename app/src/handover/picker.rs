//! Finding available equipment and adding it, one link each.

use super::{api::Picked, form::quantity_key};
use crate::{
    lang::Lang,
    saving::address::escape,
    text,
    ui::{chip::Chip, glyph::Glyph, icon::Icon},
    words::handover as words,
};
use domain::view::ItemRow;
use leptos::prelude::*;

/// The search and what it finds.
pub(super) fn picker(lang: Lang, picked: Picked) -> impl IntoView {
    let codes = codes(&picked);
    let empty = picked
        .found
        .is_empty()
        .then(|| view! { <p class="muted">{words::none_found(lang)}</p> });
    let shown = picked.found.len() + picked.chosen.len();
    let more = (picked.total > shown as u64)
        .then(|| view! { <p class="small muted">{words::more_found(lang, picked.total)}</p> });
    let words = picked.words.clone();
    let rows = picked
        .found
        .into_iter()
        .map(|row| found(lang, row, &codes, &words))
        .collect_view();
    view! {
        <form method="get" action="/handovers/new" class="scanbox">
            <Icon name=Glyph::Scan/>
            <input type="hidden" name="codes" value=codes.clone()/>
            <input
                type="search"
                name="q"
                value=picked.words
                autocomplete="off"
                aria-label=words::search(lang)
                placeholder=words::search(lang)
            />
            <button class="button primary" type="submit">{words::find(lang)}</button>
        </form>
        {unknown(lang, picked.unknown)}
        {empty}
        <p class="small muted">{words::add_hint(lang)}</p>
        <ul class="rows">{rows}</ul>
        {more}
    }
}

fn found(lang: Lang, row: ItemRow, codes: &str, words: &str) -> impl IntoView + use<> {
    let codes = if codes.is_empty() {
        row.code.clone()
    } else {
        format!("{codes},{}", row.code)
    };
    let href = address(&codes, words);
    let pieces = (row.quantity > 1).then(|| format!(" · {}", words::pieces(lang, row.quantity)));
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&row.category)/>
            </span>
            <div>
                <a class="cover" href=href aria-label=words::add_item(lang, &row.name, &row.code)>
                    <Icon name=Glyph::Plus/>
                    " "
                    {row.name.clone()}
                </a>
                <div class="small muted">
                    <span class="code">{row.code.clone()}</span>
                    {pieces}
                    {(!row.place.is_empty()).then(|| format!(" · {}", row.place))}
                </div>
            </div>
        </li>
    }
}

fn unknown(lang: Lang, codes: Vec<String>) -> impl IntoView {
    (!codes.is_empty()).then(|| {
        view! {
            <div class="alert" role="alert" data-tone="bad">
                <Icon name=Glyph::Alert/>
                <div>
                    <p>{words::unknown(lang, codes.join(", "))}</p>
                </div>
            </div>
        }
    })
}

/// The labels chosen, in the order of the address.
fn codes(picked: &Picked) -> String {
    let codes: Vec<&str> = picked.chosen.iter().map(|row| row.code.as_str()).collect();
    codes.join(",")
}

/// The page with those labels chosen, searching for the same words.
fn address(codes: &str, words: &str) -> String {
    let words = escape(words);
    format!("/handovers/new?codes={codes}&q={words}")
}

/// Those chosen, part of the form: each with its quantity and a way to take it off.
pub(super) fn chosen(lang: Lang, picked: &Picked) -> impl IntoView + use<> {
    if picked.chosen.is_empty() {
        return view! { <p class="muted">{words::none_chosen(lang)}</p> }.into_any();
    }
    let rows = picked
        .chosen
        .iter()
        .map(|row| one_chosen(lang, row, picked))
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn one_chosen(lang: Lang, row: &ItemRow, picked: &Picked) -> impl IntoView + use<> {
    let others: Vec<&str> = picked
        .chosen
        .iter()
        .map(|other| other.code.as_str())
        .filter(|code| *code != row.code)
        .collect();
    let href = address(&others.join(","), &picked.words);
    let code = row.code.clone();
    let (tone, icon) = text::state_look(row.state);
    let warning = (!row.state.is_available()).then(|| {
        view! { <Chip tone icon text=text::state(lang, row.state)/> }
    });
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&row.category)/>
            </span>
            <div>
                <b>{row.name.clone()}</b>
                <div class="small muted code">{code.clone()}</div>
                <input type="hidden" name="form[codes][]" value=code.clone()/>
                <div class="cluster">
                    {quantity(lang, &code, row.quantity)}
                    {warning}
                    <a class="button quiet" href=href aria-label=words::take_off(lang, &code)>
                        <Icon name=Glyph::Close/>
                        {words::remove(lang)}
                    </a>
                </div>
            </div>
        </li>
    }
}

/// How many of a lot; nothing for a single piece.
pub(super) fn quantity(lang: Lang, code: &str, most: u32) -> impl IntoView + use<> {
    let id = format!("quantity-{code}");
    let label = id.clone();
    let name = format!("form[quantities][{}]", quantity_key(code));
    (most > 1).then(|| {
        view! {
            <label class="cluster" for=label>
                <span class="small">{words::quantity_of(lang, most)}</span>
                <input class="control" id=id name=name type="number" inputmode="numeric" min="1" max=most value=most required/>
            </label>
        }
    })
}
