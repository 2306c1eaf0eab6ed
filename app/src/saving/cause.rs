//! Why something is in no figure yet.

use leptos::prelude::*;

/// A cause: its word in addresses, how many it keeps out, what is said of them, and why or what to do.
pub(super) type Cause = (&'static str, u64, String, &'static str);

/// The causes that keep anything out, each leading to what it keeps out.
pub(super) fn causes(all: impl IntoIterator<Item = Cause>) -> Vec<AnyView> {
    let cause = |(why, _, said, out): Cause| {
        view! {
            <li>
                <a href=format!("/value/not-counted?why={why}")>{said}</a>
                <p class="small muted">{out}</p>
            </li>
        }
        .into_any()
    };
    all.into_iter().filter(|(_, count, ..)| *count > 0).map(cause).collect()
}
