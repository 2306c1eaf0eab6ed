//! Earlier and later pages of a list.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon};

/// The words of a [`Pager`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagerWords {
    /// Name of the navigation, for those who do not see it.
    pub label: String,
    /// « Précédent ».
    pub previous: String,
    /// « Suivant ».
    pub next: String,
    /// Where we are: « Page 2 sur 7 ».
    pub position: String,
}

/// Links to the neighbours that exist.
#[component]
pub fn Pager(
    /// Address of the page before.
    #[prop(optional_no_strip)]
    previous: Option<String>,
    /// Address of the page after.
    #[prop(optional_no_strip)]
    next: Option<String>,
    /// The words.
    words: PagerWords,
) -> impl IntoView {
    let previous = previous.map(|href| {
        view! {
            <a class="button" rel="prev" href=href>
                <Icon name=Glyph::ArrowLeft/>
                {words.previous}
            </a>
        }
    });
    let next = next.map(|href| {
        view! {
            <a class="button next" rel="next" href=href>
                {words.next}
                <Icon name=Glyph::ArrowRight/>
            </a>
        }
    });
    view! {
        <nav class="pager" aria-label=words.label>
            {previous}
            <p>{words.position}</p>
            {next}
        </nav>
    }
}
