//! One line of a count: what it is, where it was expected and seen, by whom, with its note and photos.

use crate::{
    lang::Lang,
    text,
    ui::{chip::Chip, date::moment, glyph::Glyph, icon::Icon, photo::Photo},
    words::stocktake as w,
};
use domain::{stocktake::Outcome, view::stocktake::StocktakeLine};
use leptos::prelude::*;

/// A `<li>` for `<ul class="rows">`, ending with what can be done about it.
pub(super) fn row(lang: Lang, line: &StocktakeLine, end: AnyView) -> AnyView {
    let (tone, icon) = text::outcome_look(line.outcome);
    let name = if line.code.is_empty() {
        view! { <b class="code">{line.name.clone()}</b> }.into_any()
    } else {
        let href = format!("/Q/{}", line.code);
        view! {
            <a href=href>
                <b>{line.name.clone()}</b>
            </a>
            " "
            <span class="small code">{line.code.clone()}</span>
        }
        .into_any()
    };
    let picture = if line.category.is_empty() {
        Glyph::Qr
    } else {
        text::category_glyph(&line.category)
    };
    let note = (!line.note.is_empty()).then(|| view! { <p class="small">{line.note.clone()}</p> });
    view! {
        <li>
            <span class="thumb">
                <Icon name=picture/>
            </span>
            <div>
                {name}
                <div class="small muted">{detail(lang, line)}</div>
                {note}
                {photos(lang, line)}
                <Chip tone icon text=text::count_outcome(lang, line.outcome)/>
            </div>
            {end}
        </li>
    }
    .into_any()
}

/// Where it was expected and seen, and by whom.
fn detail(lang: Lang, line: &StocktakeLine) -> String {
    let mut parts = Vec::new();
    if line.outcome == Outcome::Missing {
        parts.push(w::expected_line(lang, &line.expected_at));
    }
    if let Some((by, at)) = &line.seen {
        parts.push(w::seen_line(lang, &line.seen_at, by, moment(*at)));
    }
    match line.state {
        Some(state) if line.outcome == Outcome::ShouldHaveLeft => {
            parts.push(w::belongs(lang, text::state(lang, state)));
        }
        Some(state) if line.outcome == Outcome::WrongPlace && line.place.is_empty() => {
            parts.push(w::belongs(lang, text::state(lang, state)));
        }
        Some(_) if line.outcome == Outcome::WrongPlace => parts.push(w::belongs(lang, &line.place)),
        _ => {}
    }
    parts.join(" · ")
}

fn photos(lang: Lang, line: &StocktakeLine) -> impl IntoView + use<> {
    let name = line.name.clone();
    let photos = (1_usize..).zip(line.photos.clone());
    let photos = photos
        .map(|(rank, src)| view! { <Photo src alt=w::photo_of(lang, rank, &name)/> })
        .collect_view();
    (!line.photos.is_empty()).then(|| view! { <div class="photos">{photos}</div> })
}
