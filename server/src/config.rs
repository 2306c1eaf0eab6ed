//! The settings in force: flags before `REGAIN_*` variables before `regain.toml` before defaults.

mod key;
mod source;
#[cfg(test)]
mod tests;

use key::Key;
pub(crate) use source::Flags;
use source::{Sources, Value};
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};
use tracing_subscriber::EnvFilter;

/// Migrations are told by the program itself.
const LOG: &str = "info,sea_orm_migration=warn";

/// Two weeks of daily backups.
const BACKUPS: usize = 14;

/// All settings of the program, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Config {
    /// Where the database is: `sqlite:` or `postgres:`.
    pub(crate) database_url: String,
    /// Where to listen.
    pub(crate) address: SocketAddr,
    /// How browsers reach the program, without a trailing slash.
    pub(crate) public_url: Option<String>,
    /// Where the program keeps its files.
    pub(crate) data_dir: PathBuf,
    /// Where the pages' scripts, styles and fonts are.
    pub(crate) site_dir: PathBuf,
    /// Whether cookies travel over https only.
    pub(crate) secure_cookies: bool,
    /// Whose `X-Forwarded-For` is believed.
    pub(crate) trusted_proxies: Vec<IpAddr>,
    /// Where a backup is written each day; nowhere unless set.
    pub(crate) backup_dir: Option<PathBuf>,
    /// How many of those are kept.
    pub(crate) backup_keep: usize,
    /// What is logged.
    pub(crate) log: String,
}

/// A setting that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ConfigError {
    /// Its value makes no sense.
    #[error("{origin} is \"{value}\", but {expected} is expected")]
    Wrong {
        /// The flag, variable or key.
        origin: String,
        /// What it says.
        value: String,
        /// What it should say.
        expected: &'static str,
    },
    /// There is no such setting.
    #[error("{file} sets \"{name}\", which is no setting; the settings are {known}")]
    Unknown {
        /// Which file.
        file: String,
        /// What it sets.
        name: String,
        /// What can be set.
        known: String,
    },
    /// The file cannot be read.
    #[error("REGAIN_CONFIG is \"{file}\", but a readable TOML file is expected: {why}")]
    File {
        /// Which file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
}

impl Config {
    /// Reads and checks all settings. `variable` reads the environment.
    ///
    /// # Errors
    /// [`ConfigError`] for the first setting that cannot be used.
    pub(crate) fn load(flags: &Flags, variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let sources = Sources::read(flags, variable)?;
        let data_dir = PathBuf::from(sources.get(Key::DataDir).map_or("data".into(), |value| value.text));
        let public_url = sources.get(Key::PublicUrl).map(|value| value.check(url)).transpose()?;
        let is_https = public_url.as_ref().is_some_and(|url| url.starts_with("https:"));
        Ok(Self {
            database_url: sources.get(Key::DatabaseUrl).map_or_else(
                || Ok(sqlite(&data_dir.join("regain.db"))),
                |value| value.check(database),
            )?,
            address: sources
                .get(Key::Address)
                .map_or(Ok(SocketAddr::from(([127, 0, 0, 1], 3000))), |value| {
                    value.check(parsed)
                })?,
            public_url,
            data_dir,
            site_dir: sources
                .get(Key::SiteDir)
                .map_or_else(|| Ok(default_site_dir()), |value| value.check(folder))?,
            secure_cookies: sources
                .get(Key::SecureCookies)
                .map_or(Ok(is_https), |value| value.check(parsed))?,
            trusted_proxies: sources
                .get(Key::TrustedProxies)
                .map_or(Ok(Vec::new()), |value| value.check(addresses))?,
            backup_dir: sources.get(Key::BackupDir).map(|value| PathBuf::from(value.text)),
            backup_keep: sources
                .get(Key::BackupKeep)
                .map_or(Ok(BACKUPS), |value| value.check(at_least_one))?,
            log: sources
                .get(Key::Log)
                .map_or(Ok(LOG.into()), |value| value.check(filter))?,
        })
    }

    /// How browsers reach the program, as far as it knows.
    pub(crate) fn origin(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.address))
    }
}

impl fmt::Display for Config {
    /// As a `regain.toml` would say it, with the database's password hidden.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proxies: Vec<String> = self.trusted_proxies.iter().map(ToString::to_string).collect();
        writeln!(f, "database_url = {:?}", without_password(&self.database_url))?;
        writeln!(f, "address = \"{}\"", self.address)?;
        writeln!(f, "public_url = {:?}", self.public_url.as_deref().unwrap_or_default())?;
        writeln!(f, "data_dir = {:?}", self.data_dir)?;
        writeln!(f, "site_dir = {:?}", self.site_dir)?;
        writeln!(f, "secure_cookies = {}", self.secure_cookies)?;
        writeln!(f, "trusted_proxies = {:?}", proxies.join(","))?;
        if let Some(folder) = &self.backup_dir {
            writeln!(f, "backup_dir = {:?}", folder.display().to_string())?;
        }
        writeln!(f, "backup_keep = {}", self.backup_keep)?;
        writeln!(f, "log = {:?}", self.log)
    }
}

/// The address of a SQLite file, made where missing.
pub(crate) fn sqlite(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

/// The same address with any password hidden.
pub(crate) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let hidden = |user: &str, host: &str| format!("{scheme}://{user}:***@{host}");
    match rest.rsplit_once('@') {
        Some((account, host)) => account
            .split_once(':')
            .map_or_else(|| url.to_owned(), |(user, _)| hidden(user, host)),
        None => url.to_owned(),
    }
}

/// The files beside the program, where it was installed with them; those of the build otherwise.
fn default_site_dir() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|program| program.parent().map(|folder| folder.join("site")))
        .filter(|site| site.is_dir())
        .unwrap_or_else(|| "target/site".into())
}

fn parsed<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn database(text: &str) -> Option<String> {
    ["sqlite:", "postgres:", "postgresql:"]
        .iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
        .then(|| text.to_owned())
}

fn url(text: &str) -> Option<String> {
    let url = text.trim_end_matches('/');
    let uri: http::Uri = url.parse().ok()?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    (is_web && uri.host().is_some() && matches!(uri.path(), "" | "/")).then(|| url.to_owned())
}

fn folder(text: &str) -> Option<PathBuf> {
    Some(PathBuf::from(text)).filter(|folder| folder.is_dir())
}

fn addresses(text: &str) -> Option<Vec<IpAddr>> {
    let all = text.split(',').map(str::trim).filter(|address| !address.is_empty());
    all.map(|address| address.parse().ok()).collect()
}

fn at_least_one(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}

fn filter(text: &str) -> Option<String> {
    EnvFilter::try_new(text).is_ok().then(|| text.to_owned())
}

impl Value {
    /// What the text says, or which setting is wrong.
    fn check<T>(self, read: impl Fn(&str) -> Option<T>) -> Result<T, ConfigError> {
        read(self.text.trim()).ok_or_else(|| ConfigError::Wrong {
            origin: self.origin,
            value: without_password(&self.text),
            expected: self.key.expected(),
        })
    }
}
