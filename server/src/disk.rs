//! The disk on which the program keeps its files.

use crate::config::Config;
use std::{fs, io, path::Path};

/// Bytes free to the program in a folder; nothing where the system does not say.
#[cfg(unix)]
pub(crate) fn free(folder: &Path) -> Option<u64> {
    let about = rustix::fs::statvfs(folder).ok()?;
    about.f_bavail.checked_mul(about.f_frsize)
}

/// Bytes free to the program in a folder; nothing where the system does not say.
#[cfg(not(unix))]
pub(crate) fn free(_folder: &Path) -> Option<u64> {
    None
}

/// Bytes that must be free.
pub(crate) fn floor(config: &Config) -> u64 {
    config.disk_floor.saturating_mul(1_000_000)
}

/// Whether the data folder takes what is written to it, with the room that is asked for.
pub(crate) fn check(config: &Config) -> io::Result<()> {
    let probe = config.data_dir.join(format!(".regain-{}", std::process::id()));
    fs::write(&probe, b"ready")?;
    fs::remove_file(&probe)?;
    let (free, floor) = (free(&config.data_dir), floor(config));
    match free {
        Some(free) if free < floor => Err(io::Error::new(
            io::ErrorKind::StorageFull,
            format!("{free} bytes are free, and {floor} are asked for"),
        )),
        Some(_) | None => Ok(()),
    }
}
