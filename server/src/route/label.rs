//! Labels to print, and the QR code of a label.

use crate::{
    document::{DocumentError, label::LabelText, qr, zpl::Dpi},
    door::{Rejected, Visitor},
    label::{self, Heading},
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
use domain::label::{Code, sheet::Layout};
use serde::Deserialize;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::StoreError;

/// Drawings are a few kilobytes: this many are kept at most.
const CACHED: usize = 4096;

/// QR codes drawn already, by address.
#[derive(Debug, Default)]
pub(crate) struct QrCache(Mutex<HashMap<String, String>>);

/// What to print on.
#[derive(Debug, Deserialize)]
pub(crate) struct Print {
    layout: Option<String>,
    start: Option<u32>,
    dpi: Option<u32>,
    #[serde(default)]
    codes: String,
}

impl Print {
    /// The layout asked for, or this one.
    fn layout(&self, usual: &str) -> Result<Layout, Rejected> {
        Layout::parse(self.layout.as_deref().unwrap_or(usual)).ok_or(Rejected::Form("layout"))
    }

    fn codes(&self) -> Vec<String> {
        let codes = self.codes.split(',').map(str::trim).filter(|code| !code.is_empty());
        codes.map(str::to_owned).collect()
    }

    fn dpi(&self) -> Result<Dpi, Rejected> {
        match self.dpi.unwrap_or(203) {
            203 => Ok(Dpi::D203),
            300 => Ok(Dpi::D300),
            600 => Ok(Dpi::D600),
            _ => Err(Rejected::Form("dpi")),
        }
    }

    async fn pdf(&self, labels: Vec<LabelText>, usual: &str) -> Result<Response, Rejected> {
        let layout = self.layout(usual)?;
        let bytes = label::pdf(labels, layout, self.start.unwrap_or(1))
            .await
            .map_err(undrawn)?;
        Ok(private("application/pdf", bytes))
    }

    async fn zpl(&self, labels: Vec<LabelText>) -> Result<Response, Rejected> {
        let (layout, dpi) = (self.layout("R57x32")?, self.dpi()?);
        let program = label::zpl(labels, layout, dpi).await.map_err(undrawn)?;
        Ok(private("application/zpl; charset=utf-8", program.into_bytes()))
    }
}

/// One item's label, on a roll unless said otherwise.
pub(crate) async fn item_pdf(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(code): Path<String>,
    Query(print): Query<Print>,
) -> Result<Response, Rejected> {
    let labels = label::of_items(&desk, &server.config, &[code]).await?;
    print.pdf(labels, "R62").await
}

/// The same for a thermal printer.
pub(crate) async fn item_zpl(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(code): Path<String>,
    Query(print): Query<Print>,
) -> Result<Response, Rejected> {
    let labels = label::of_items(&desk, &server.config, &[code]).await?;
    print.zpl(labels).await
}

/// Several items' labels, on a sheet unless said otherwise.
pub(crate) async fn items_pdf(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Query(print): Query<Print>,
) -> Result<Response, Rejected> {
    let labels = label::of_items(&desk, &server.config, &print.codes()).await?;
    print.pdf(labels, "L7160").await
}

/// The same for a thermal printer.
pub(crate) async fn items_zpl(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Query(print): Query<Print>,
) -> Result<Response, Rejected> {
    let labels = label::of_items(&desk, &server.config, &print.codes()).await?;
    print.zpl(labels).await
}

/// The labels of a whole deposit.
pub(crate) async fn deposit_pdf(
    Visitor(desk): Visitor,
    State(server): State<Server>,
    Path(number): Path<String>,
    Query(print): Query<Print>,
) -> Result<Response, Rejected> {
    let labels = label::of_deposit(&desk, &server.config, &number).await?;
    print.pdf(labels, "L7160").await
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

fn undrawn(error: DocumentError) -> Rejected {
    match error {
        DocumentError::Empty | DocumentError::Start { .. } | DocumentError::Qr(_) => Rejected::Form("labels"),
        DocumentError::Font | DocumentError::Shape | DocumentError::Pdf(_) => {
            tracing::error!(%error, "labels cannot be drawn");
            Rejected::Form("labels")
        }
    }
}

/// A document for this reader alone.
fn private(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "private, no-store")], bytes).into_response()
}
