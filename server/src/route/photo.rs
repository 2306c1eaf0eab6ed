//! Photos of an item, by camera or file.

use crate::{
    door::{Rejected, Visitor, referer, told},
    form::Form,
    picture,
};
use axum::{
    extract::{Multipart, Path},
    http::{HeaderMap, header::REFERER},
    response::Response,
};
use store::Desk;

/// Adds the photos of the form and goes back to where it was: the item, or the slip it came with.
pub(crate) async fn add(
    Visitor(desk): Visitor,
    Path(code): Path<String>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response {
    let page = if headers.contains_key(REFERER) {
        referer(&headers)
    } else {
        format!("/Q/{code}")
    };
    match keep(&desk, &code, multipart).await {
        Ok(()) => told(&page, "photo_added"),
        Err(rejected) => rejected.back(&page),
    }
}

async fn keep(desk: &Desk, code: &str, multipart: Multipart) -> Result<(), Rejected> {
    let files = Form::read(multipart).await?.into_files();
    if files.is_empty() {
        return Err(Rejected::Form("not_an_image"));
    }
    for bytes in files {
        let photo = picture::clean(bytes).await?;
        store::media::add_photo(desk, code, &photo).await?;
    }
    Ok(())
}
