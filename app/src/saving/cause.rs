//! Why something is in no figure yet.

use leptos::prelude::*;

/// A cause: its word in addresses, how many it keeps out, what is said of them, and why or what to do.
pub(super) type Cause = (&'static str, u64, String, &'static str);

/// Where a cause's list is, from that page on; of all years for 0.
pub(super) fn address(why: &str, year: i32, page: u32) -> String {
    let year = if year == 0 {
        String::new()
    } else {
        format!("&year={year}")
    };
    let page = if page <= 1 {
        String::new()
    } else {
        format!("&page={page}")
    };
    format!("/value/not-counted?why={why}{year}{page}")
}

/// The causes that keep anything out of a year, each leading to what it keeps out.
pub(super) fn causes(year: i32, all: impl IntoIterator<Item = Cause>) -> Vec<AnyView> {
    let cause = |(why, _, said, out): Cause| {
        view! {
            <li>
                <a href=address(why, year, 1)>{said}</a>
                <p class="small muted">{out}</p>
            </li>
        }
        .into_any()
    };
    all.into_iter().filter(|(_, count, ..)| *count > 0).map(cause).collect()
}
