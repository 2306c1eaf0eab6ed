//! How often one address may try to sign in.

use crate::config::Config;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// A whole service may sit behind one address, and accounts lock by themselves after five wrong passwords:
/// this only slows down who tries many names.
const PER_WINDOW: u32 = 60;
const WINDOW: Duration = Duration::from_secs(60);

/// Attempts of the current minute, by address.
#[derive(Clone, Debug)]
pub(crate) struct Attempts {
    trusted: Arc<[IpAddr]>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug)]
struct Seen {
    since: Instant,
    counts: HashMap<IpAddr, u32>,
}

impl Attempts {
    /// None yet; forwarded addresses are believed from the configured proxies only.
    pub(crate) fn of(config: &Config) -> Self {
        let seen = Seen {
            since: Instant::now(),
            counts: HashMap::new(),
        };
        Self {
            trusted: config.trusted_proxies.clone().into(),
            seen: Arc::new(Mutex::new(seen)),
        }
    }

    fn allows(&self, address: IpAddr, now: Instant) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(seen.since) >= WINDOW {
            *seen = Seen {
                since: now,
                counts: HashMap::new(),
            };
        }
        let count = seen.counts.entry(address).or_default();
        *count = count.saturating_add(1);
        *count <= PER_WINDOW
    }

    /// The last address that no trusted proxy added.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trusted.contains(&peer) {
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
            .find(|address| !self.trusted.contains(address))
            .unwrap_or(peer)
    }
}

/// Turns away who tries too often.
pub(crate) async fn limit(
    State(attempts): State<Attempts>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let client = attempts.client(peer.ip(), request.headers());
    if is_attempt(&request) && !attempts.allows(client, Instant::now()) {
        let text = "Trop d’essais de connexion. Réessayez dans une minute.\nToo many attempts. Try again in a minute.";
        return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")], text).into_response();
    }
    next.run(request).await
}

/// The form's action, with or without the hash that server functions carry.
fn is_attempt(request: &Request) -> bool {
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    request.method() == Method::POST && ["sign-in", "first-start"].iter().any(|form| last.starts_with(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempts(trusted: &[&str]) -> Attempts {
        let seen = Seen {
            since: Instant::now(),
            counts: HashMap::new(),
        };
        let trusted = trusted.iter().map(|address| address.parse().unwrap()).collect();
        Attempts {
            trusted,
            seen: Arc::new(Mutex::new(seen)),
        }
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_attempt_after_the_last_is_turned_away_until_the_minute_is_over() {
        let (attempts, now) = (attempts(&[]), Instant::now());
        assert!((0..PER_WINDOW).all(|_| attempts.allows(ip("192.0.2.1"), now)));
        assert!(!attempts.allows(ip("192.0.2.1"), now));
        assert!(attempts.allows(ip("192.0.2.2"), now));
        assert!(attempts.allows(ip("192.0.2.1"), now + WINDOW));
    }

    #[test]
    fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 192.0.2.9, 10.0.0.2".parse().unwrap());
        let attempts = attempts(&["10.0.0.1", "10.0.0.2"]);
        assert_eq!(attempts.client(ip("10.0.0.1"), &headers), ip("192.0.2.9"));
        assert_eq!(attempts.client(ip("192.0.2.1"), &headers), ip("192.0.2.1"));
    }
}
