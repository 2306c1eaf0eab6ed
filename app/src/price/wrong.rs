//! The lines of a file that cannot be recorded, and the way to correct them.

use crate::{
    lang::{Lang, lang},
    layout::address::href,
    text,
    ui::{glyph::Glyph, icon::Icon},
    words::price_import as w,
};
use domain::{
    price::import::{MappingForm, Wrong},
    view::price::ImportPreview,
};
use leptos::prelude::*;

/// Each line with what is wrong in it; nothing where all lines can be read.
#[component]
pub fn WrongLines(
    /// The file, as read.
    preview: ImportPreview,
) -> impl IntoView {
    let lang = lang();
    if preview.wrong == 0 {
        return ().into_any();
    }
    let form = MappingForm::of(&preview.mapping);
    let download = href(&format!("/prices/import/{}/errors.csv", preview.file.id), &form.pairs());
    let shown = u32::try_from(preview.errors.len()).unwrap_or(u32::MAX);
    let more = (shown < preview.wrong).then(|| view! { <p class="small muted">{w::wrong_more(lang)}</p> });
    let lines = preview
        .errors
        .into_iter()
        .map(|(number, wrong)| line(lang, number, &wrong))
        .collect_view();
    view! {
        <section class="card stack" data-tone="bad">
            <h2>{w::wrong_title(lang)}</h2>
            <p class="small muted">{w::wrong_about(lang)}</p>
            <ul class="rows">{lines}</ul>
            {more}
            <p>
                <a class="button" href=download rel="external" download="a-corriger.csv">
                    <Icon name=Glyph::Download/>
                    {w::download(lang)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

fn line(lang: Lang, number: u32, wrong: &[Wrong]) -> impl IntoView + use<> {
    let cells = wrong
        .iter()
        .map(|wrong| view! { <p class="small">{text::wrong_cell(lang, wrong)}</p> });
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::Alert/>
            </span>
            <div>
                <b>{w::line_number(lang, number)}</b>
                {cells.collect_view()}
            </div>
        </li>
    }
}
