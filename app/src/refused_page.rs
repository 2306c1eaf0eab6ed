//! What is shown in the place of a file or a plain form that was refused: why, and a way back.

use crate::{
    error::AppError,
    lang::lang,
    text,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead, tone::Tone},
    words::common as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Its address: the server asks for it in the place of what it refused. Opened by itself it refuses nothing, and says
/// that nothing is there.
pub const REFUSED: &str = "/refused";

/// The page.
#[component]
pub fn RefusedPage() -> impl IntoView {
    let lang = lang();
    let (error, back) = told();
    #[cfg(feature = "ssr")]
    crate::door::set_status(error.status());
    let back = back.map(|href| view! { <a class="button primary" href=href>{w::go_back(lang)}</a> });
    view! {
        <Title text=w::cannot_show(lang)/>
        <PageHead title=w::refused(lang)/>
        <div class="alert" role="alert" data-tone=Tone::Bad.name()>
            <Icon name=Glyph::Alert/>
            <p>{text::error(lang, &error)}</p>
        </div>
        <p class="cluster">
            {back}
            <a class="button" href="/">{w::go_home(lang)}</a>
        </p>
    }
}

/// Why, and the page that the reader came from where it is one of ours.
#[cfg(feature = "ssr")]
fn told() -> (AppError, Option<String>) {
    let parts = use_context::<http::request::Parts>();
    let error = parts.as_ref().and_then(|parts| parts.extensions.get().cloned());
    let from = parts.and_then(|parts| {
        let from = parts.headers.get(http::header::REFERER)?.to_str().ok()?;
        let from = from.parse::<http::Uri>().ok()?;
        from.path_and_query().map(ToString::to_string)
    });
    let is_here = |path: &String| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    (error.unwrap_or(AppError::NotFound), from.filter(is_here))
}

#[cfg(not(feature = "ssr"))]
fn told() -> (AppError, Option<String>) {
    (AppError::NotFound, None)
}
