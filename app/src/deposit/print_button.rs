//! A button that prints the page; there only where scripts are.

use crate::{
    lang::lang,
    ui::{glyph::Glyph, icon::Icon},
};
use leptos::prelude::*;

/// Prints the page.
#[component]
pub fn PrintButton() -> impl IntoView {
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    // The browser says itself when it cannot print.
    let print = move |_| drop(window().print());
    view! {
        <button class="button" type="button" hidden=move || !is_awake.get() on:click=print>
            <Icon name=Glyph::Printer/>
            {crate::words::ui::print(lang())}
        </button>
    }
}
