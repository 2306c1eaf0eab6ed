//! Of which year a page tells.

use crate::{
    lang::lang,
    ui::segmented::{Segment, Segmented},
    words::saving,
};
use leptos::prelude::*;

/// Links to the years that a page has, each at the address that `href` gives for it; nothing where there is but one.
pub fn years(all: &[i32], shown: i32, href: impl Fn(i32) -> String) -> Option<AnyView> {
    if all.len() < 2 {
        return None;
    }
    let link = |year: &i32| Segment {
        href: href(*year),
        text: year.to_string(),
        is_current: *year == shown,
    };
    let links = all.iter().map(link).collect();
    Some(view! { <Segmented label=saving::year(lang()) links/> }.into_any())
}
