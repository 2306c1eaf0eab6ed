//! The browser's front door: wakes the islands in the pages that the server rendered.
#![cfg(target_arch = "wasm32")]

// Nothing of it is named here: the page finds each island by its own exported name.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's own script once the module is loaded; the script then wakes island after island.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
