//! What every page of a count begins with, and how it says what the count is about.

use crate::{
    lang::Lang,
    ui::{glyph::Glyph, icon::Icon},
    words::stocktake as w,
};
use chrono::NaiveDateTime;
use domain::view::stocktake::Head;
use leptos::prelude::*;

/// The place and the category.
pub(super) fn scope(lang: Lang, head: &Head) -> String {
    let category = head.category.as_ref();
    let category = category.map_or_else(|| w::all_categories(lang), |(fr, en)| lang.pick(fr, en));
    w::scope(lang, &head.place, category)
}

/// The scope, and who began it when.
pub(super) fn about(lang: Lang, head: &Head) -> String {
    let started = w::started(lang, moment(head.started_at), &head.started_by);
    format!("{} · {started}", scope(lang, head))
}

/// A day and a time.
pub(super) fn moment(at: NaiveDateTime) -> String {
    at.format("%d/%m/%Y %H:%M").to_string()
}

/// The way back, above the title.
pub(super) fn crumb(href: String, text: &'static str) -> impl IntoView {
    view! {
        <p class="crumb">
            <a href=href>
                <Icon name=Glyph::ArrowLeft/>
                {text}
            </a>
        </p>
    }
}
