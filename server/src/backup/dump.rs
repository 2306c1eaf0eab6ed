//! The database as one file, and back: SQLite copies itself, PostgreSQL's own tools dump and load it.

use crate::{config::Config, failure::Failure};
use serde::{Deserialize, Serialize};
use std::{
    fmt, fs,
    path::{Path, PathBuf},
    process::Stdio,
};
use store::{Db, backup::Held};
use tokio::process::Command;

/// Which database a file is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// A SQLite file.
    Sqlite,
    /// A dump in PostgreSQL's own format.
    Postgresql,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgresql => "PostgreSQL",
        })
    }
}

impl Kind {
    /// The one that is configured.
    pub(crate) fn of(config: &Config) -> Self {
        if config.database_url.starts_with("sqlite:") {
            Self::Sqlite
        } else {
            Self::Postgresql
        }
    }

    /// Its file's name in an archive.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Sqlite => "regain.db",
            Self::Postgresql => "regain.pgdump",
        }
    }
}

/// Writes this instant of the database to a file that is there and empty, and says what it holds.
pub(super) async fn dump(config: &Config, db: &Db, to: &Path) -> Result<(Kind, Held), Failure> {
    let kind = Kind::of(config);
    let held = match kind {
        Kind::Sqlite => {
            store::backup::copy(db, to).await?;
            let copy = Db::connect(&crate::config::sqlite(to)).await?;
            let held = store::backup::held(&copy).await?;
            copy.close().await?;
            held
        }
        Kind::Postgresql => {
            let snapshot = store::backup::snapshot(db).await?;
            let arguments = [
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--snapshot",
                &snapshot.name,
            ];
            run(config, "pg_dump", &arguments, &["--file".as_ref(), to.as_os_str()]).await?;
            let held = snapshot.held.clone();
            snapshot.release().await?;
            held
        }
    };
    Ok((kind, held))
}

/// Loads a dump into the empty PostgreSQL database that is configured: all of it or nothing.
pub(super) async fn load(config: &Config, from: &Path) -> Result<(), Failure> {
    let arguments = [
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
    ];
    run(config, "pg_restore", &arguments, &[from.as_os_str()]).await
}

/// Runs one of PostgreSQL's tools against the configured database. The password travels in the environment, where other
/// users do not see it.
async fn run(config: &Config, tool: &str, arguments: &[&str], more: &[&std::ffi::OsStr]) -> Result<(), Failure> {
    let wrong = |_| Failure::Said("the database's address cannot be read".into());
    let mut url = url::Url::parse(&config.database_url).map_err(wrong)?;
    let password = url.password().map(str::to_owned);
    // Only an address without a host has no place for one.
    let _ = url.set_password(None);
    let mut command = Command::new(found(tool));
    command.arg("--dbname").arg(url.as_str()).args(arguments).args(more);
    if let Some(password) = password {
        let plain = percent(&password);
        command.env("PGPASSWORD", plain);
    }
    let missing = |error| Failure::io(format!("running {tool}, which comes with PostgreSQL's client tools"))(error);
    let output = command.stdin(Stdio::null()).output().await.map_err(missing)?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::Said(format!("{tool} failed: {}", said.trim())))
}

/// A password as it was before it was written into an address.
fn percent(text: &str) -> String {
    let pairs = format!("p={}", text.replace('+', "%2B"));
    let mut pairs = url::form_urlencoded::parse(pairs.as_bytes());
    pairs.next().map_or_else(String::new, |(_, value)| value.into_owned())
}

/// The tool on the path, else the newest of Debian's.
fn found(tool: &str) -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path())))
        .max()
        .map(|(_, folder)| folder.join("bin").join(tool));
    newest.filter(|path| path.exists()).unwrap_or_else(|| tool.into())
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_password_of_an_address_is_what_was_typed() {
        assert_eq!(percent("s3cr%40t%20%2B+"), "s3cr@t ++");
        assert_eq!(percent(""), "");
    }
}
