//! What the text of a setting says; nothing where it makes no sense.

use ipnet::IpNet;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    path::PathBuf,
};
use tracing_subscriber::EnvFilter;

pub(super) fn parsed<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

pub(super) fn database(text: &str) -> Option<String> {
    ["sqlite:", "postgres:", "postgresql:"]
        .iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        .then(|| text.to_owned())
}

pub(super) fn url(text: &str) -> Option<String> {
    let url = text.trim_end_matches('/');
    let uri: http::Uri = url.parse().ok()?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    (is_web && uri.host().is_some() && matches!(uri.path(), "" | "/")).then(|| url.to_owned())
}

pub(super) fn folder(text: &str) -> Option<PathBuf> {
    Some(PathBuf::from(text)).filter(|folder| folder.is_dir())
}

/// Networks; an address is one of itself alone.
pub(super) fn networks(text: &str) -> Option<Vec<IpNet>> {
    let all = text.split(',').map(str::trim).filter(|network| !network.is_empty());
    all.map(|network| {
        let address = || network.parse::<IpAddr>().ok().map(IpNet::from);
        network.parse().ok().or_else(address)
    })
    .collect()
}

pub(super) fn listed(networks: &[IpNet]) -> String {
    networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The loopback addresses.
pub(super) fn this_machine() -> Vec<IpNet> {
    let loopback = [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)];
    loopback.map(IpNet::from).to_vec()
}

pub(super) fn at_least_one(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}

pub(super) fn filter(text: &str) -> Option<String> {
    EnvFilter::try_new(text).is_ok().then(|| text.to_owned())
}
