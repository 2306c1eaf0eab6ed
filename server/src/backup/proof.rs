//! A backup read back as soon as it is made: one that was never read is a hope.

use super::{archive, dump::Kind};
use crate::failure::Failure;
use domain::view::operation::BackupProof;
use std::path::Path;
use store::Db;

/// Takes the database out of an archive again. A SQLite file is opened and folded as `regain verify` does; a dump of
/// PostgreSQL, which only an empty database could load, is compared with its hash.
pub(super) async fn prove(file: &Path) -> BackupProof {
    match read_back(file).await {
        Ok(proof) => proof,
        Err(error) => {
            tracing::error!(%error, "a backup cannot be restored as it is");
            BackupProof::Failed
        }
    }
}

async fn read_back(file: &Path) -> Result<BackupProof, Failure> {
    let manifest = archive::manifest(file)?;
    let content = archive::extract(file, &manifest, manifest.database.file_name(), file).await?;
    if manifest.database == Kind::Postgresql {
        return Ok(BackupProof::Read);
    }
    let db = Db::connect(&crate::config::sqlite(content.path())).await?;
    let (held, found) = (store::backup::held(&db).await, store::verify::verify(&db).await);
    db.close().await?;
    let (held, found) = (held?, found?);
    if held != manifest.held {
        return Err(Failure::Said(format!(
            "it holds {held:?} instead of {:?}",
            manifest.held
        )));
    }
    match found.first() {
        None => Ok(BackupProof::Verified),
        Some(first) => Err(Failure::Said(format!("{} differences, first {first}", found.len()))),
    }
}
