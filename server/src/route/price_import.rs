//! A supplier's file of prices: sent, and its lines in error taken back.

use super::{file, language};
use crate::{
    door::{Rejected, Visitor},
    form::Form,
    office,
};
use app::text;
use axum::{
    extract::{Multipart, Path, Query},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    access::Permission,
    office::{Dialect, write},
    price::import::MappingForm,
};
use store::{
    Desk, Submission,
    price::import::{keep, wrong_rows},
};

/// Keeps the file and shows what it would record.
pub(crate) async fn send(Visitor(desk): Visitor, multipart: Multipart) -> Response {
    let page = "/prices/import";
    // Who may not record prices has no file read.
    if let Err(error) = desk.require(Permission::Price) {
        return Rejected::Store(error).into_response();
    }
    let form = match Form::read(multipart).await {
        Ok(form) => form,
        Err(rejected) => return rejected.back(page),
    };
    match kept(&desk, &form).await {
        Ok(id) => Redirect::to(&format!("{page}/{id}")).into_response(),
        Err(rejected) => rejected.back(page),
    }
}

async fn kept(desk: &Desk, form: &Form) -> Result<i64, Rejected> {
    let file = office::file(form, "prix.csv").await?;
    let submission = Submission {
        key: form.text("key").to_owned(),
        ..Submission::default()
    };
    Ok(keep(desk, &submission, file).await?)
}

/// The lines in error under the header they came with, each with what is wrong, as a French spreadsheet opens it.
pub(crate) async fn errors(
    Visitor(desk): Visitor,
    Path(id): Path<i64>,
    Query(form): Query<MappingForm>,
    headers: HeaderMap,
) -> Result<Response, Rejected> {
    let wrong = wrong_rows(&desk, id, &form).await?;
    let lang = language::of(&headers);
    let width = wrong
        .rows
        .iter()
        .map(|(row, ..)| row.len())
        .max()
        .unwrap_or(0)
        .max(wrong.header.len());
    let full = |row: &[String], last: String| {
        let mut row = row.to_vec();
        row.resize(width, String::new());
        row.push(last);
        row
    };
    let mut rows = vec![full(&wrong.header, text::to_correct(lang).to_owned())];
    for (row, number, problems) in &wrong.rows {
        rows.push(full(row, text::line_problem(lang, *number, problems)));
    }
    let body = format!("\u{feff}{}", write(&rows, Dialect::Semicolon));
    let name = lang.pick("a-corriger.csv", "to-correct.csv");
    Ok(file::saved(file::CSV, name, body))
}
