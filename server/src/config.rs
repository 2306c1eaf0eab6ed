//! The settings in force: flags before `REGAIN_*` variables before `regain.toml` before defaults.

mod key;
mod read;
mod source;
#[cfg(test)]
mod tests;

use ipnet::IpNet;
use key::Key;
use read::{at_least_one, database, filter, folder, listed, networks, parsed, this_machine, url};
pub(crate) use source::Flags;
use source::{Sources, Value};
use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

/// Migrations are told by the program itself.
const LOG: &str = "info,sea_orm_migration=warn";

/// Two weeks of daily backups.
const BACKUPS: usize = 14;

/// Megabytes: a day of photos at a busy desk, and the copy that a backup makes of a young database.
const FLOOR: u64 = 200;

/// Milliseconds: a reader begins to wait.
const SLOW: u64 = 500;

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
    pub(crate) trusted_proxies: Vec<IpNet>,
    /// With which certificate to answer over HTTPS; plain HTTP unless set.
    pub(crate) tls: Option<Tls>,
    /// Where a backup is written each day; nowhere unless set.
    pub(crate) backup_dir: Option<PathBuf>,
    /// How many of those are kept.
    pub(crate) backup_keep: usize,
    /// Who may read `/metrics`.
    pub(crate) metrics_from: Vec<IpNet>,
    /// Megabytes that must be free for the program to be ready.
    pub(crate) disk_floor: u64,
    /// What is logged.
    pub(crate) log: String,
    /// How.
    pub(crate) log_format: LogFormat,
    /// A statement that takes longer is logged; none where it is zero.
    pub(crate) slow_query: Duration,
}

/// The files of a certificate, PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tls {
    /// The certificate, and those above it.
    pub(crate) certificate: PathBuf,
    /// Its key.
    pub(crate) key: PathBuf,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// Lines for people.
    Text,
    /// An object a line, for a collector.
    Json,
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
    /// It means nothing without the other.
    #[error("{origin} is set, but {other} is not: a certificate and its key go together")]
    Alone {
        /// The flag, variable or key.
        origin: String,
        /// The variable that is missing.
        other: String,
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
        let tls = tls(&sources)?;
        let is_https = tls.is_some() || public_url.as_ref().is_some_and(|url| url.starts_with("https:"));
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
                .map_or(Ok(Vec::new()), |value| value.check(networks))?,
            tls,
            backup_dir: sources.get(Key::BackupDir).map(|value| PathBuf::from(value.text)),
            backup_keep: sources
                .get(Key::BackupKeep)
                .map_or(Ok(BACKUPS), |value| value.check(at_least_one))?,
            metrics_from: sources
                .get(Key::MetricsFrom)
                .map_or_else(|| Ok(this_machine()), |value| value.check(networks))?,
            disk_floor: sources
                .get(Key::DiskFloor)
                .map_or(Ok(FLOOR), |value| value.check(parsed))?,
            log: sources
                .get(Key::Log)
                .map_or(Ok(LOG.into()), |value| value.check(filter))?,
            log_format: sources
                .get(Key::LogFormat)
                .map_or(Ok(LogFormat::Text), |value| value.check(LogFormat::parse))?,
            slow_query: sources
                .get(Key::SlowQuery)
                .map_or(Ok(SLOW), |value| value.check(parsed))
                .map(Duration::from_millis)?,
        })
    }

    /// How browsers reach the program, as far as it knows.
    pub(crate) fn origin(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("{}://{}", self.scheme(), self.address))
    }

    fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }
}

impl fmt::Display for Config {
    /// As a `regain.toml` would say it, with the database's password hidden.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "database_url = {:?}", without_password(&self.database_url))?;
        writeln!(f, "address = \"{}\"", self.address)?;
        writeln!(f, "public_url = {:?}", self.public_url.as_deref().unwrap_or_default())?;
        writeln!(f, "data_dir = {:?}", self.data_dir)?;
        writeln!(f, "site_dir = {:?}", self.site_dir)?;
        writeln!(f, "secure_cookies = {}", self.secure_cookies)?;
        writeln!(f, "trusted_proxies = {:?}", listed(&self.trusted_proxies))?;
        if let Some(tls) = &self.tls {
            writeln!(f, "tls_certificate = {:?}", tls.certificate)?;
            writeln!(f, "tls_key = {:?}", tls.key)?;
        }
        if let Some(folder) = &self.backup_dir {
            writeln!(f, "backup_dir = {:?}", folder.display().to_string())?;
        }
        writeln!(f, "backup_keep = {}", self.backup_keep)?;
        writeln!(f, "metrics_from = {:?}", listed(&self.metrics_from))?;
        writeln!(f, "disk_floor = {}", self.disk_floor)?;
        writeln!(f, "log = {:?}", self.log)?;
        writeln!(f, "log_format = \"{}\"", self.log_format.word())?;
        writeln!(f, "slow_query = {}", self.slow_query.as_millis())
    }
}

impl LogFormat {
    fn parse(word: &str) -> Option<Self> {
        [Self::Text, Self::Json]
            .into_iter()
            .find(|format| format.word() == word)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// Both files or none.
fn tls(sources: &Sources) -> Result<Option<Tls>, ConfigError> {
    let (certificate, key) = (sources.get(Key::TlsCertificate), sources.get(Key::TlsPrivate));
    let alone = |value: Value, other: Key| ConfigError::Alone {
        origin: value.origin,
        other: other.variable(),
    };
    match (certificate, key) {
        (None, None) => Ok(None),
        (Some(value), None) => Err(alone(value, Key::TlsPrivate)),
        (None, Some(value)) => Err(alone(value, Key::TlsCertificate)),
        (Some(certificate), Some(key)) => Ok(Some(Tls {
            certificate: certificate.text.into(),
            key: key.text.into(),
        })),
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
