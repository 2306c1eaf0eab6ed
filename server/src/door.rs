//! From a request outside the pages to a desk, and from the store's errors to answers.

use crate::router::Server;
use app::{error::AppError, form::why};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use chrono::Utc;
use domain::{Refusal, id::PersonId};
use store::{Desk, StoreError, account::session::PERSON};
use tower_sessions::Session;

/// The desk of whoever is signed in; others are sent to the sign-in page.
pub(crate) struct Visitor(pub(crate) Desk);

impl FromRequestParts<Server> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Response> {
        let session = Session::from_request_parts(parts, server)
            .await
            .map_err(IntoResponse::into_response)?;
        let person: Option<i64> = session.get(PERSON).await.map_err(|error| {
            tracing::error!(%error, "a session cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })?;
        let actor = match person {
            Some(id) => store::account::actor(&server.db, PersonId(id))
                .await
                .map_err(|error| answer(error.into()))?,
            None => None,
        };
        let actor = actor.ok_or_else(|| Redirect::to("/sign-in").into_response())?;
        Ok(Self(Desk {
            db: server.db.clone(),
            actor,
            now: Utc::now(),
        }))
    }
}

/// Why a request outside the pages was not served.
#[derive(Debug)]
pub(crate) enum Rejected {
    /// The store said no.
    Store(StoreError),
    /// The form or the file cannot be used: the word that the next page explains.
    Form(&'static str),
    /// What was typed cannot be read.
    Typed(AppError),
}

impl From<AppError> for Rejected {
    fn from(error: AppError) -> Self {
        Self::Typed(error)
    }
}

impl From<StoreError> for Rejected {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl IntoResponse for Rejected {
    fn into_response(self) -> Response {
        match self {
            Self::Store(error) => answer(error.into()),
            Self::Form("busy") => answer(AppError::Busy),
            Self::Form(word) => answer(AppError::Invalid(word.to_owned())),
            Self::Typed(error) => answer(error),
        }
    }
}

impl Rejected {
    /// For a form: back to where it was, which says why in the words of every other page. Who may not do it at all, and
    /// what failed altogether, gets a plain answer.
    pub(crate) fn back(self, to: &str) -> Response {
        match self {
            Self::Form(word) => told(to, word),
            Self::Typed(error) => told(to, &why::word(&error)),
            Self::Store(error) if is_explained(&error) => told(to, &why::word(&error.into())),
            Self::Store(error) => answer(error.into()),
        }
    }
}

/// Whether the next page can say what to do about it.
fn is_explained(error: &StoreError) -> bool {
    match error {
        StoreError::Refused(Refusal::RoleNeeded(_))
        | StoreError::NotFound
        | StoreError::Inconsistent { .. }
        | StoreError::Database(_) => false,
        StoreError::Refused(_) | StoreError::Conflict { .. } | StoreError::Invalid(_) | StoreError::Busy(_) => true,
        StoreError::Item { error, .. } => is_explained(error),
    }
}

/// To a page, with a word for what just happened.
pub(crate) fn told(to: &str, word: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    let cookie = format!("flash={word}; Path=/; Max-Age=20; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The page that the browser came from, by its path; the home otherwise.
pub(crate) fn referer(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    referer
        .and_then(|address| address.parse::<Uri>().ok())
        .and_then(|address| address.path_and_query().map(ToString::to_string))
        .filter(|path| is_here(path))
        .unwrap_or_else(|| "/".into())
}

/// Whether a path stays on this server: `//elsewhere` would not.
fn is_here(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')
}

/// An answer in a word: a browser is shown its page instead, see `layer::explain`.
fn answer(error: AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let word = status.canonical_reason().unwrap_or_default();
    let mut answer = (status, word).into_response();
    answer.extensions_mut().insert(error);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leaves_the_server() {
        for (referer, expected) in [
            ("https://regain.fr/items?page=2", "/items?page=2"),
            ("https://regain.fr//evil.fr", "/"),
            ("nonsense", "/"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::REFERER, referer.parse().unwrap());
            assert_eq!(super::referer(&headers), expected);
        }
    }
}
