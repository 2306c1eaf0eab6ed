//! Server functions of the papers. Issuing one is a plain form: `/papers` of the server.

use crate::error::AppError;
use domain::view::{
    Page,
    paper::{PaperOffer, PaperRow},
};
use leptos::prelude::*;

/// What can be certified of that item or slip, and what was already.
///
/// # Errors
/// See [`store::paper::about`].
#[server(prefix = "/api", endpoint = "papers/about")]
pub async fn read_papers(reference: String) -> Result<Vec<PaperOffer>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::paper::about(&desk, &reference).await?)
}

/// The register, with the years that it has.
///
/// # Errors
/// See [`store::paper::register`].
#[server(prefix = "/api", endpoint = "papers/register")]
pub async fn read_register(kind: String, year: i32, page: u32) -> Result<(Page<PaperRow>, Vec<i32>), AppError> {
    let desk = crate::door::desk().await?;
    let kind = crate::form::optional("kind", &kind, domain::paper::PaperKind::parse)?;
    let papers = store::paper::register(&desk, kind, year, page).await?;
    Ok((papers, store::paper::years(&desk).await?))
}
