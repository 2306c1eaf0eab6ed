//! The shape of every list of settings: the list, or one row's form, by the address.

use crate::{
    error::AppError,
    export::menu::ExportMenu,
    lang::lang,
    layout::address::href,
    loaded::Failure,
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead},
    words::setting as w,
};
use domain::export::List;
use leptos::prelude::*;
use leptos_meta::Title;

/// The word of the address that asks for an empty form.
pub const NEW: &str = "new";

/// A list with its title and, where rows can be added, the way to add one.
#[component]
pub fn ListSheet(
    /// The list's title.
    title: &'static str,
    /// What it is for.
    about: &'static str,
    /// Its address.
    path: &'static str,
    /// Words of the link that adds a row; none where rows cannot be added.
    #[prop(optional)]
    add: Option<&'static str>,
    /// The list as files; none where it is not one to take away.
    #[prop(optional)]
    export: Option<List>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let add = add.map(|add| {
        view! {
            <a class="button primary" href=href(path, &[("edit", NEW)])>
                <Icon name=Glyph::Plus/>
                {add}
            </a>
        }
    });
    view! {
        <Title text=title/>
        <Back href="/settings" text=w::settings(lang())/>
        <PageHead title=title subtitle=about>
            <div class="cluster">{add} {export.map(|list| view! { <ExportMenu list/> })}</div>
        </PageHead>
        <section class="card">{children()}</section>
    }
}

/// One row's form, under its title.
#[component]
pub fn FormSheet(
    /// What is edited.
    #[prop(into)]
    title: String,
    /// The list it belongs to.
    list: &'static str,
    /// The list's address.
    path: &'static str,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <Back href=path text=list/>
        <PageHead title/>
        <div class="cols">
            <div class="c7 stack">{children()}</div>
        </div>
    }
}

/// The way back, above a title.
#[component]
pub fn Back(
    /// Where to.
    #[prop(into)]
    href: String,
    /// Its words.
    text: &'static str,
) -> impl IntoView {
    view! {
        <p class="crumb">
            <a href=href>
                <Icon name=Glyph::ArrowLeft/>
                {text}
            </a>
        </p>
    }
}

/// The button that saves, and the link that does not.
#[component]
pub fn SaveButtons(
    /// Where the list is.
    path: &'static str,
) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="cluster">
            <button class="button primary">{w::save(lang)}</button>
            <a class="button quiet" href=path>{w::cancel(lang)}</a>
        </div>
    }
}

/// The row that the address asks for: a new one, an existing one, or none such.
pub fn chosen<T>(rows: Vec<T>, edit: &str, new: T, is: impl Fn(&T, &str) -> bool) -> Option<T> {
    if edit == NEW {
        return Some(new);
    }
    rows.into_iter().find(|row| is(row, edit))
}

/// That the address asks for a row that is not there.
pub fn missing() -> AnyView {
    view! { <Failure error=AppError::NotFound/> }.into_any()
}
