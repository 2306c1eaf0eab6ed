//! A sheet of paper on the ground.

use leptos::prelude::*;

/// One subject under its heading.
#[component]
pub fn Card(
    /// The heading; none where the card says by itself what it is.
    #[prop(optional, into)]
    title: String,
    /// Columns taken out of twelve on wide screens, inside `.cols`: `c3` to `c9`.
    #[prop(optional)]
    span: Option<&'static str>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let class = span.map_or_else(|| "card".to_owned(), |span| format!("card {span}"));
    let title = (!title.is_empty()).then(|| view! { <h2>{title}</h2> });
    view! { <section class=class>{title} {children()}</section> }
}
