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
use domain::{closing::Period, view::closing::CouncilReport};
use store::{
    Desk, StoreError,
    closing::{
        Broken,
        council::{Council, report},
        kept::{keep_printed, printed},
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
    let bytes = if report.closing.is_some() {
        kept(desk, period, report, lang).await?
    } else {
        print(report, lang).await?
    };
    Ok(file::pdf(bytes, &format!("regain-{word}")))
}

/// The report of a closed period as it was first printed: the same bytes for ever.
async fn kept(desk: &Desk, period: Period, report: Box<CouncilReport>, lang: Lang) -> Result<Vec<u8>, Rejected> {
    if let Some(bytes) = printed(desk, period, lang.code()).await? {
        return Ok(bytes);
    }
    let bytes = print(report, lang).await?;
    Ok(keep_printed(desk, period, lang.code(), bytes).await?)
}

async fn print(report: Box<CouncilReport>, lang: Lang) -> Result<Vec<u8>, Rejected> {
    let press = Press::turn().await?;
    let word = report.period.word();
    press.print(&word, move || council_pdf(&report, lang)).await
}

fn broken(period: &str, row: &Broken) -> Response {
    tracing::error!(period, ?row, "the ledger is not what was closed");
    let row = match row {
        Broken::Entry(id) => format!("entry-{id}"),
        Broken::Closing(word) => format!("closing-{word}"),
    };
    Redirect::to(&format!("/value/closing?broken={row}")).into_response()
}
