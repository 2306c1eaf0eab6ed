//! What every page of a count begins with, and how it says what the count is about.

use crate::{
    lang::Lang,
    ui::{date::moment, glyph::Glyph, icon::Icon},
    words::stocktake as w,
};
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
