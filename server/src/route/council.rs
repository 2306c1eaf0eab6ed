//! The council's report of a period.

use super::{language, paper::pdf};
use crate::{
    document::council::council_pdf,
    door::{Rejected, Visitor},
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::closing::Period;
use std::time::Duration;
use store::{
    StoreError,
    closing::{
        Broken,
        council::{Council, report},
    },
};
use tokio::{sync::Semaphore, time::timeout};

/// Reports made at the same time: a closed one reads the whole ledger again.
static TURNS: Semaphore = Semaphore::const_new(1);
/// How long one more waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// The report in the reader's language; where the ledger is not what was closed, the page that says which row.
pub(crate) async fn show(
    Visitor(desk): Visitor,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<Response, Rejected> {
    let word = file.strip_suffix(".pdf").ok_or(StoreError::NotFound)?;
    let period = Period::parse(word).ok_or(StoreError::NotFound)?;
    let Ok(Ok(_turn)) = timeout(PATIENCE, TURNS.acquire()).await else {
        let busy = "Occupé, réessayez. Busy, try again.";
        return Ok((StatusCode::SERVICE_UNAVAILABLE, busy).into_response());
    };
    let report = match report(&desk, period).await? {
        Council::Report(report) => report,
        Council::Broken(row) => {
            tracing::error!(period = word, ?row, "the ledger is not what was closed");
            let row = match row {
                Broken::Entry(id) => format!("entry-{id}"),
                Broken::Closing(word) => format!("closing-{word}"),
            };
            return Ok(Redirect::to(&format!("/value/closing?broken={row}")).into_response());
        }
    };
    let lang = language::of(&headers);
    let printed = tokio::task::spawn_blocking(move || council_pdf(&report, lang)).await;
    match printed {
        Ok(Ok(bytes)) => Ok(pdf(bytes, &format!("regain-{word}"))),
        Ok(Err(error)) => Ok(unprintable(&error)),
        Err(error) => Ok(unprintable(&error)),
    }
}

fn unprintable(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "a report cannot be printed");
    let said = "Le rapport n’a pas pu être imprimé ; la cause est au journal. The report could not be printed; the log says why.";
    (StatusCode::INTERNAL_SERVER_ERROR, said).into_response()
}
