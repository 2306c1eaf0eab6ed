//! The border of the prices that come in a file; the file itself is sent to an address of its own.

use crate::error::AppError;
use domain::{
    price::import::MappingForm,
    view::price::{ImportFile, ImportPreview},
};
use leptos::prelude::*;

/// The files that wait.
#[server(prefix = "/api", endpoint = "prices/import/files")]
pub async fn read_files() -> Result<Vec<ImportFile>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::price::import::files(&desk).await?)
}

/// What a file would record.
#[server(prefix = "/api", endpoint = "prices/import/read")]
pub async fn read_import(id: i64, #[server(flatten)] form: MappingForm) -> Result<ImportPreview, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::price::import::preview(&desk, id, &form).await?)
}

/// Records a file's prices, then shows them.
#[server(prefix = "/api", endpoint = "prices/import/apply")]
pub async fn apply_import(
    id: i64,
    #[server(flatten)] form: MappingForm,
    key: String,
    #[server(default)] leave: String,
    #[server(default)] name: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::price::import::apply(&desk, &submission, (id, &form), !leave.is_empty()).await?;
    crate::door::flash("prices_imported");
    leptos_axum::redirect(&crate::layout::address::href("/prices", &[("q", &name)]));
    Ok(())
}

/// Forgets a file.
#[server(prefix = "/api", endpoint = "prices/import/discard")]
pub async fn discard_import(id: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::price::import::discard(&desk, id).await?;
    crate::door::flash("import_discarded");
    leptos_axum::redirect("/prices/import");
    Ok(())
}
