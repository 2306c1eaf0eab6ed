//! The pages of the value section, one click from each other.

use crate::{
    lang::{Lang, lang},
    layout::address::{href, query},
    words::{closing, explore, impact, legal, local, saving, workshop},
};
use leptos::prelude::*;

/// The sections in order: address and name. A new page of the section is one more line here.
fn sections(lang: Lang) -> [(&'static str, &'static str); 8] {
    [
        ("/value", saving::section(lang)),
        ("/value/explore", explore::explore(lang)),
        ("/value/impact", impact::short(lang)),
        ("/value/repairs", workshop::section(lang)),
        ("/value/local", local::section(lang)),
        ("/value/it-reuse", legal::reuse_section(lang)),
        ("/value/agec", legal::agec_section(lang)),
        ("/value/closing", closing::link(lang)),
    ]
}

/// Links to the sections for the year that is shown, where one is, the section shown marked.
#[component]
pub fn Sections(
    /// The address of the section shown.
    here: &'static str,
) -> impl IntoView {
    let (lang, year) = (lang(), query("year"));
    let links = move || {
        // What some section reads otherwise, such as `all`, is none of the others'.
        let year = year.get();
        let year = if year.bytes().all(|sign| sign.is_ascii_digit()) {
            year
        } else {
            String::new()
        };
        let link = |(to, name): (&'static str, &'static str)| {
            let current = (to == here).then_some("page");
            view! { <a href=href(to, &[("year", &year)]) aria-current=current>{name}</a> }
        };
        sections(lang).map(link).collect_view()
    };
    view! { <nav class="sections no-print" aria-label=saving::sections(lang)>{links}</nav> }
}
