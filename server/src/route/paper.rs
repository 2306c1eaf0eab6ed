//! Official papers: issuing one, reading one, and the logo at their head.

use super::{file, language, press::Press};
use crate::{
    document::paper::paper_pdf,
    door::{Rejected, Visitor, referer, told},
    form::Form as Multiform,
    picture,
};
use app::lang::Lang;
use axum::{
    Form,
    extract::{Multipart, Path},
    http::HeaderMap,
    response::Response,
};
use domain::{access::Permission, paper::PaperKind, view::paper::Paper};
use serde::Deserialize;
use store::{Desk, StoreError, Submission, paper::Asked};

/// What a paper is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    kind: String,
    reference: String,
    #[serde(default)]
    rank: u32,
    #[serde(default)]
    key: String,
}

/// Issues a paper in the reader's language, and goes back to the page that asked.
pub(crate) async fn issue(Visitor(desk): Visitor, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Response {
    let page = referer(&headers);
    match issue_one(&desk, language::of(&headers), wanted).await {
        Ok(()) => told(&page, "paper_issued"),
        Err(Rejected::Store(StoreError::Invalid("paper"))) => told(&page, "paper"),
        Err(rejected) => rejected.back(&page),
    }
}

async fn issue_one(desk: &Desk, lang: Lang, wanted: Wanted) -> Result<(), Rejected> {
    // Before a turn is taken: who may not have one issued keeps nobody waiting.
    desk.require(Permission::SeePeople)?;
    let asked = Asked {
        kind: PaperKind::parse(&wanted.kind).ok_or(StoreError::Invalid("kind"))?,
        reference: wanted.reference,
        rank: wanted.rank,
        lang: lang.code(),
    };
    let submission = Submission {
        key: wanted.key,
        ..Submission::default()
    };
    let press = Press::turn().await?;
    let print = move |paper: Paper| printed(press.clone(), paper, lang);
    store::paper::issue(desk, &submission, &asked, print).await?;
    Ok(())
}

async fn printed(press: Press, paper: Paper, lang: Lang) -> Option<Vec<u8>> {
    let number = paper.number.clone();
    press.print(&number, move || paper_pdf(&paper, lang)).await.ok()
}

/// A paper, byte for byte as it was issued.
pub(crate) async fn show(
    Visitor(desk): Visitor,
    Path((kind, name)): Path<(String, String)>,
) -> Result<Response, Rejected> {
    let kind = PaperKind::parse(&kind).ok_or(StoreError::NotFound)?;
    let number = name.strip_suffix(".pdf").ok_or(StoreError::NotFound)?;
    let bytes = store::paper::file(&desk, kind, number).await?;
    Ok(file::pdf(bytes, number))
}

/// Keeps another logo, and goes back to the settings.
pub(crate) async fn save_logo(Visitor(desk): Visitor, multipart: Multipart) -> Response {
    let page = "/settings/organisation";
    match keep_logo(&desk, multipart).await {
        Ok(()) => told(page, "saved"),
        Err(rejected) => rejected.back(page),
    }
}

async fn keep_logo(desk: &Desk, multipart: Multipart) -> Result<(), Rejected> {
    // Before the picture is decoded: who may not save one costs nothing.
    desk.require(Permission::EditSettings)?;
    let form = Multiform::read(multipart).await?;
    let bytes = form.file().ok_or(Rejected::Form("not_an_image"))?;
    Ok(store::setting::save_logo(desk, &picture::logo(bytes).await?).await?)
}
