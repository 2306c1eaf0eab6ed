//! How often one address may do something, counted in windows of time.

use crate::config::Config;
use axum::http::HeaderMap;
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What is allowed: so many times in a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    /// How many times.
    pub(super) times: u32,
    /// For how long they count.
    pub(super) window: Duration,
}

/// Attempts of the current window, by address.
#[derive(Clone, Debug)]
pub(crate) struct Attempts {
    allowance: Allowance,
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
    pub(super) fn of(config: &Config, allowance: Allowance) -> Self {
        Self::trusting(config.trusted_proxies.clone().into(), allowance)
    }

    fn trusting(trusted: Arc<[IpAddr]>, allowance: Allowance) -> Self {
        let seen = Seen {
            since: Instant::now(),
            counts: HashMap::new(),
        };
        Self {
            allowance,
            trusted,
            seen: Arc::new(Mutex::new(seen)),
        }
    }

    /// Counts one more of who sends the request: whether it is still allowed.
    pub(super) fn allow(&self, peer: SocketAddr, headers: &HeaderMap) -> bool {
        self.allows(self.client(peer.ip(), headers), Instant::now())
    }

    fn allows(&self, address: IpAddr, now: Instant) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(seen.since) >= self.allowance.window {
            *seen = Seen {
                since: now,
                counts: HashMap::new(),
            };
        }
        let count = seen.counts.entry(address).or_default();
        *count = count.saturating_add(1);
        *count <= self.allowance.times
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

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWANCE: Allowance = Allowance {
        times: 5,
        window: Duration::from_secs(60),
    };

    fn attempts(trusted: &[&str]) -> Attempts {
        let trusted = trusted.iter().map(|address| address.parse().unwrap()).collect();
        Attempts::trusting(trusted, ALLOWANCE)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_attempt_after_the_last_is_turned_away_until_the_window_is_over() {
        let (attempts, now) = (attempts(&[]), Instant::now());
        assert!((0..ALLOWANCE.times).all(|_| attempts.allows(ip("192.0.2.1"), now)));
        assert!(!attempts.allows(ip("192.0.2.1"), now));
        assert!(attempts.allows(ip("192.0.2.2"), now));
        assert!(attempts.allows(ip("192.0.2.1"), now + ALLOWANCE.window));
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
