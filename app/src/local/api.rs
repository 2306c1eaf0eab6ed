//! The border of the page of local spending.

use crate::error::AppError;
use domain::view::local::LocalPage;
use leptos::prelude::*;

/// A year's spending at providers and its work inside; this year unless said otherwise.
#[server(prefix = "/api", endpoint = "local/page")]
pub async fn read_local(#[server(default)] year: String) -> Result<LocalPage, AppError> {
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked(&year, desk.today());
    Ok(store::local::page(&desk, year).await?)
}
