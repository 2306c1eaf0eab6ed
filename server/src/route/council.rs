//! The council's report of a period.

use super::{
    file, language,
    press::{Press, turn},
};
use crate::{
    document::council::council_pdf,
    door::{Rejected, Visitor, referer},
};
use app::lang::Lang;
use axum::{
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use domain::closing::Period;
use store::{
    Desk, StoreError,
    closing::{
        Broken,
        council::{Council, report},
    },
};
use tokio::sync::Semaphore;

/// Reports made at the same time: a closed one reads the whole ledger again.
static TURNS: Semaphore = Semaphore::const_new(1);

/// The report in the reader's language; where the ledger is not what was closed, the page that says which row.
pub(crate) async fn show(Visitor(desk): Visitor, headers: HeaderMap, Path(name): Path<String>) -> Response {
    made(&desk, language::of(&headers), &name)
        .await
        .unwrap_or_else(|rejected| rejected.back(&referer(&headers)))
}

async fn made(desk: &Desk, lang: Lang, name: &str) -> Result<Response, Rejected> {
    let word = name.strip_suffix(".pdf").ok_or(StoreError::NotFound)?;
    let period = Period::parse(word).ok_or(StoreError::NotFound)?;
    let _turn = turn(&TURNS).await?;
    let report = match report(desk, period).await? {
        Council::Report(report) => report,
        Council::Broken(row) => return Ok(broken(word, &row)),
    };
    let press = Press::turn().await?;
    let bytes = press.print(word, move || council_pdf(&report, lang)).await?;
    Ok(file::pdf(bytes, &format!("regain-{word}")))
}

fn broken(period: &str, row: &Broken) -> Response {
    tracing::error!(period, ?row, "the ledger is not what was closed");
    let row = match row {
        Broken::Entry(id) => format!("entry-{id}"),
        Broken::Closing(word) => format!("closing-{word}"),
    };
    Redirect::to(&format!("/value/closing?broken={row}")).into_response()
}
