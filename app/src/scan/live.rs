//! The scans of this page, the last one first: what each was, and what became of it.

use super::camera::Heard;
use crate::{
    lang::lang,
    ui::{glyph::Glyph, icon::Icon, tone::Tone},
    words::scan as w,
};
use leptos::prelude::*;

/// More than anybody reads; the whole list is on the page that follows.
const SHOWN: usize = 30;

/// One scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// How it went.
    pub heard: Heard,
    /// What it is; the text where nobody knows it.
    pub name: String,
    /// Its label; empty where it has none.
    pub code: String,
    /// What there is to say of it.
    pub detail: String,
}

/// The list; nothing while nothing was scanned.
pub fn live(lines: RwSignal<Vec<Live>>) -> impl IntoView {
    let shown = move || lines.get().into_iter().rev().take(SHOWN).map(line).collect_view();
    let list = move || view! { <ul class="rows" aria-live="polite">{shown()}</ul> };
    let card = move || view! { <section class="card"><h2>{w::scanned(lang())}</h2>{list()}</section> };
    move || (!lines.with(Vec::is_empty)).then(card)
}

fn line(live: Live) -> AnyView {
    let (tone, icon) = match live.heard {
        Heard::Good => (Tone::Good, Glyph::Check),
        Heard::Again => (Tone::Wait, Glyph::Info),
        Heard::Bad => (Tone::Bad, Glyph::Ban),
        Heard::Unknown => (Tone::Bad, Glyph::Help),
    };
    view! {
        <li>
            <span class="thumb" data-tone=tone.name()>
                <Icon name=icon/>
            </span>
            <div>
                <b>{live.name}</b>
                <div class="small muted">
                    <span class="code">{live.code}</span>
                    " "
                    {live.detail}
                </div>
            </div>
        </li>
    }
    .into_any()
}
