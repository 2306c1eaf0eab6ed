//! A backup a day into a folder, the newest ones kept.

use super::{backup, proof::prove};
use crate::{config::Config, database, failure::Failure};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use domain::view::operation::BackupProof;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::Db;

/// How an archive made by schedule is called: its instant, in UTC.
const NAME: &str = "regain-%Y%m%d-%H%M.tar.gz";

/// Makes the day's backup where it is due, then removes those beyond the number kept. Does nothing where no folder is
/// configured.
pub(crate) async fn keep_up(config: &Config, db: &Db, now: DateTime<Utc>) -> Result<(), Failure> {
    let Some(folder) = &config.backup_dir else {
        return Ok(());
    };
    fs::create_dir_all(folder).map_err(Failure::io(format!("making {}", folder.display())))?;
    let made = made(folder)?;
    if is_due(made.last().map(|(at, _)| *at), now) {
        let file = folder.join(now.format(NAME).to_string());
        let manifest = backup(config, db, &file, now).await?;
        tracing::info!(file = %file.display(), held = %manifest.said(), "backed up");
        let size = fs::metadata(&file).map_err(Failure::io(format!("reading {}", file.display())))?;
        let proof = prove(&file).await;
        store::operation::backup_made(&database::desk(db), size.len(), proof).await?;
        if proof == BackupProof::Failed {
            // Under another name it is no backup: another is tried within the hour, and no older one makes room for it.
            let aside = file.with_extension("failed");
            fs::rename(&file, &aside).map_err(Failure::io(format!("renaming {}", file.display())))?;
            return Err(Failure::Said(format!(
                "{} cannot be restored; no older backup was removed",
                aside.display()
            )));
        }
    }
    forget(folder, config.backup_keep)
}

/// When the newest backup of the folder was made, where there is one.
pub(crate) fn newest(config: &Config) -> Option<DateTime<Utc>> {
    let made = made(config.backup_dir.as_deref()?).ok()?;
    made.last().map(|(at, _)| at.and_utc())
}

/// The backups of the folder, oldest first. Other files are nobody's business.
fn made(folder: &Path) -> Result<Vec<(NaiveDateTime, PathBuf)>, Failure> {
    let files = fs::read_dir(folder).map_err(Failure::io(format!("reading {}", folder.display())))?;
    let mut made: Vec<_> = files
        .flatten()
        .filter_map(|file| Some((instant(&file.path())?, file.path())))
        .collect();
    made.sort();
    Ok(made)
}

fn instant(file: &Path) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(file.file_name()?.to_str()?, NAME).ok()
}

/// Once a day; a little early rather than an hour late, since this is asked every hour.
fn is_due(last: Option<NaiveDateTime>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|last| now.naive_utc() - last >= TimeDelta::minutes(24 * 60 - 30))
}

fn forget(folder: &Path, kept: usize) -> Result<(), Failure> {
    let mut made = made(folder)?;
    made.truncate(made.len().saturating_sub(kept));
    for (_, file) in made {
        fs::remove_file(&file).map_err(Failure::io(format!("removing {}", file.display())))?;
        tracing::info!(file = %file.display(), "an old backup was removed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_once_a_day() {
        let now: DateTime<Utc> = "2026-11-25T03:00:00Z".parse().unwrap();
        let at = |text: &str| Some(text.parse::<NaiveDateTime>().unwrap());
        assert!(is_due(None, now));
        assert!(is_due(at("2026-11-24T03:00:00"), now));
        assert!(is_due(at("2026-11-24T03:20:00"), now));
        assert!(!is_due(at("2026-11-24T04:00:00"), now));
    }

    #[test]
    fn the_newest_are_kept_and_other_files_left_alone() {
        let folder = std::env::temp_dir().join(format!("regain-kept-{:x}", rand::random::<u64>()));
        fs::create_dir_all(&folder).unwrap();
        for name in [
            "regain-20261123-0300.tar.gz",
            "regain-20261125-0300.tar.gz",
            "regain-20261124-0300.tar.gz",
            "regain-2026.tar.gz",
            "notes.txt",
        ] {
            fs::write(folder.join(name), "x").unwrap();
        }
        forget(&folder, 2).unwrap();
        let mut left: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        fs::remove_dir_all(&folder).unwrap();
        let expected = [
            "notes.txt",
            "regain-2026.tar.gz",
            "regain-20261124-0300.tar.gz",
            "regain-20261125-0300.tar.gz",
        ];
        assert_eq!(left, expected);
    }
}
