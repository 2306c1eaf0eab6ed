//! A print that is refused: back to its form, with why and with what was typed.

use crate::door::{Rejected, referer};
use axum::{
    extract::FromRequestParts,
    http::{
        HeaderValue, StatusCode,
        header::{ACCEPT, LOCATION, SET_COOKIE},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use std::convert::Infallible;

/// The form that asks for a document by its address. A program that asks without a form gets a plain answer.
pub(crate) struct PrintForm {
    page: Option<String>,
    typed: String,
}

impl<S: Sync> FromRequestParts<S> for PrintForm {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let accepted = parts.headers.get(ACCEPT).and_then(|accepted| accepted.to_str().ok());
        let is_browser = accepted.is_some_and(|accepted| accepted.contains("text/html"));
        Ok(Self {
            page: is_browser.then(|| referer(&parts.headers)),
            typed: parts.uri.query().unwrap_or_default().to_owned(),
        })
    }
}

impl PrintForm {
    /// The document, or the way back.
    pub(crate) fn answer(self, printed: Result<Response, Rejected>) -> Response {
        let (rejected, page) = match (printed, self.page) {
            (Ok(document), _) => return document,
            (Err(rejected), None) => return rejected.into_response(),
            (Err(rejected), Some(page)) => (rejected, page),
        };
        let mut response = rejected.back(&page);
        let is_way_back = response.status() == StatusCode::SEE_OTHER && response.headers().contains_key(LOCATION);
        let kept = app::form::kept::keep(self.typed.as_bytes()).filter(|_| is_way_back);
        if let Some(cookie) = kept.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}
