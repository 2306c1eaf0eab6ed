//! The border of recognition: one's own choice, and those who made it.

use crate::error::AppError;
use domain::view::recognition::{OwnRecognition, RecognitionPage};
use leptos::prelude::*;

/// One's own choice.
#[server(prefix = "/api", endpoint = "recognition/own")]
pub async fn read_own() -> Result<OwnRecognition, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::recognition::own(&desk).await?)
}

/// Agrees to be named in a team, or withdraws at once.
#[server(prefix = "/api", endpoint = "recognition/choose")]
pub async fn choose_recognition(
    #[server(default)] agreed: bool,
    #[server(default)] service: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let team = if agreed {
        Some(crate::form::field("service", service.parse().ok())?)
    } else {
        None
    };
    store::recognition::choose(&desk, team).await?;
    crate::door::flash(if agreed { "recognised" } else { "unrecognised" });
    leptos_axum::redirect("/account");
    Ok(())
}

/// Those who agreed, by team, with what they contributed in the year.
#[server(prefix = "/api", endpoint = "recognition/page")]
pub async fn read_recognition(#[server(default)] year: String) -> Result<RecognitionPage, AppError> {
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked(&year, desk.today());
    Ok(store::recognition::page(&desk, year).await?)
}
