//! Finding available equipment and adding it, by buttons of the form that it joins: what is filled in there comes along.

use super::{api::Picked, form::quantity_key, scanner::HandoverScanner};
use crate::{
    form::kept::answer_or,
    lang::Lang,
    text,
    ui::{chip::Chip, glyph::Glyph, icon::Icon},
    words::handover as words,
};
use domain::view::ItemRow;
use leptos::prelude::*;

/// Where a button that changes the equipment sends the form.
const REPICK: &str = "/handovers/new";

/// The search and what it finds. Its button is the form's first one: the Enter key of a hand scanner presses it.
pub(super) fn picker(lang: Lang, picked: Picked) -> impl IntoView {
    let codes: Vec<&str> = picked.chosen.iter().map(|row| row.code.as_str()).collect();
    let codes = codes.join(",");
    let empty = picked
        .found
        .is_empty()
        .then(|| view! { <p class="muted">{words::none_found(lang)}</p> });
    let shown = picked.found.len() + picked.chosen.len();
    let more = (picked.total > shown as u64)
        .then(|| view! { <p class="small muted">{words::more_found(lang, picked.total)}</p> });
    let rows = picked.found.into_iter().map(|row| found(lang, row)).collect_view();
    view! {
        <div class="scanbox">
            <Icon name=Glyph::Scan/>
            <input
                type="search"
                name="text"
                value=picked.words
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="200"
                autofocus=true
                aria-label=words::search(lang)
                placeholder=words::search(lang)
            />
            <button class="button primary" type="submit" formaction=REPICK formnovalidate=true data-scan="">
                {words::find(lang)}
            </button>
        </div>
        <HandoverScanner codes/>
        {unknown(lang, picked.unknown)}
        {empty}
        <p class="small muted">{words::add_hint(lang)}</p>
        <ul class="rows">{rows}</ul>
        {more}
    }
}

fn found(lang: Lang, row: ItemRow) -> impl IntoView + use<> {
    let pieces = (row.quantity > 1).then(|| format!(" · {}", words::pieces(lang, row.quantity)));
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&row.category)/>
            </span>
            <div>
                <button
                    class="cover"
                    type="submit"
                    name="add"
                    value=row.code.clone()
                    formaction=REPICK
                    formnovalidate=true
                    aria-label=words::add_item(lang, &row.name, &row.code)
                >
                    <Icon name=Glyph::Plus/>
                    " "
                    {row.name.clone()}
                </button>
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

/// Those chosen, part of the form: each with its quantity and a way to take it off.
pub(super) fn chosen(lang: Lang, picked: &Picked) -> impl IntoView + use<> {
    if picked.chosen.is_empty() {
        return view! { <p class="muted">{words::none_chosen(lang)}</p> }.into_any();
    }
    let rows = picked.chosen.iter().map(|row| one_chosen(lang, row)).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn one_chosen(lang: Lang, row: &ItemRow) -> impl IntoView + use<> {
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
                    {quantity(lang, "new", &code, row.quantity)}
                    {warning}
                    <button
                        class="button quiet"
                        type="submit"
                        name="remove"
                        value=code.clone()
                        formaction=REPICK
                        formnovalidate=true
                        aria-label=words::take_off(lang, &code)
                    >
                        <Icon name=Glyph::Close/>
                        {words::remove(lang)}
                    </button>
                </div>
            </div>
        </li>
    }
}

/// How many of a lot; nothing for a single piece. `form` tells forms of one page apart.
pub(super) fn quantity(lang: Lang, form: &str, code: &str, most: u32) -> impl IntoView + use<> {
    let id = format!("{form}-quantity-{code}");
    let label = id.clone();
    let name = format!("form[quantities][{}]", quantity_key(code));
    (most > 1).then(|| {
        let value = answer_or(&name, most.to_string());
        view! {
            <label class="cluster" for=label>
                <span class="small">{words::quantity_of(lang, most)}</span>
                <input class="control" id=id name=name type="number" inputmode="numeric" min="1" max=most value=value required/>
            </label>
        }
    })
}
