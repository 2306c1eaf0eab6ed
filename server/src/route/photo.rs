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
use domain::access::Permission;
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
    // Read whole first: a browser that is answered while it still sends may only see a broken connection.
    let form = Form::read(multipart).await?;
    // Before pictures are decoded: who may not add any costs nothing more.
    desk.require(Permission::Photograph)?;
    let submission = form.submission();
    let photos = picture::photos(form.into_files()).await?;
    if photos.is_empty() {
        return Err(Rejected::Form("no_photo"));
    }
    Ok(store::media::add_photos(desk, &submission, code, &photos).await?)
}
