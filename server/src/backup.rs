//! `regain backup` and `regain restore`: one archive with the whole site, photos and signatures included, since they
//! are in the database.

mod archive;
mod dump;
mod restore;
mod schedule;

pub(crate) use restore::restore;
pub(crate) use schedule::keep_up;

use crate::{config::Config, failure::Failure};
use archive::{Manifest, Part};
use chrono::{DateTime, Utc};
use std::path::Path;
use store::Db;

/// Writes a backup of this instant to a file that is not there yet, while the program serves.
pub(crate) async fn backup(config: &Config, db: &Db, file: &Path, now: DateTime<Utc>) -> Result<Manifest, Failure> {
    if file.exists() {
        return Err(Failure::Said(format!(
            "{} is there already: nothing was written. Name another file, or move that one",
            file.display()
        )));
    }
    let copy = beside(file, "copy");
    let made = dump::dump(config, db, &copy).await;
    let written = match made {
        Ok((kind, held)) => {
            let manifest = Manifest::new(kind, held, now);
            archive::write(file, manifest, vec![Part::new(kind.file_name(), copy.clone())]).await
        }
        Err(failure) => Err(failure),
    };
    // Whatever became of the backup, its copy is of no use any more; and where it was never made, there is none.
    let _ = std::fs::remove_file(&copy);
    written
}

/// `regain backup FILE`, which says what it wrote.
pub(crate) async fn run(config: &Config, db: &Db, file: &Path) -> Result<(), Failure> {
    let manifest = backup(config, db, file, Utc::now()).await?;
    let size = std::fs::metadata(file).map_or(0, |about| about.len());
    println!("{}: {}, {size} bytes", file.display(), manifest.said());
    Ok(())
}

/// A file of that ending beside another one, on the same disk.
fn beside(file: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{ending}"));
    file.with_file_name(name)
}
