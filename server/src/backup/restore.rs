//! `regain restore FILE`: into an empty place only, checked before and after.

use super::{
    archive::{self, Manifest},
    dump::{self, Kind},
};
use crate::{config::Config, database, failure::Failure, verify};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Restores a backup, folds everything again, and says what it found; status 1 if anything differs.
pub(crate) async fn restore(config: &Config, file: &Path) -> Result<ExitCode, Failure> {
    let manifest = archive::manifest(file)?;
    let kind = Kind::of(config);
    if manifest.database != kind {
        return Err(Failure::Said(format!(
            "{} is of a {} database, and {kind} is configured. Nothing was changed; set REGAIN_DATABASE_URL to an empty \
             {} database",
            file.display(),
            manifest.database,
            manifest.database
        )));
    }
    if !database::knows(&manifest.held.migration) {
        return Err(Failure::Said(format!(
            "{} was made by Regain {}, whose tables this version does not know. Nothing was changed; restore it with \
             that version or a newer one",
            file.display(),
            manifest.version
        )));
    }
    fs::create_dir_all(&config.data_dir).map_err(Failure::io(format!("making {}", config.data_dir.display())))?;
    match kind {
        Kind::Sqlite => restore_sqlite(config, file, &manifest).await?,
        Kind::Postgresql => restore_postgresql(config, file, &manifest).await?,
    }
    // Opening it adds the tables that a newer program knows.
    let db = database::open(config).await?;
    let found = store::backup::held(&db).await?;
    let was = &manifest.held;
    if (found.items, found.events, found.entries, &found.last_hash)
        != (was.items, was.events, was.entries, &was.last_hash)
    {
        return Err(Failure::Said(format!(
            "what was restored is not what was saved: {found:?} instead of {was:?}"
        )));
    }
    println!("Restored: {}", manifest.said());
    verify::verify(&db).await
}

async fn restore_sqlite(config: &Config, file: &Path, manifest: &Manifest) -> Result<(), Failure> {
    let place = sqlite_file(&config.database_url);
    // What a crash left of another database would be read into this one.
    for beside in ["", "-wal", "-journal"] {
        let file = PathBuf::from(format!("{}{beside}", place.display()));
        if file.exists() {
            return Err(taken(&file.display().to_string()));
        }
    }
    let content = archive::extract(file, manifest, manifest.database.file_name(), &place).await?;
    content.put(&place)
}

async fn restore_postgresql(config: &Config, file: &Path, manifest: &Manifest) -> Result<(), Failure> {
    if !database::is_empty(&config.database_url).await? {
        return Err(taken(&crate::config::without_password(&config.database_url)));
    }
    let place = config.data_dir.join("regain");
    let content = archive::extract(file, manifest, manifest.database.file_name(), &place).await?;
    dump::load(config, content.path()).await
}

fn taken(place: &str) -> Failure {
    Failure::Said(format!(
        "{place} holds something already: a backup is restored into an empty place only. Nothing was changed"
    ))
}

/// The file of a SQLite address.
fn sqlite_file(url: &str) -> PathBuf {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    PathBuf::from(path.split('?').next().unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::sqlite_file;
    use std::path::Path;

    #[test]
    fn a_sqlite_address_names_its_file() {
        assert_eq!(
            sqlite_file("sqlite://data/regain.db?mode=rwc"),
            Path::new("data/regain.db")
        );
        assert_eq!(sqlite_file("sqlite:///srv/regain.db"), Path::new("/srv/regain.db"));
        assert_eq!(sqlite_file("sqlite:regain.db"), Path::new("regain.db"));
    }
}
