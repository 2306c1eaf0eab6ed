//! A refusal as a page: who opens a file or sends a plain form in a browser reads why in their language, with a way back.

use app::error::AppError;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{
        HeaderMap, StatusCode, Uri,
        header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING},
    },
    middleware::Next,
    response::Response,
};
use std::{pin::Pin, sync::Arc};

/// What draws a page of the application.
#[derive(Clone)]
pub(crate) struct Pages(Arc<Draw>);

type Draw = dyn Fn(Request) -> Pin<Box<dyn Future<Output = Response> + Send>> + Send + Sync;

impl Pages {
    /// Drawn by that.
    pub(crate) fn drawn_by<F>(draw: impl Fn(Request) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Response> + Send + 'static,
    {
        Self(Arc::new(move |request| Box::pin(draw(request))))
    }
}

/// Draws the page in the place of a bare refusal; its status stays. Scripts and programs get the answer as it is.
pub(crate) async fn explain(State(pages): State<Pages>, request: Request, next: Next) -> Response {
    let asked = wants_page(request.headers()).then(|| (request.headers().clone(), request.extensions().clone()));
    let answer = next.run(request).await;
    let Some((mut headers, mut extensions)) = asked.filter(|_| is_bare(&answer)) else {
        return answer;
    };
    // The page is asked for by whoever was refused, without the form that was.
    for name in [CONTENT_TYPE, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(name);
    }
    extensions.insert(why(&answer));
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = Uri::from_static(app::REFUSED);
    *request.headers_mut() = headers;
    *request.extensions_mut() = extensions;
    let mut page = (pages.0)(request).await;
    *page.status_mut() = answer.status();
    page
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|accepted| accepted.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

fn is_bare(answer: &Response) -> bool {
    let kind = answer.headers().get(CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    (answer.status().is_client_error() || answer.status().is_server_error()) && !is_page
}

/// What the route said, else what the status says.
fn why(answer: &Response) -> AppError {
    let said = answer.extensions().get::<AppError>().cloned();
    said.unwrap_or_else(|| match answer.status() {
        StatusCode::UNAUTHORIZED => AppError::SignIn,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => AppError::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        StatusCode::SERVICE_UNAVAILABLE => AppError::Busy,
        status if status.is_server_error() => AppError::server(),
        _ => AppError::Invalid("form".into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::{Html, IntoResponse};

    #[test]
    fn only_a_refusal_that_is_no_page_yet_is_drawn_as_one() {
        assert!(is_bare(&(StatusCode::FORBIDDEN, "no").into_response()));
        assert!(is_bare(&StatusCode::PAYLOAD_TOO_LARGE.into_response()));
        assert!(!is_bare(&(StatusCode::FORBIDDEN, Html("no")).into_response()));
        assert!(!is_bare(&(StatusCode::OK, "yes").into_response()));
    }

    #[test]
    fn the_page_says_what_the_route_said_else_what_its_status_says() {
        let mut answer = StatusCode::NOT_FOUND.into_response();
        assert_eq!(why(&answer), AppError::NotFound);
        answer.extensions_mut().insert(AppError::Busy);
        assert_eq!(why(&answer), AppError::Busy);
        assert_eq!(why(&StatusCode::PAYLOAD_TOO_LARGE.into_response()), AppError::TooLarge);
    }
}
