//! Where settings come from: the command line, the environment, `regain.toml`.

use super::{ConfigError, Key};
use clap::Args;
use toml::{Table, Value as Toml};

/// The settings that the command line gives. Texts: they are checked like those of the other sources.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Settings")]
pub(crate) struct Flags {
    /// The database: sqlite://FILE?mode=rwc or postgres://USER:PASSWORD@HOST/NAME
    /// [REGAIN_DATABASE_URL; default: regain.db in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// Where to listen [REGAIN_ADDRESS; default: 127.0.0.1:3000]
    #[arg(long, global = true, value_name = "IP:PORT")]
    address: Option<String>,
    /// How browsers reach Regain, such as `https://regain.departement.fr` [REGAIN_PUBLIC_URL; no default]
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
    /// Where Regain keeps its files [REGAIN_DATA_DIR; default: data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<String>,
    /// Scripts, styles and fonts of the pages [REGAIN_SITE_DIR; default: site beside the program, else target/site]
    #[arg(long, global = true, value_name = "FOLDER")]
    site_dir: Option<String>,
    /// Cookies over https only [REGAIN_SECURE_COOKIES; default: true when the public address is https, or with a certificate]
    #[arg(long, global = true, value_name = "true|false")]
    secure_cookies: Option<String>,
    /// Proxies whose X-Forwarded-For is believed: addresses or networks [REGAIN_TRUSTED_PROXIES; default: none]
    #[arg(long, global = true, value_name = "IP,…")]
    trusted_proxies: Option<String>,
    /// Answer over HTTPS with this certificate and those above it, PEM [REGAIN_TLS_CERTIFICATE; default: plain HTTP]
    #[arg(long, global = true, value_name = "FILE")]
    tls_certificate: Option<String>,
    /// The certificate's key, PEM [REGAIN_TLS_KEY; needed with a certificate]
    #[arg(long, global = true, value_name = "FILE")]
    tls_key: Option<String>,
    /// Write a backup there each day [REGAIN_BACKUP_DIR; default: none is made]
    #[arg(long, global = true, value_name = "FOLDER")]
    backup_dir: Option<String>,
    /// How many of those to keep [REGAIN_BACKUP_KEEP; default: 14]
    #[arg(long, global = true, value_name = "NUMBER")]
    backup_keep: Option<String>,
    /// Who may read /metrics: addresses or networks [REGAIN_METRICS_FROM; default: this machine]
    #[arg(long, global = true, value_name = "IP,…")]
    metrics_from: Option<String>,
    /// Free space under which /readyz says no [REGAIN_DISK_FLOOR; default: 200]
    #[arg(long, global = true, value_name = "MEGABYTES")]
    disk_floor: Option<String>,
    /// What to log [REGAIN_LOG; default: info]
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
    /// How to log: text, or json for a collector [REGAIN_LOG_FORMAT; default: text]
    #[arg(long, global = true, value_name = "text|json")]
    log_format: Option<String>,
    /// Log statements that take longer, without their values; 0 logs none [REGAIN_SLOW_QUERY; default: 500]
    #[arg(long, global = true, value_name = "MILLISECONDS")]
    slow_query: Option<String>,
}

impl Flags {
    fn get(&self, key: Key) -> Option<&String> {
        match key {
            Key::DatabaseUrl => self.database_url.as_ref(),
            Key::Address => self.address.as_ref(),
            Key::PublicUrl => self.public_url.as_ref(),
            Key::DataDir => self.data_dir.as_ref(),
            Key::SiteDir => self.site_dir.as_ref(),
            Key::SecureCookies => self.secure_cookies.as_ref(),
            Key::TrustedProxies => self.trusted_proxies.as_ref(),
            Key::TlsCertificate => self.tls_certificate.as_ref(),
            Key::TlsPrivate => self.tls_key.as_ref(),
            Key::BackupDir => self.backup_dir.as_ref(),
            Key::BackupKeep => self.backup_keep.as_ref(),
            Key::MetricsFrom => self.metrics_from.as_ref(),
            Key::DiskFloor => self.disk_floor.as_ref(),
            Key::Log => self.log.as_ref(),
            Key::LogFormat => self.log_format.as_ref(),
            Key::SlowQuery => self.slow_query.as_ref(),
        }
    }
}

/// A value as it was found.
#[derive(Debug)]
pub(super) struct Value {
    /// Of which setting.
    pub(super) key: Key,
    /// What it says.
    pub(super) text: String,
    /// Where: the flag, the variable, or the key and its file.
    pub(super) origin: String,
}

/// The three sources, the strongest first.
pub(super) struct Sources<'a> {
    flags: &'a Flags,
    variable: &'a dyn Fn(&str) -> Option<String>,
    file: String,
    table: Table,
}

impl<'a> Sources<'a> {
    /// Reads the file that `REGAIN_CONFIG` names, `./regain.toml` if it is there otherwise.
    pub(super) fn read(flags: &'a Flags, variable: &'a dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let named = variable("REGAIN_CONFIG");
        let file = named.clone().unwrap_or_else(|| "./regain.toml".into());
        let table = match std::fs::read_to_string(&file) {
            Ok(text) => parse(&file, &text)?,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Table::new(),
            Err(error) => {
                return Err(ConfigError::File {
                    file,
                    why: error.to_string(),
                });
            }
        };
        Ok(Self {
            flags,
            variable,
            file,
            table,
        })
    }

    /// The strongest value of a setting. An empty variable counts as none.
    pub(super) fn get(&self, key: Key) -> Option<Value> {
        let found = |text: &String, origin| Value {
            key,
            text: text.clone(),
            origin,
        };
        if let Some(text) = self.flags.get(key) {
            return Some(found(text, key.flag()));
        }
        if let Some(text) = (self.variable)(&key.variable()).filter(|text| !text.is_empty()) {
            return Some(found(&text, key.variable()));
        }
        let value = self.table.get(key.name())?;
        Some(found(&plain(value), format!("{} in {}", key.name(), self.file)))
    }
}

fn parse(file: &str, text: &str) -> Result<Table, ConfigError> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| ConfigError::File {
        file: file.to_owned(),
        why: error.message().to_owned(),
    })?;
    match table.keys().find(|name| Key::ALL.iter().all(|key| key.name() != *name)) {
        None => Ok(table),
        Some(name) => Err(ConfigError::Unknown {
            file: file.to_owned(),
            name: name.clone(),
            known: Key::ALL.map(Key::name).join(", "),
        }),
    }
}

/// The value as a variable would say it: lists separated by commas.
fn plain(value: &Toml) -> String {
    match value {
        Toml::String(text) => text.clone(),
        Toml::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
