//! The way through the pages of any list.

use crate::{
    lang::lang,
    ui::pager::{Pager, PagerWords},
    words::ui,
};
use domain::view::Page;
use leptos::prelude::*;

/// Links to the pages before and after, each at the address that `href` gives for its number; nothing where one page
/// holds everything.
pub fn pages<T>(page: &Page<T>, href: impl Fn(u32) -> String) -> Option<AnyView> {
    let (lang, current) = (lang(), page.page);
    let all = page.total.div_ceil(u64::from(page.size.max(1)));
    if all <= 1 {
        return None;
    }
    let previous = (current > 1).then(|| href(current - 1));
    let next = (u64::from(current) < all).then(|| href(current + 1));
    let words = PagerWords {
        label: ui::pages(lang).to_owned(),
        previous: ui::previous(lang).to_owned(),
        next: ui::next(lang).to_owned(),
        position: ui::page_of(lang, current, all),
    };
    Some(view! { <Pager previous next words/> }.into_any())
}
