//! Labels to print, and the QR code of a label.

mod asked;
mod back;
mod send;

pub(crate) use asked::Asked;
pub(crate) use back::PrintForm;
pub(crate) use send::{retry, send};

use super::file;
use crate::{
    document::{DocumentError, frame::frame_pdf, qr},
    door::{Rejected, Visitor},
    label::{self, Heading, Which},
    router::Server,
};
use axum::{
    extract::{Path, Query, State},
    http::{
        HeaderMap, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use domain::label::Code;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::{Desk, StoreError};

/// Drawings are a few kilobytes: this many are kept at most.
const CACHED: usize = 4096;

/// QR codes drawn already, by address.
#[derive(Debug, Default)]
pub(crate) struct QrCache(Mutex<HashMap<String, String>>);

/// Labels for the office printer.
async fn pdf(desk: &Desk, server: &Server, asked: &Asked, which: &Which, usual: &str) -> Result<Response, Rejected> {
    let layout = asked.layout(usual)?;
    let shift = store::label::paper(desk.db.conn()).await?.shift;
    let labels = which.labels(desk, &server.config).await?;
    let bytes = label::pdf(labels, layout.against(shift), asked.start()?)
        .await
        .map_err(undrawn)?;
    Ok(file::private("application/pdf", bytes))
}

/// The same for a thermal printer.
async fn zpl(desk: &Desk, server: &Server, asked: &Asked, which: &Which) -> Result<Response, Rejected> {
    let (layout, dpi) = (asked.layout("R57x32")?, asked.dpi()?);
    let labels = which.labels(desk, &server.config).await?;
    if labels.is_empty() {
        return Err(undrawn(DocumentError::Empty));
    }
    let program = label::zpl(labels, layout, dpi).await.map_err(undrawn)?;
    let mime = "application/zpl; charset=utf-8";
    Ok(file::saved(mime, &saved_as(which), program.into_bytes()))
}

/// The name under which a program is saved: what it prints, where that has a name.
fn saved_as(which: &Which) -> String {
    let is_safe = |sign: &char| sign.is_ascii_alphanumeric() || *sign == '-';
    let word: String = which.word().chars().filter(is_safe).collect();
    match word.as_str() {
        "" => "etiquettes.zpl".to_owned(),
        word => format!("etiquettes-{word}.zpl"),
    }
}

/// One item's label, on a roll unless said otherwise.
pub(crate) async fn item_pdf(
    form: PrintForm,
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    form.answer(pdf(&desk, &server, &asked, &Which::Items(vec![code]), "R62").await)
}

/// The same for a thermal printer.
pub(crate) async fn item_zpl(
    form: PrintForm,
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    form.answer(zpl(&desk, &server, &asked, &Which::Items(vec![code])).await)
}

/// The labels asked for, on a sheet unless said otherwise.
pub(crate) async fn labels_pdf(
    form: PrintForm,
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Query(asked): Query<Asked>,
) -> Response {
    let printed = async { pdf(&desk, &server, &asked, &asked.which()?, "L7160").await };
    form.answer(printed.await)
}

/// The same for a thermal printer.
pub(crate) async fn labels_zpl(
    form: PrintForm,
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Query(asked): Query<Asked>,
) -> Response {
    let printed = async { zpl(&desk, &server, &asked, &asked.which()?).await };
    form.answer(printed.await)
}

/// The labels of a whole deposit.
pub(crate) async fn deposit_pdf(
    form: PrintForm,
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    form.answer(pdf(&desk, &server, &asked, &Which::Deposit(number), "L7160").await)
}

/// A page to hold against a sheet. It says nothing of anybody.
pub(crate) async fn frame(form: PrintForm, Visitor(desk): Visitor, Query(asked): Query<Asked>) -> Response {
    form.answer(outlines(&desk, &asked).await)
}

async fn outlines(desk: &Desk, asked: &Asked) -> Result<Response, Rejected> {
    let layout = asked.layout("L7160")?;
    let shift = store::label::paper(desk.db.conn()).await?.shift;
    let bytes = frame_pdf(&layout, shift).map_err(undrawn)?;
    Ok(file::private("application/pdf", bytes))
}

/// The QR code of a label, whether or not anything bears it: it holds nothing but its address.
pub(crate) async fn qr(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(code): Path<String>,
) -> Result<Response, Rejected> {
    let code = Code::parse(&code).map_err(|_| StoreError::NotFound)?;
    let url = Heading::load(&desk, &server.config).await?.url(code);
    let drawing = server.qr.get(&url).map_err(undrawn)?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    Ok((headers, drawing).into_response())
}

impl QrCache {
    fn get(&self, url: &str) -> Result<String, DocumentError> {
        let mut drawn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawing) = drawn.get(url) {
            return Ok(drawing.clone());
        }
        let drawing = qr::svg(url)?;
        if drawn.len() >= CACHED {
            drawn.clear();
        }
        drawn.insert(url.to_owned(), drawing.clone());
        Ok(drawing)
    }
}

/// The word that the form's page explains.
fn undrawn(error: DocumentError) -> Rejected {
    match error {
        DocumentError::Empty => Rejected::Form("labels"),
        DocumentError::Start { .. } => Rejected::Form("start"),
        DocumentError::Qr(_) | DocumentError::Font | DocumentError::Shape | DocumentError::Pdf(_) => {
            tracing::error!(%error, "labels cannot be drawn");
            Rejected::Form("undrawn")
        }
    }
}
