//! What can be set, and what is expected of each.

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    DatabaseUrl,
    Address,
    PublicUrl,
    DataDir,
    SiteDir,
    SecureCookies,
    TrustedProxies,
    TlsCertificate,
    TlsPrivate,
    BackupDir,
    BackupKeep,
    MetricsFrom,
    DiskFloor,
    Log,
    LogFormat,
    SlowQuery,
}

impl Key {
    /// All settings.
    pub(super) const ALL: [Self; 16] = [
        Self::DatabaseUrl,
        Self::Address,
        Self::PublicUrl,
        Self::DataDir,
        Self::SiteDir,
        Self::SecureCookies,
        Self::TrustedProxies,
        Self::TlsCertificate,
        Self::TlsPrivate,
        Self::BackupDir,
        Self::BackupKeep,
        Self::MetricsFrom,
        Self::DiskFloor,
        Self::Log,
        Self::LogFormat,
        Self::SlowQuery,
    ];

    /// Its name in `regain.toml`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::DatabaseUrl => "database_url",
            Self::Address => "address",
            Self::PublicUrl => "public_url",
            Self::DataDir => "data_dir",
            Self::SiteDir => "site_dir",
            Self::SecureCookies => "secure_cookies",
            Self::TrustedProxies => "trusted_proxies",
            Self::TlsCertificate => "tls_certificate",
            Self::TlsPrivate => "tls_key",
            Self::BackupDir => "backup_dir",
            Self::BackupKeep => "backup_keep",
            Self::MetricsFrom => "metrics_from",
            Self::DiskFloor => "disk_floor",
            Self::Log => "log",
            Self::LogFormat => "log_format",
            Self::SlowQuery => "slow_query",
        }
    }

    /// Its environment variable.
    pub(super) fn variable(self) -> String {
        format!("REGAIN_{}", self.name().to_ascii_uppercase())
    }

    /// Its flag.
    pub(super) fn flag(self) -> String {
        format!("--{}", self.name().replace('_', "-"))
    }

    /// What a right value looks like.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::DatabaseUrl => {
                "an address such as sqlite://data/regain.db?mode=rwc or postgres://user:password@host/regain"
            }
            Self::Address => "an IP address with a port, such as 127.0.0.1:3000",
            Self::PublicUrl => "a web address without a path, such as https://regain.departement.fr",
            Self::DataDir | Self::BackupDir => "a folder",
            Self::TlsCertificate | Self::TlsPrivate => "a PEM file",
            Self::BackupKeep => "a number of backups, one at least",
            Self::SiteDir => "an existing folder, such as target/site",
            Self::SecureCookies => "true or false",
            Self::TrustedProxies | Self::MetricsFrom => {
                "IP addresses or networks separated by commas, such as 10.0.0.1,10.1.0.0/16"
            }
            Self::DiskFloor => "a number of megabytes",
            Self::Log => "a level or filter, such as info or warn,regain=debug",
            Self::LogFormat => "text or json",
            Self::SlowQuery => "a number of milliseconds, or 0 to log none",
        }
    }
}
