//! The first gesture of the desk: scan or type.

use crate::{
    lang::lang,
    ui::{glyph::Glyph, icon::Icon},
    words::ui as w,
};
use leptos::prelude::*;

/// One line for a code, a number or words. A plain form: works before and without scripts.
#[component]
pub fn ScanBox() -> impl IntoView {
    let lang = lang();
    view! {
        <form class="scanbox" action="/open" method="get" role="search">
            <Icon name=Glyph::Scan/>
            <input
                name="text"
                aria-label=w::scan_or_type(lang)
                placeholder=w::scan_or_type(lang)
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="200"
                required
            />
            <button class="button primary">{w::open(lang)}</button>
        </form>
    }
}
