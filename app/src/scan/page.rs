//! Scanning one label and opening what bears it.

use super::{
    camera::{Camera, Reading},
    missed::missed,
};
use crate::{
    lang::lang,
    search::scan_box::ScanBox,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::scan as w,
};
use leptos::prelude::*;
use leptos_meta::{Script, Title};

/// The scanning page. Typing works always; the camera and the hand scanner need scripts.
#[component]
pub fn ScanPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=w::scan(lang)/>
        <Script type_="module" src="/vendor/scanner.js"/>
        <PageHead title=w::scan(lang) subtitle=w::scan_about(lang)>
            <a class="button" href="/scan/batch">
                <Icon name=Glyph::Checks/>
                {crate::words::batch::title(lang)}
            </a>
        </PageHead>
        <Scanner/>
        <ScanBox/>
        <p class="small muted">{w::wedge(lang)}</p>
        <noscript inner_html=format!("<p>{}</p>", w::no_script(lang))></noscript>
    }
}

/// The camera and the hand scanner, which open what they read.
#[island]
fn Scanner() -> impl IntoView {
    let reading = Reading::new();
    let lines = RwSignal::new(Vec::new());
    #[cfg(feature = "hydrate")]
    super::lead::open_what_is_scanned(reading, lines);
    view! {
        <Camera reading/>
        {missed(lines)}
    }
}
