//! Where a request comes from, past the proxies that are trusted.

use crate::router::Server;
use app::door::ClientAddress;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use std::net::{IpAddr, SocketAddr};

/// Notes it beside the request, for sessions to say where they were opened.
pub(crate) async fn note(
    State(server): State<Server>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let from = address(&server.config.trusted_proxies, peer.ip(), request.headers());
    request.extensions_mut().insert(ClientAddress(from));
    next.run(request).await
}

/// The last address that no trusted proxy added.
pub(super) fn address(trusted: &[IpAddr], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok());
    let chain: Vec<IpAddr> = forwarded
        .flat_map(|list| list.split(','))
        .filter_map(|address| address.trim().parse().ok())
        .collect();
    chain
        .into_iter()
        .rev()
        .find(|address| !trusted.contains(address))
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
        let ip = |text: &str| -> IpAddr { text.parse().unwrap() };
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 192.0.2.9, 10.0.0.2".parse().unwrap());
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(address(&trusted, ip("10.0.0.1"), &headers), ip("192.0.2.9"));
        assert_eq!(address(&trusted, ip("192.0.2.1"), &headers), ip("192.0.2.1"));
    }
}
