//! Where items stand, a few states at a time.

use crate::{
    lang::{Lang, lang},
    layout::address::href,
    words::search as w,
};
use leptos::prelude::*;

/// Links that keep the words searched for.
#[component]
pub fn Filters(
    /// The words searched for.
    words: Memo<String>,
    /// The states shown.
    states: Memo<String>,
    /// The place shown.
    place: Memo<String>,
) -> impl IntoView {
    let lang = lang();
    let links = move || {
        groups(lang)
            .map(|(group, text)| {
                let current = (states.get() == group).then_some("true");
                let href = href(
                    "/items",
                    &[("q", &words.get()), ("states", group), ("place", &place.get())],
                );
                view! { <a class="choice" href=href aria-current=current>{text}</a> }
            })
            .collect_view()
    };
    view! { <nav class="choices" aria-label=w::filter(lang)>{links}</nav> }
}

/// States by word, and what they are together.
fn groups(lang: Lang) -> [(&'static str, &'static str); 8] {
    [
        ("", w::all(lang)),
        ("deposited,diagnosing", w::to_diagnose(lang)),
        ("awaiting_decision", w::to_decide(lang)),
        ("awaiting_parts,in_repair,at_provider,testing", w::in_repair(lang)),
        ("ready,reserved", w::ready(lang)),
        ("handed_over", w::unsigned(lang)),
        ("in_service", w::in_service(lang)),
        (
            "donated,sold,recycled,dismantled,returned_to_depositor,lost,void",
            w::out(lang),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::item::State;

    #[test]
    fn every_state_but_announced_is_in_one_group() {
        let words = groups(Lang::Fr).map(|(group, _)| group).join(",");
        for state in State::ALL {
            let times = words.split(',').filter(|word| *word == state.word()).count();
            assert_eq!(times, usize::from(state != State::Announced), "{state:?}");
        }
    }
}
