//! Scanning one label and opening what bears it.

use crate::{
    lang::{Lang, lang},
    search::scan_box::ScanBox,
    ui::{form_error::FormError, glyph::Glyph, icon::Icon, page_head::PageHead},
    words::scan as w,
};
use leptos::prelude::*;
use leptos_meta::{Script, Title};

/// What the page shows of the scans.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// Why the camera does not read, by the word of its event.
    pub(super) problem: RwSignal<Option<String>>,
    /// How the last scan went: `good` or `bad`.
    pub(super) heard: RwSignal<Option<&'static str>>,
    /// What to say of a scan that led nowhere, and where to search for it.
    pub(super) unknown: RwSignal<Option<(String, String)>>,
    /// How many were read since the page opened.
    pub(super) count: RwSignal<u32>,
}

/// The scanning page. Typing works always; the camera and the hand scanner need scripts.
#[component]
pub fn ScanPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=w::scan(lang)/>
        <Script type_="module" src="/vendor/scanner.js"/>
        <PageHead title=w::scan(lang) subtitle=w::scan_about(lang)/>
        <Scanner/>
        <ScanBox/>
        <p class="small muted">{w::wedge(lang)}</p>
        <noscript inner_html=w::no_script(lang)></noscript>
    }
}

/// The camera and the hand scanner, which open what they read.
#[island]
fn Scanner() -> impl IntoView {
    let lang = lang();
    let reading = Reading {
        problem: RwSignal::new(None),
        heard: RwSignal::new(None),
        unknown: RwSignal::new(None),
        count: RwSignal::new(0),
    };
    #[cfg(feature = "hydrate")]
    super::listen::listen(reading);
    let problem = move || {
        reading
            .problem
            .get()
            .map(|word| problem(lang, &word))
            .unwrap_or_default()
    };
    view! {
        <Unknown reading/>
        {move || view! { <FormError text=problem()/> }}
        <Camera reading/>
    }
}

#[component]
fn Camera(reading: Reading) -> impl IntoView {
    let lang = lang();
    let aim = move || {
        if reading.problem.get().is_some() {
            view! { <button type="button" class="button" data-camera="start">{w::restart(lang)}</button> }.into_any()
        } else {
            view! { <div class="frame"></div> }.into_any()
        }
    };
    view! {
        <regain-camera
            class="camera"
            torch-label=w::torch(lang)
            other-label=w::other_camera(lang)
            data-heard=move || reading.heard.get()
        >
            {aim}
            <label class="place cluster">
                <Icon name=Glyph::Camera/>
                {w::photo(lang)}
                <input class="visually-hidden" type="file" accept="image/*" capture="environment"/>
            </label>
            <span class="count">{move || w::count(lang, reading.count.get())}</span>
        </regain-camera>
    }
}

/// What was scanned and is not known, with the way to search for it.
#[component]
fn Unknown(reading: Reading) -> impl IntoView {
    let lang = lang();
    let link =
        move |href: String| (!href.is_empty()).then(|| view! { <a class="button" href=href>{w::search_it(lang)}</a> });
    move || {
        reading.unknown.get().map(|(text, href)| {
            view! {
                <div class="alert" role="alert" data-tone="bad">
                    <Icon name=Glyph::Alert/>
                    <div>
                        <p>{text}</p>
                        {link(href)}
                    </div>
                </div>
            }
        })
    }
}

/// Why the camera does not read, and what to do.
fn problem(lang: Lang, word: &str) -> String {
    let text = match word {
        "insecure" => w::insecure(lang),
        "denied" => w::denied(lang),
        "none" => w::no_camera(lang),
        "unread" => w::unread(lang),
        _ => w::failed(lang),
    };
    text.to_owned()
}
