//! A supplier's file of prices: sent, and its lines in error taken back.

use crate::{
    door::{Rejected, Visitor},
    form::Form,
    office,
};
use app::{lang::Lang, text};
use axum::{
    extract::{Multipart, Path, Query},
    http::{
        HeaderMap,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE},
    },
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    access::Permission,
    office::{Dialect, write},
    price::import::MappingForm,
};
use store::{
    Desk, Submission,
    price::import::{NewFile, keep, wrong_rows},
};

/// Letters kept of a file's name.
const LETTERS: usize = 100;

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
    let bytes = form.file().ok_or(Rejected::Form("import_none"))?;
    let (mime, cells) = office::cells(bytes.clone()).await?;
    let file = NewFile {
        name: named(form.file_name()),
        mime: mime.to_owned(),
        bytes: bytes.to_vec(),
        cells,
    };
    let submission = Submission {
        key: form.text("key").to_owned(),
        ..Submission::default()
    };
    Ok(keep(desk, &submission, file).await?)
}

/// A file's name without the folders that some browsers send, nor what no name holds.
fn named(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LETTERS)
        .collect();
    if name.trim().is_empty() {
        "prix.csv".into()
    } else {
        name.trim().to_owned()
    }
}

/// The lines in error under the header they came with, each with what is wrong, as a French spreadsheet opens it.
pub(crate) async fn errors(
    Visitor(desk): Visitor,
    Path(id): Path<i64>,
    Query(form): Query<MappingForm>,
    headers: HeaderMap,
) -> Result<Response, Rejected> {
    let wrong = wrong_rows(&desk, id, &form).await?;
    let cookies = headers
        .get(COOKIE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let chosen = cookies
        .split(';')
        .find_map(|cookie| cookie.trim().strip_prefix("lang="));
    let lang = chosen.map_or(Lang::Fr, Lang::parse);
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
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_DISPOSITION, "attachment; filename=\"a-corriger.csv\""),
    ];
    Ok((headers, body).into_response())
}
