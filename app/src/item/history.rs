//! What happened to an item, newest first; what was taken back is struck through.

use crate::{
    lang::lang,
    text,
    ui::{date::date, tone::Tone},
    words::{handover, item as w},
};
use domain::{
    item::Event,
    view::{ItemCard, TimelineLine},
};
use leptos::prelude::*;

/// The card.
pub fn history_card(card: &ItemCard) -> AnyView {
    let lang = lang();
    view! {
        <section class="card">
            <h2>{w::history(lang)}</h2>
            {history_list(&card.timeline)}
        </section>
    }
    .into_any()
}

/// The lines alone, for a card of another page.
pub fn history_list(timeline: &[TimelineLine]) -> impl IntoView + use<> {
    let lines = timeline.iter().map(line).collect_view();
    view! { <ol class="timeline">{lines}</ol> }
}

fn line(entry: &TimelineLine) -> impl IntoView + use<> {
    let lang = lang();
    let (title, detail) = text::event(lang, &entry.event, &entry.about);
    let title = if entry.is_undone {
        view! { <b><s>{title}</s> " " {w::undone(lang)}</b> }.into_any()
    } else {
        view! { <b>{title}</b> }.into_any()
    };
    let (day, time) = (date(entry.at.date()), entry.at.format("%H:%M"));
    let mut facts = vec![w::by_at(lang, &entry.by, day, time)];
    if entry.occurred_on != entry.at.date() {
        facts.push(w::happened_on(lang, date(entry.occurred_on)));
    }
    if !detail.is_empty() {
        facts.push(detail);
    }
    view! {
        <li data-tone=tone(entry).map(Tone::name)>
            {title}
            <p class="small muted">{facts.join(" · ")} {signature(entry)}</p>
        </li>
    }
}

/// What was signed when the item went back to its owner.
fn signature(entry: &TimelineLine) -> Option<impl IntoView + use<>> {
    let Event::GivenBack(facts, _) = &entry.event else {
        return None;
    };
    let address = facts.media.map(|media| format!("/media/{}", media.0))?;
    let words = handover::see_signature(lang());
    Some(view! { " · " <a href=address target="_blank" rel="noopener">{words}</a> })
}

fn tone(entry: &TimelineLine) -> Option<Tone> {
    match entry.event {
        _ if entry.is_undone => Some(Tone::Quiet),
        Event::Undone(_) => Some(Tone::Quiet),
        Event::TestFailed(_) | Event::HandoverRefused(_) | Event::ReportedLost(_) | Event::Voided(_) => Some(Tone::Bad),
        _ => None,
    }
}
