//! `regain backup` and `regain restore`: one archive with the whole site, photos and signatures included, since they
//! are in the database.

mod archive;
mod dump;
mod proof;
mod restore;
mod schedule;
mod temporary;

pub(crate) use restore::restore;
pub(crate) use schedule::{keep_up, newest};

use crate::{config::Config, failure::Failure};
use archive::Manifest;
use chrono::{DateTime, Utc};
use std::path::Path;
use store::Db;
use temporary::Temporary;

/// Writes a backup of this instant to a file that is not there yet, while the program serves.
pub(crate) async fn backup(config: &Config, db: &Db, file: &Path, now: DateTime<Utc>) -> Result<Manifest, Failure> {
    if file.exists() {
        return Err(Failure::Said(format!(
            "{} is there already: nothing was written. Name another file, or move that one",
            file.display()
        )));
    }
    let (copy, _) = Temporary::beside(file, "copy")?;
    let (kind, held) = dump::dump(config, db, copy.path()).await?;
    archive::write(file, Manifest::new(kind, held, now), kind.file_name(), copy).await
}

/// `regain backup FILE`, which says what it wrote.
pub(crate) async fn run(config: &Config, db: &Db, file: &Path) -> Result<(), Failure> {
    let manifest = backup(config, db, file, Utc::now()).await?;
    let size = std::fs::metadata(file).map_or(0, |about| about.len());
    println!("{}: {}, {size} bytes", file.display(), manifest.said());
    Ok(())
}
