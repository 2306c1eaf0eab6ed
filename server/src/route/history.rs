//! A history of repairs, sent to be looked at.

use crate::{
    door::{Rejected, Visitor},
    form::Form,
    office,
};
use axum::{
    extract::Multipart,
    response::{IntoResponse, Redirect, Response},
};
use domain::access::Permission;
use store::{Desk, StoreError};

/// The page with the form.
const PAGE: &str = "/exports/history";

/// Puts the file aside and shows what keeping it would do.
pub(crate) async fn look(Visitor(desk): Visitor, multipart: Multipart) -> Response {
    // Who may not keep a history has no file read.
    if let Err(error) = desk.require(Permission::EditReference) {
        return Rejected::Store(error).into_response();
    }
    match put_aside(&desk, multipart).await {
        Ok(upload) => Redirect::to(&format!("{PAGE}?upload={upload}")).into_response(),
        Err(rejected) => rejected.back(PAGE),
    }
}

async fn put_aside(desk: &Desk, multipart: Multipart) -> Result<i64, Rejected> {
    let form = Form::read(multipart).await?;
    let file = office::file(&form, "ords.csv").await?;
    match store::history::put_aside(desk, file).await {
        Err(StoreError::Invalid("file")) => Err(Rejected::Form("history_unreadable")),
        answer => Ok(answer?),
    }
}
