//! Counts what is answered, by the address's template: an address itself would make a series of each label.

use crate::meter::METERS;
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use std::time::Instant;

/// Files of the site, and addresses that lead nowhere.
const OTHER: &str = "other";

/// Counts a request once it is answered.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let (method, route) = (
        request.method().clone(),
        request.extensions().get::<MatchedPath>().cloned(),
    );
    let began = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or(OTHER, MatchedPath::as_str);
    METERS.answered(&method, route, response.status(), began.elapsed());
    response
}
