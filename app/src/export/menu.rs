//! The files of the list that is on the page.

use super::links::files;
use crate::{
    lang::lang,
    text,
    ui::{glyph::Glyph, icon::Icon},
    words::export as w,
};
use domain::export::List;
use leptos::prelude::*;

/// A button that opens the four files of a list. Opens without scripts.
#[component]
pub fn ExportMenu(
    /// The list.
    list: List,
    /// What follows the question mark in the page's own address, without its page number.
    #[prop(optional, into)]
    query: String,
) -> impl IntoView {
    let lang = lang();
    let links = files(lang, list, &query).map(|file| {
        view! {
            <li>
                <a href=file.href rel="external">
                    <Icon name=file.icon/>
                    {file.text}
                </a>
            </li>
        }
    });
    view! {
        <details class="menu exports no-print">
            <summary class="button">
                <Icon name=Glyph::Download/>
                {w::export(lang)}
                <span class="visually-hidden">{text::export::list(lang, list)}</span>
            </summary>
            <ul>{links.into_iter().collect_view()}</ul>
        </details>
    }
}
