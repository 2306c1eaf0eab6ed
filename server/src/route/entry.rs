//! The proof of an entry, as PDF.

use crate::{
    document::entry::{Publisher, entry_pdf},
    door::{Rejected, Visitor},
    router::Server,
};
use app::lang::Lang;
use axum::{
    extract::{Path, Query, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use serde::Deserialize;

/// The language of the document: `?lang=en`; French otherwise.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    lang: String,
}

/// The document, for who may see the entry. An address that ends in no number leads nowhere.
pub(crate) async fn proof(
    State(server): State<Server>,
    Visitor(desk): Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Rejected> {
    let id = id.parse().map_err(|_| store::StoreError::NotFound)?;
    let proof = store::ledger::read::proof(&desk, id).await?;
    let organisation = store::setting::organisation(server.db.conn()).await?;
    let publisher = Publisher {
        name: organisation.name,
        origin: organisation.public_url,
    };
    let lang = Lang::parse(&asked.lang);
    let pdf = match tokio::task::spawn_blocking(move || entry_pdf(&proof, &publisher, lang)).await {
        Ok(Ok(pdf)) => pdf,
        Ok(Err(error)) => return Ok(unprintable(&error)),
        Err(error) => return Ok(unprintable(&error)),
    };
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
        (CONTENT_DISPOSITION, format!("inline; filename=\"preuve-{id}.pdf\"")),
    ];
    Ok((headers, pdf).into_response())
}

fn unprintable(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "a proof cannot be printed");
    let said = "La preuve n’a pas pu être imprimée ; la cause est au journal. The proof could not be printed; the log says why.";
    (StatusCode::INTERNAL_SERVER_ERROR, said).into_response()
}
