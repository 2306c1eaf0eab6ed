//! A page's content once its data is there, or why it is not.

use crate::{error::AppError, lang::lang, text, ui::empty::Empty, words};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// What a page reads.
pub type Data<T> = Resource<Result<T, AppError>>;

/// Shows the data by that view, or the error as a page of its own.
pub fn loaded<T>(data: Data<T>, show: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let content = move || {
        let show = show.clone();
        Suspend::new(async move {
            match data.await {
                Ok(value) => show(value),
                Err(error) => view! { <Failure error/> }.into_any(),
            }
        })
    };
    view! { <Transition>{content}</Transition> }.into_any()
}

/// Why there is no page.
#[component]
pub fn Failure(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let lang = lang();
    view! {
        <Empty
            title=words::common::cannot_show(lang)
            text=text::error(lang, &error)
            href="/"
            action=words::common::go_home(lang)
        />
    }
}
