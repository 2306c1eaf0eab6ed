//! The border of the log of administrators' acts.

use crate::error::AppError;
use domain::view::account::ActLog;
use leptos::prelude::*;

/// A page of the log.
#[server(prefix = "/api", endpoint = "settings/log/read")]
pub async fn read_acts(#[server(default)] page: u32) -> Result<ActLog, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::act::log(&desk, page).await?)
}

/// Says for how many months the log is kept.
#[server(prefix = "/api", endpoint = "settings/log")]
pub async fn keep_acts(months: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let months = crate::form::field("months", months.trim().parse().ok())?;
    store::act::keep_for(&desk, months).await?;
    crate::door::flash("saved");
    leptos_axum::redirect("/settings/log");
    Ok(())
}
