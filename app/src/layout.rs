//! The frame of every page of somebody signed in.

pub mod address;
pub mod banner;
mod navigation;
pub mod pages;
pub mod who;
pub mod years;

use crate::{
    account::api::read_me,
    lang::lang,
    loaded::Data,
    outbox::Outbox,
    ui::{glyph::Glyph, icon::Icon},
    words,
};
use banner::Banner;
use domain::view::Me;
use leptos::prelude::*;
use leptos_meta::Script;
use leptos_router::components::Outlet;
use navigation::{sections, tabs};
use who::who;

/// The person signed in, for the pages inside the frame.
#[derive(Clone, Copy)]
pub struct MeData(
    /// Read once a page load.
    pub Data<Me>,
);

/// The frame.
#[component]
pub fn Layout() -> impl IntoView {
    let data = MeData(Resource::new_blocking(|| (), |()| read_me()));
    provide_context(data);
    view! {
        <SkipLink/>
        <header class="bar no-print">
            <Mark/>
            {known(data, sections)}
            {known(data, who)}
        </header>
        <main id="main" tabindex="-1">
            <Banner/>
            {known(data, outbox)}
            <Outlet/>
        </main>
        {known(data, tabs)}
    }
}

/// What waits for a network, and the script that has it sent.
fn outbox(me: Me) -> AnyView {
    view! {
        <Script type_="module" src="/vendor/offline.js"/>
        <Outbox person=me.id/>
    }
    .into_any()
}

/// The first stop of the keyboard. The browser follows it, not the router, so that the focus moves.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip" href="#main" rel="external">{words::ui::skip(lang())}</a> }
}

/// The product's mark, which leads home.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <a class="mark" href="/">
            <Icon name=Glyph::Leaf/>
            "Regain"
        </a>
    }
}

/// A part of the frame that needs to know who is signed in; nothing while nobody is.
fn known(data: MeData, show: fn(Me) -> AnyView) -> impl IntoView {
    let part = move || Suspend::new(async move { data.0.await.map_or_else(|_| ().into_any(), show) });
    view! { <Transition>{part}</Transition> }
}
