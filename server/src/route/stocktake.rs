//! Stock-takes: photos of what was scanned, and the report that was signed.

use super::file;
use crate::{
    document::report::report_pdf,
    door::{Rejected, Visitor, told},
    form::Form,
    picture,
};
use app::lang::Lang;
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use domain::{access::Permission, view::stocktake::StocktakeReport};
use store::Desk;

/// Adds the photos of the form to a scan, and goes back to the count.
pub(crate) async fn photos(
    Visitor(desk): Visitor,
    Path((number, scan)): Path<(String, i64)>,
    multipart: Multipart,
) -> Response {
    let page = format!("/stocktakes/{number}");
    match keep(&desk, &number, scan, multipart).await {
        Ok(()) => told(&page, "photo_added"),
        Err(rejected) => rejected.back(&page),
    }
}

async fn keep(desk: &Desk, number: &str, scan: i64, multipart: Multipart) -> Result<(), Rejected> {
    let form = Form::read(multipart).await?;
    desk.require(Permission::Count)?;
    let submission = form.submission();
    let photos = picture::photos(form.into_files()).await?;
    if photos.is_empty() {
        return Err(Rejected::Form("no_photo"));
    }
    Ok(store::stocktake::add_photos(desk, &submission, number, scan, &photos).await?)
}

/// The report, byte for byte as it was signed.
pub(crate) async fn report(Visitor(desk): Visitor, Path(number): Path<String>) -> Result<Response, Rejected> {
    let report = store::stocktake::read::signed_report(&desk, &number).await?;
    Ok(file::pdf(report.bytes, &number))
}

/// Prints a report for who closes a count; a failure is a defect, and said in the log.
pub(crate) fn print(report: &StocktakeReport, lang: Lang) -> Option<Vec<u8>> {
    report_pdf(report, lang)
        .inspect_err(|error| tracing::error!(%error, "a report cannot be printed"))
        .ok()
}
