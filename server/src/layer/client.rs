//! Whose request it is: the address that connected, or the one for which a trusted proxy speaks.

use crate::{config::Config, router::Server};
use app::door::ClientAddress;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// What proxies add: the address that connected to them.
const FORWARDED: &str = "x-forwarded-for";
/// What tells that a request was passed on: one of these at least, from any proxy that says so at all.
const PASSED_ON: [&str; 6] = [
    FORWARDED,
    "forwarded",
    "via",
    "x-real-ip",
    "x-forwarded-proto",
    "x-forwarded-host",
];

/// The proxies whose word is taken.
#[derive(Clone, Debug)]
pub(crate) struct Proxies(Arc<[IpNet]>);

impl Proxies {
    /// Those that are configured.
    pub(crate) fn of(config: &Config) -> Self {
        Self(config.trusted_proxies.clone().into())
    }

    /// None at all.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self(Arc::default())
    }

    /// Whether the word of whoever connected is taken.
    pub(crate) fn trusts(&self, peer: SocketAddr) -> bool {
        holds(&self.0, peer.ip())
    }

    /// The last address that no trusted proxy added.
    pub(super) fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        let hops: Vec<&str> = hops(headers).collect();
        let mut client = peer.ip().to_canonical();
        for hop in hops.into_iter().rev() {
            let Some(before) = hop.parse::<IpAddr>().ok().filter(|_| holds(&self.0, client)) else {
                break;
            };
            client = before.to_canonical();
        }
        client
    }

    /// Whether the request comes from one of these networks. What a proxy passes on without being trusted comes from
    /// nowhere that is known: its own address would open to everybody what is open to its machine.
    pub(crate) fn is_from(&self, networks: &[IpNet], peer: SocketAddr, headers: &HeaderMap) -> bool {
        let is_passed_on = PASSED_ON.iter().any(|name| headers.contains_key(*name));
        let is_known = self.trusts(peer) || !is_passed_on;
        is_known && holds(networks, self.client(peer, headers))
    }
}

/// Notes it beside the request, for sessions to say where they were opened.
pub(crate) async fn note(
    State(server): State<Server>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let from = Proxies::of(&server.config).client(peer, request.headers());
    request.extensions_mut().insert(ClientAddress(from));
    next.run(request).await
}

fn hops(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lists = headers.get_all(FORWARDED).iter();
    // What is no text is no address either: it ends the walk like any other that cannot be read.
    lists.flat_map(|list| list.to_str().unwrap_or("?").split(',').map(str::trim))
}

/// An address of the older kind is the same written as one of the newer.
fn holds(networks: &[IpNet], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(&address.to_canonical()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies() -> Proxies {
        let networks = ["10.0.0.1/32", "10.0.0.2/32", "172.16.0.0/12"];
        Proxies(networks.map(|network| network.parse::<IpNet>().unwrap()).into())
    }

    fn client(peer: &str, forwarded: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(FORWARDED, forwarded.parse().unwrap());
        let peer = SocketAddr::new(peer.parse().unwrap(), 1);
        proxies().client(peer, &headers).to_string()
    }

    #[test]
    fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
        assert_eq!(client("10.0.0.1", "6.6.6.6, 192.0.2.9, 10.0.0.2"), "192.0.2.9");
        assert_eq!(client("192.0.2.1", "6.6.6.6"), "192.0.2.1");
        assert_eq!(client("172.20.0.3", "192.0.2.9"), "192.0.2.9");
        assert_eq!(client("::ffff:10.0.0.1", "192.0.2.9"), "192.0.2.9");
    }

    #[test]
    fn an_address_that_cannot_be_read_hides_those_before_it() {
        assert_eq!(client("10.0.0.1", "6.6.6.6, unknown"), "10.0.0.1");
        assert_eq!(client("10.0.0.1", ""), "10.0.0.1");
    }

    #[test]
    fn what_an_unknown_proxy_passes_on_is_from_nowhere() {
        let peer: SocketAddr = "127.0.0.1:1".parse().unwrap();
        let here: [IpNet; 1] = ["127.0.0.1/32".parse().unwrap()];
        let mut headers = HeaderMap::new();
        assert!(proxies().is_from(&here, peer, &headers));
        headers.insert(FORWARDED, "127.0.0.1".parse().unwrap());
        assert!(!proxies().is_from(&here, peer, &headers));
        let proxy: SocketAddr = "10.0.0.1:1".parse().unwrap();
        assert!(proxies().is_from(&here, proxy, &headers));
    }
}
