//! The file of the yearly declaration.

use super::file;
use crate::door::{Rejected, Visitor};
use axum::{extract::Query, response::Response};
use serde::Deserialize;

/// Which declaration.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    year: String,
}

/// The declaration of a year, as the State's schema wants it.
pub(crate) async fn declaration(Visitor(desk): Visitor, Query(asked): Query<Asked>) -> Result<Response, Rejected> {
    let year = store::calendar::asked(&asked.year, desk.today());
    let text = store::legal::declaration(&desk, year).await?;
    Ok(file::saved(file::CSV, &format!("declaration-agec-{year}.csv"), text))
}
