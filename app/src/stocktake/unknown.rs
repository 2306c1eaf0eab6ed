//! What to do about a label that no item answers to.

use super::{api::LookIntoUnknown, line::row};
use crate::{
    form::ActionForm,
    key::new_key,
    lang::Lang,
    layout::address::href,
    ui::{card::Card, key_fields::KeyFields, text_field::TextField},
    words::{batch, stocktake as w},
};
use domain::{
    label::Code,
    view::stocktake::{StocktakeLine, StocktakePage},
};
use leptos::prelude::*;

/// Those of a count under way, each with its ways out.
pub(super) fn unknowns(lang: Lang, page: &StocktakePage, lines: &[StocktakeLine]) -> impl IntoView + use<> {
    let title = w::unknown_title(lang, lines.len());
    let rows = lines.iter().map(|line| row(lang, line, ways(lang, page, line)));
    let rows = rows.collect_view();
    (!lines.is_empty()).then(|| view! { <Card title=title><ul class="rows">{rows}</ul></Card> })
}

/// To register an item under it, or to link it to one: for who may.
pub(super) fn ways(lang: Lang, page: &StocktakePage, line: &StocktakeLine) -> AnyView {
    let text = &line.name;
    let is_label = Code::parse(text).is_ok();
    let deposit = if is_label {
        href("/deposits/new", &[("label", text)])
    } else {
        "/deposits/new".to_owned()
    };
    let link = if is_label {
        (href("/open", &[("text", text)]), w::unknown_open(lang))
    } else {
        (href("/scan/link", &[("text", text)]), batch::link(lang))
    };
    let deposit = page
        .may_receive
        .then(|| view! { <a class="button" href=deposit>{w::unknown_deposit(lang)}</a> });
    let link = page
        .may_link
        .then(|| view! { <a class="button quiet" href=link.0>{link.1}</a> });
    view! { <div class="cluster">{deposit} {link}</div> }.into_any()
}

/// What somebody found out about it: a decision, with its reason.
pub(super) fn inquiry(
    lang: Lang,
    number: &str,
    line: &StocktakeLine,
    action: ServerAction<LookIntoUnknown>,
) -> AnyView {
    let id = format!("note-{}", line.scan.unwrap_or_default());
    let (number, text) = (number.to_owned(), line.name.clone());
    view! {
        <ActionForm action attr:class="stack">
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="text" value=text/>
            <TextField id name="note" label=w::finding(lang) hint=w::finding_hint(lang) maxlength=500 required=true/>
            <button class="button quiet" type="submit">
                {w::remedy_note(lang)}
            </button>
        </ActionForm>
    }
    .into_any()
}
