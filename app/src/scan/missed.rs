//! The scans that opened no page: what each was, and the ways to go on. None is lost to the next one.

use super::camera::Heard;
use crate::{
    lang::{Lang, lang},
    ui::{glyph::Glyph, icon::Icon, tone::Tone},
    words::scan as w,
};
use leptos::prelude::*;

/// A scan that opened no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What was scanned.
    pub text: String,
    /// How it went.
    pub heard: Heard,
    /// What there is to say of it.
    pub said: String,
    /// The ways to go on: an address and the words of its link.
    pub ways: Vec<(String, &'static str)>,
    /// Whether it waits on the device for a network.
    pub waits: bool,
}

/// Puts a scan at the end of the list: once, however often it is scanned.
#[cfg(any(feature = "hydrate", test))]
pub(super) fn add(lines: &mut Vec<Missed>, missed: Missed) {
    lines.retain(|line| line.text != missed.text);
    lines.push(missed);
}

/// The list, the last one first, with how many there are; nothing while there are none.
pub(super) fn missed(lines: RwSignal<Vec<Missed>>) -> impl IntoView {
    let lang = lang();
    let count = move || lines.with(Vec::len);
    let shown = move || {
        let all = lines.get().into_iter().rev();
        all.map(|line| row(lang, lines, line)).collect_view()
    };
    let card = move || {
        view! {
            <section class="card">
                <h2>{move || w::missed(lang, count())}</h2>
                <ul class="rows">{shown}</ul>
            </section>
        }
    };
    let is_any = Memo::new(move |_| count() > 0);
    view! { <div aria-live="polite">{move || is_any.get().then(card)}</div> }
}

fn row(lang: Lang, lines: RwSignal<Vec<Missed>>, line: Missed) -> AnyView {
    let (tone, icon) = match line.heard {
        _ if line.waits => (Tone::Wait, Glyph::Inbox),
        Heard::Good | Heard::Again => (Tone::Good, Glyph::Check),
        Heard::Bad => (Tone::Bad, Glyph::Ban),
        Heard::Unknown => (Tone::Bad, Glyph::Help),
    };
    let way = |(href, words): (String, &'static str)| view! { <a class="button" href=href>{words}</a> };
    let ways = line.ways.into_iter().map(way).collect_view();
    let text = line.text.clone();
    let done = move |_| lines.update(|lines| lines.retain(|line| line.text != text));
    let label = w::take_off(lang, &line.text);
    view! {
        <li>
            <span class="thumb" data-tone=tone.name()>
                <Icon name=icon/>
            </span>
            <div>
                <b class="code">{line.text}</b>
                <p>{line.said}</p>
                <div class="cluster">
                    {ways}
                    <button class="button quiet" type="button" aria-label=label on:click=done>
                        <Icon name=Glyph::Close/>
                        {w::done_with(lang)}
                    </button>
                </div>
            </div>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(text: &str) -> Missed {
        Missed {
            text: text.into(),
            heard: Heard::Unknown,
            said: String::new(),
            ways: Vec::new(),
            waits: false,
        }
    }

    #[test]
    fn every_unknown_scan_is_listed_once() {
        let mut lines = Vec::new();
        for text in ["A", "B", "A"] {
            add(&mut lines, unknown(text));
        }
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["B", "A"]);
    }
}
