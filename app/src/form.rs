//! What forms share: sending one, showing why it was refused, keeping what was typed, reading the border's strings.

#[cfg(feature = "ssr")]
pub(crate) mod drawing;
pub mod kept;
#[cfg(feature = "ssr")]
pub(crate) mod once;
pub mod refusal;
#[cfg(feature = "hydrate")]
pub(crate) mod send;
#[cfg(feature = "ssr")]
pub mod why;

use crate::{error::AppError, lang::lang, text};
use kept::Kept;
use leptos::{context::Provider, prelude::*, server_fn::ServerFn};
use refusal::Refusal;

/// A form of a server function: a plain one, which works without scripts. With them, the [`Refusal`] inside it sends it
/// without leaving the page.
#[component]
pub fn ActionForm<S>(
    /// The form's action.
    action: ServerAction<S>,
    /// The plain address that takes the same fields with files; the server function takes them where there are none, so
    /// that the form is sent without leaving the page, and waits for a network.
    #[prop(optional)]
    files_to: Option<&'static str>,
    /// Its fields, [`Refused`] first.
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
{
    let was_refused = action.value().with_untracked(|answer| matches!(answer, Some(Err(_))));
    let (to, kind, without_files) = match files_to {
        Some(to) => (to, Some("multipart/form-data"), Some(S::url())),
        None => (S::url(), None, None),
    };
    let kept = if was_refused { use_context::<Kept>() } else { None };
    view! {
        <Provider value=kept.unwrap_or_default()>
            <form method="post" action=to enctype=kind data-without-files=without_files>{children()}</form>
        </Provider>
    }
}

/// Why the last submission was refused, in words; nothing while it was not. Works without scripts:
/// the error then travels in the address.
#[component]
pub fn Refused<S>(
    /// The form's action.
    action: ServerAction<S>,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
{
    let said = action.value().with_untracked(|answer| match answer {
        Some(Err(error)) => text::error(lang(), error),
        _ => String::new(),
    });
    view! { <Refusal said/> }
}

/// Reads a field by that reader.
///
/// # Errors
/// [`AppError::Invalid`] with the field's name.
pub fn field<T>(name: &str, read: Option<T>) -> Result<T, AppError> {
    read.ok_or_else(|| AppError::invalid(name))
}

/// Reads a field that may be left empty.
///
/// # Errors
/// [`AppError::Invalid`] with the field's name, for what is neither empty nor readable.
pub fn optional<T>(name: &str, text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    field(name, read(text.trim())).map(Some)
}

/// A form's hidden key and version, and its day.
///
/// # Errors
/// [`AppError::Invalid`] (`version`, `occurred_on`).
#[cfg(feature = "ssr")]
pub fn submission(key: &str, version: &str, occurred_on: &str) -> Result<store::Submission, AppError> {
    Ok(store::Submission {
        key: key.to_owned(),
        version: optional("version", version, |text| text.parse().ok())?,
        occurred_on: optional("occurred_on", occurred_on, |text| text.parse().ok())?,
    })
}
