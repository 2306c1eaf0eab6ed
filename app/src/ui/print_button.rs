//! A button that prints the page; there only where scripts are.

use crate::{
    lang::lang,
    ui::{glyph::Glyph, icon::Icon},
};
use leptos::prelude::*;

/// Prints the page.
#[island]
pub fn PrintButton() -> impl IntoView {
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    // The browser says itself when it cannot print.
    let print = move |_| drop(window().print());
    let words = crate::words::ui::print(lang());
    let button = move || {
        view! {
            <button class="button" type="button" on:click=print>
                <Icon name=Glyph::Printer/>
                {words}
            </button>
        }
    };
    move || is_awake.get().then(button)
}
