//! A file that is on its way: its owner's alone, and gone unless it was put in its place.

use crate::failure::Failure;
use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
};

/// The file, made by us: what was there before is never touched.
#[derive(Debug)]
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// Makes an empty file of that ending beside another one, on the same disk. It will hold names and signatures:
    /// nobody else on the machine may read it.
    pub(super) fn beside(file: &Path, ending: &str) -> Result<(Self, File), Failure> {
        let mut name = file.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{ending}"));
        let path = file.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let opened = options
            .open(&path)
            .map_err(Failure::io(format!("making {}", path.display())))?;
        Ok((Self(path), opened))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Puts it in its place: a file of that name is whole.
    pub(super) fn put(self, place: &Path) -> Result<(), Failure> {
        fs::rename(&self.0, place).map_err(Failure::io(format!("putting {} in place", place.display())))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Where it was put in its place there is nothing left to remove.
        let _ = fs::remove_file(&self.0);
    }
}
