//! Figures side by side, the longest bar the largest. Read without colour: each bar has its words and its figure, and what
//! is below zero is an outline.

use leptos::prelude::*;

/// The drawing's width; everything is drawn to its scale.
const WIDTH: i64 = 480;
/// From one bar to the next, and a bar's own height.
const PITCH: i64 = 62;
const BAR: i64 = 18;
/// Where the words and the bar of a row begin, under its top.
const WORDS: i64 = 26;
const UNDER: i64 = 34;
/// The longest label, in characters, beside its figure.
const LABEL: usize = 28;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// How long; below zero is an outline.
    pub value: i64,
    /// The figure, as it is read.
    pub figure: String,
    /// What the figure sums, as an address; empty where it is not a link.
    pub href: String,
}

/// Horizontal bars under a title read aloud, each a link to what it sums. The table beside it has the same figures.
#[component]
pub fn Bars(
    /// What the drawing shows, for those who do not see it.
    #[prop(into)]
    title: String,
    /// The bars, in order.
    bars: Vec<Bar>,
) -> impl IntoView {
    let longest = bars.iter().map(|bar| bar.value.unsigned_abs()).max().unwrap_or(0);
    let height = PITCH * i64::try_from(bars.len()).unwrap_or(1);
    let rows = (0..)
        .zip(bars)
        .map(|(place, bar)| row(place, bar, longest))
        .collect_view();
    view! {
        <figure class="bar-chart">
            <svg viewBox=format!("0 0 {WIDTH} {height}") role="group" aria-label=title>
                {rows}
            </svg>
        </figure>
    }
}

fn row(place: i64, bar: Bar, longest: u64) -> AnyView {
    let top = place * PITCH;
    let length = length(bar.value, longest);
    let negative = (bar.value < 0).then_some("");
    let href = bar.href;
    let drawn = view! {
        <g>
            <title>{format!("{} · {}", bar.label, bar.figure)}</title>
            <text x="0" y=top + WORDS>{shortened(&bar.label)}</text>
            <text class="figure" x=WIDTH y=top + WORDS>{bar.figure}</text>
            <rect class="length" data-negative=negative x="1" y=top + UNDER width=length height=BAR rx="3"></rect>
        </g>
    };
    if href.is_empty() {
        return drawn.into_any();
    }
    view! { <a href=href>{drawn}</a> }.into_any()
}

/// At least two units, so that a small amount is seen.
fn length(value: i64, longest: u64) -> i64 {
    if value == 0 || longest == 0 {
        return 0;
    }
    let room = u128::from(WIDTH.unsigned_abs() - 2);
    let length = u128::from(value.unsigned_abs()) * room / u128::from(longest);
    i64::try_from(length).unwrap_or(WIDTH).max(2)
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LABEL - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, length, shortened};

    #[test]
    fn the_longest_bar_fills_the_drawing_and_the_smallest_is_seen() {
        assert_eq!(length(9_000, 9_000), WIDTH - 2);
        assert_eq!(length(-9_000, 9_000), WIDTH - 2);
        assert_eq!(length(1, 9_000_000), 2);
        assert_eq!(length(0, 0), 0);
        assert_eq!(length(i64::MIN, i64::MIN.unsigned_abs()), WIDTH - 2);
    }

    #[test]
    fn a_long_label_is_cut_with_its_mark() {
        assert_eq!(shortened("Archives"), "Archives");
        assert_eq!(
            shortened("Direction de l’éducation et des collèges"),
            "Direction de l’éducation et…"
        );
    }
}
