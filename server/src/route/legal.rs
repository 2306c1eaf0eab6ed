//! The file of the yearly declaration.

use crate::door::{Rejected, Visitor};
use axum::{
    extract::Query,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
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
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"declaration-agec-{year}.csv\""),
        ),
    ];
    Ok((headers, text).into_response())
}
