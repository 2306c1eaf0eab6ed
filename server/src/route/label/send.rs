//! Labels sent to a printer on the network.

use super::{Asked, undrawn};
use crate::{
    document::zpl::Dpi,
    door::{Rejected, Visitor, referer, told},
    label,
    printer::{self, Outcome},
    router::Server,
};
use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use domain::label::sheet::Layout;
use serde::Deserialize;
use store::{Desk, StoreError, Submission, printing};

/// The page of what was sent.
const JOBS: &str = "/labels/jobs";

/// The labels and the printer.
#[derive(Debug, Deserialize)]
pub(crate) struct Send {
    printer: i64,
    key: String,
    #[serde(flatten)]
    asked: Asked,
}

/// A job that was sent so many times before.
#[derive(Debug, Deserialize)]
pub(crate) struct Again {
    attempts: u32,
}

/// Keeps the job, sends it, and goes back to the page with the form; to the jobs, where it failed.
pub(crate) async fn send(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    headers: HeaderMap,
    Form(form): Form<Send>,
) -> Response {
    let page = referer(&headers);
    match print(&desk, &server, &form).await {
        Ok(Outcome::Printed) => told(&page, Outcome::Printed.word()),
        Ok(outcome) => told(JOBS, outcome.word()),
        Err(rejected) => rejected.back(&page),
    }
}

async fn print(desk: &Desk, server: &Server, form: &Send) -> Result<Outcome, Rejected> {
    let printer = printing::printer(desk, form.printer)
        .await
        .map_err(|error| match error {
            StoreError::Invalid(word) => Rejected::Form(word),
            error => Rejected::Store(error),
        })?;
    let layout = Layout::parse(&printer.layout).ok_or(Rejected::Form("layout"))?;
    let dpi = Dpi::parse(printer.dpi).ok_or(Rejected::Form("dpi"))?;
    let which = form.asked.which()?;
    let labels = which.labels(desk, &server.config).await?;
    if labels.is_empty() {
        return Err(Rejected::Form("labels"));
    }
    let count = u32::try_from(labels.len()).unwrap_or(u32::MAX);
    let program = label::zpl(labels, layout, dpi).await.map_err(undrawn)?;
    let submission = Submission {
        key: form.key.clone(),
        ..Submission::default()
    };
    let (id, is_new) = printing::queue(desk, &submission, printer.id, which.word(), count, &program).await?;
    if !is_new {
        // A double click: it was sent already, and the list of jobs says what became of it.
        return Ok(Outcome::Printing);
    }
    Ok(printer::run(desk, id, 0).await?)
}

/// Sends a job once more.
pub(crate) async fn retry(Visitor(desk): Visitor, Path(id): Path<i64>, Form(again): Form<Again>) -> Response {
    match printer::run(&desk, id, again.attempts).await {
        Ok(outcome) => told(JOBS, outcome.word()),
        Err(error) => Rejected::from(error).back(JOBS),
    }
}
