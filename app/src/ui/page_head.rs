//! The top of a page.

use leptos::prelude::*;

/// The title, a line under it, and on the right what belongs to the whole page.
#[component]
pub fn PageHead(
    /// The page's only `<h1>`.
    #[prop(into)]
    title: String,
    /// What or when it is about.
    #[prop(optional, into)]
    subtitle: String,
    /// Links or a [`Segmented`](crate::ui::segmented::Segmented) switch.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let subtitle = (!subtitle.is_empty()).then(|| view! { <p class="muted">{subtitle}</p> });
    view! {
        <div class="page-head">
            <div>
                <h1>{title}</h1>
                {subtitle}
            </div>
            {children.map(|children| children())}
        </div>
    }
}
