//! Labels' addresses in any letter case lead to one address.

use axum::{
    extract::Request,
    http::{StatusCode, header::LOCATION},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Sends `/q/7k3hn9b3` to `/Q/7K3HN9B3`, and likewise `/p/…`.
pub(crate) async fn upper_case(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    match upper(path) {
        Some(path) => {
            let query = request.uri().query().map_or(String::new(), |query| format!("?{query}"));
            (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("{path}{query}"))]).into_response()
        }
        None => next.run(request).await,
    }
}

/// The address in capitals, where it is a label's and is not yet; what follows the code stays.
fn upper(path: &str) -> Option<String> {
    let route = ["/q/", "/Q/", "/p/", "/P/"]
        .into_iter()
        .find(|route| path.starts_with(*route))?;
    let rest = path.get(route.len()..)?;
    let (code, after) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let right = format!("{}{}{after}", route.to_ascii_uppercase(), code.to_ascii_uppercase());
    (right != path).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_address_is_put_in_capitals_and_nothing_else() {
        for (path, expected) in [
            ("/q/7k3hn9b3", Some("/Q/7K3HN9B3")),
            ("/Q/7k3hn9b3/hand_over", Some("/Q/7K3HN9B3/hand_over")),
            ("/q/7K3HN9B3", Some("/Q/7K3HN9B3")),
            ("/Q/7K3HN9B3/hand_over", None),
            ("/p/7k3hn9b3", Some("/P/7K3HN9B3")),
            ("/P/7K3HN9B3", None),
            ("/prices", None),
            ("/items", None),
            ("/quote", None),
        ] {
            assert_eq!(upper(path).as_deref(), expected, "{path}");
        }
    }
}
