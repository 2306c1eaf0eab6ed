//! How often one address may do something, counted in windows of time.

use super::client::Proxies;
use crate::config::Config;
use axum::http::HeaderMap;
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr, SocketAddr},
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
    proxies: Proxies,
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
        Self::trusting(Proxies::of(config), allowance)
    }

    fn trusting(proxies: Proxies, allowance: Allowance) -> Self {
        let seen = Seen {
            since: Instant::now(),
            counts: HashMap::new(),
        };
        Self {
            allowance,
            proxies,
            seen: Arc::new(Mutex::new(seen)),
        }
    }

    /// Counts one more of who sends the request: whether it is still allowed.
    pub(super) fn allow(&self, peer: SocketAddr, headers: &HeaderMap) -> bool {
        self.allows(self.proxies.client(peer, headers), Instant::now())
    }

    fn allows(&self, address: IpAddr, now: Instant) -> bool {
        let address = whose(address);
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
}

/// Who is counted: of the newer addresses whoever holds one holds the 64 bits behind it too.
fn whose(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        older => older,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_of_one_network_of_the_newer_kind_are_counted_together() {
        let attempts = Attempts::trusting(Proxies::none(), ALLOWANCE);
        let now = Instant::now();
        let of = |host: u32| ip(&format!("2001:db8::{host:x}"));
        assert!((1..=ALLOWANCE.times).all(|host| attempts.allows(of(host), now)));
        assert!(!attempts.allows(of(0xffff), now));
        assert!(attempts.allows(ip("2001:db8:0:1::1"), now));
    }

    const ALLOWANCE: Allowance = Allowance {
        times: 5,
        window: Duration::from_secs(60),
    };

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_attempt_after_the_last_is_turned_away_until_the_window_is_over() {
        let (attempts, now) = (Attempts::trusting(Proxies::none(), ALLOWANCE), Instant::now());
        assert!((0..ALLOWANCE.times).all(|_| attempts.allows(ip("192.0.2.1"), now)));
        assert!(!attempts.allows(ip("192.0.2.1"), now));
        assert!(attempts.allows(ip("192.0.2.2"), now));
        assert!(attempts.allows(ip("192.0.2.1"), now + ALLOWANCE.window));
    }
}
