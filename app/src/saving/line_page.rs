//! The proof of one entry.

use super::{api::read_proof, proof};
use crate::{error::AppError, lang::lang, loaded::loaded, words::saving as words};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The proof page.
#[component]
pub fn LinePage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse::<i64>().ok()));
    let data = Resource::new_blocking(id, |id| async move {
        match id {
            Some(id) => read_proof(id).await,
            None => Err(AppError::NotFound),
        }
    });
    view! {
        <Title text=words::proof_title(lang())/>
        {loaded(data, |value| proof::page(lang(), value).into_any())}
    }
}
