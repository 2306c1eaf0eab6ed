//! The proof of an entry, as PDF.

use super::{file, language, press::Press};
use crate::{
    document::entry::{Publisher, entry_pdf},
    door::{Rejected, Visitor, referer},
};
use app::lang::Lang;
use axum::{extract::Path, http::HeaderMap, response::Response};
use store::{Desk, StoreError};

/// The document in the reader's language, for who may see the entry. An address that ends in no number leads nowhere.
pub(crate) async fn proof(Visitor(desk): Visitor, headers: HeaderMap, Path(id): Path<String>) -> Response {
    made(&desk, language::of(&headers), &id)
        .await
        .unwrap_or_else(|rejected| rejected.back(&referer(&headers)))
}

async fn made(desk: &Desk, lang: Lang, id: &str) -> Result<Response, Rejected> {
    let id: i64 = id.parse().map_err(|_| StoreError::NotFound)?;
    let proof = store::ledger::read::proof(desk, id).await?;
    let organisation = store::setting::organisation(desk.db.conn()).await?;
    let publisher = Publisher {
        name: organisation.name,
        origin: organisation.public_url,
    };
    let name = format!("{}-{id}", lang.pick("preuve", "proof"));
    let press = Press::turn().await?;
    let bytes = press.print(&name, move || entry_pdf(&proof, &publisher, lang)).await?;
    Ok(file::pdf(bytes, &name))
}
