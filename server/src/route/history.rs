//! A history of repairs, sent to be looked at.

use crate::{
    door::{Rejected, Visitor},
    form::Form,
};
use axum::{
    extract::Multipart,
    response::{IntoResponse, Redirect, Response},
};
use store::{Desk, StoreError};

/// The page with the form.
const PAGE: &str = "/exports/history";

/// Puts the file aside and shows what keeping it would do.
pub(crate) async fn look(Visitor(desk): Visitor, multipart: Multipart) -> Response {
    match put_aside(&desk, multipart).await {
        Ok(upload) => Redirect::to(&format!("{PAGE}?upload={upload}")).into_response(),
        Err(rejected) => rejected.back(PAGE),
    }
}

async fn put_aside(desk: &Desk, multipart: Multipart) -> Result<i64, Rejected> {
    let form = Form::read(multipart).await?;
    let file = form.file().ok_or(Rejected::Form("no_file"))?;
    match store::history::put_aside(desk, form.file_name(), &file).await {
        Err(StoreError::Invalid("file")) => Err(Rejected::Form("history_unreadable")),
        answer => Ok(answer?),
    }
}
