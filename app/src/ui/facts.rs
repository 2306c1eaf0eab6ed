//! Terms and their values.

use leptos::prelude::*;

/// How a line stands among its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactLevel {
    /// An ordinary line.
    #[default]
    Plain,
    /// A share of the line above.
    Part,
    /// The sum of the lines above.
    Total,
}

/// A list of [`Fact`]s.
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One term and its value.
#[component]
pub fn Fact(
    /// The term.
    #[prop(into)]
    term: String,
    /// Its place among its neighbours.
    #[prop(optional)]
    level: FactLevel,
    /// The value.
    children: Children,
) -> impl IntoView {
    let level = match level {
        FactLevel::Plain => None,
        FactLevel::Part => Some("part"),
        FactLevel::Total => Some("total"),
    };
    view! {
        <div data-level=level>
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
