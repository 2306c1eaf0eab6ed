//! One thing of a list: picture, name, code, state.

use leptos::prelude::*;

use crate::ui::{glyph::Glyph, icon::Icon};

/// A `<li>` for `<ul class="rows">`; the whole row answers to the finger.
#[component]
pub fn Row(
    /// Address of the thing; without it the name is not a link.
    #[prop(optional, into)]
    href: String,
    /// What kind of thing it is.
    icon: Glyph,
    /// Its name.
    #[prop(into)]
    title: String,
    /// Its code, where it has one.
    #[prop(optional, into)]
    code: String,
    /// Whose, where, since when.
    #[prop(optional, into)]
    detail: String,
    /// Its state: a [`Chip`](crate::ui::chip::Chip) or a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = if href.is_empty() {
        view! { <b>{title}</b> }.into_any()
    } else {
        view! { <a class="cover" href=href>{title}</a> }.into_any()
    };
    let between = (!code.is_empty() && !detail.is_empty()).then_some(" · ");
    let code = (!code.is_empty()).then(|| view! { <span class="code">{code}</span> });
    view! {
        <li>
            <span class="thumb">
                <Icon name=icon/>
            </span>
            <div>
                {title}
                <div class="small muted">{code} {between} {detail}</div>
            </div>
            {children.map(|children| children())}
        </li>
    }
}
