//! The archive: a `.tar.gz` that any office tool opens, its manifest first, each file with its hash.

use super::{dump::Kind, temporary::Temporary};
use crate::failure::Failure;
use chrono::{DateTime, SecondsFormat, Utc};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
    path::Path,
};
use store::backup::Held;
use tar::{Archive, Builder, Header};

/// The manifest's name in the archive.
const MANIFEST: &str = "manifest.json";
/// How archives are laid out; another number is another layout.
const FORMAT: u32 = 1;
/// A manifest is some hundred bytes: what is longer is none.
const LONGEST_MANIFEST: u64 = 64 * 1024;

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    /// The version of the program that wrote it.
    pub(crate) version: String,
    /// When.
    made_at: String,
    /// Which database it is of.
    pub(crate) database: Kind,
    /// What that held.
    pub(crate) held: Held,
    /// Its files.
    files: Vec<Listed>,
}

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    name: String,
    bytes: u64,
    sha256: String,
}

impl Manifest {
    pub(super) fn new(database: Kind, held: Held, now: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            made_at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
            database,
            held,
            files: Vec::new(),
        }
    }

    /// What it holds, in words.
    pub(crate) fn said(&self) -> String {
        let Held {
            items, events, entries, ..
        } = &self.held;
        format!("{items} items, {events} events, {entries} entries, of {}", self.made_at)
    }
}

/// Writes an archive of that content under that name.
pub(super) async fn write(
    file: &Path,
    manifest: Manifest,
    name: &'static str,
    content: Temporary,
) -> Result<Manifest, Failure> {
    let file = file.to_owned();
    away_from_the_others(move || write_now(&file, manifest, name, content.path())).await
}

fn write_now(file: &Path, mut manifest: Manifest, name: &str, content: &Path) -> Result<Manifest, Failure> {
    let writing = || Failure::io(format!("writing {}", file.display()));
    manifest.files.push(listed(name, content).map_err(writing())?);
    let (unfinished, opened) = Temporary::beside(file, "part")?;
    fill(opened, &manifest, name, content).map_err(writing())?;
    unfinished.put(file)?;
    Ok(manifest)
}

fn fill(file: File, manifest: &Manifest, name: &str, content: &Path) -> io::Result<()> {
    let gzip = GzEncoder::new(BufWriter::new(file), Compression::fast());
    let mut tar = Builder::new(gzip);
    let text = serde_json::to_vec_pretty(manifest)?;
    let mut header = Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o600);
    header.set_cksum();
    tar.append_data(&mut header, MANIFEST, text.as_slice())?;
    tar.append_path_with_name(content, name)?;
    let buffer = tar.into_inner()?.finish()?;
    buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

fn listed(name: &str, content: &Path) -> io::Result<Listed> {
    let mut hasher = Hashing::new(io::sink());
    io::copy(&mut BufReader::new(File::open(content)?), &mut hasher)?;
    Ok(hasher.listed(name))
}

/// Reads the manifest of an archive.
pub(super) fn manifest(file: &Path) -> Result<Manifest, Failure> {
    let broken = |why: String| {
        Failure::Said(format!(
            "{} is no backup of Regain that can be read: {why}. Nothing was changed",
            file.display()
        ))
    };
    let mut tar = open(file)?;
    let mut entries = tar.entries().map_err(|error| broken(error.to_string()))?;
    let first = entries
        .next()
        .and_then(Result::ok)
        .ok_or_else(|| broken("it holds no file".into()))?;
    if first.path().ok().is_none_or(|path| path != Path::new(MANIFEST)) {
        return Err(broken(format!("{MANIFEST} is missing")));
    }
    let manifest: Manifest =
        serde_json::from_reader(first.take(LONGEST_MANIFEST)).map_err(|error| broken(error.to_string()))?;
    if manifest.format != FORMAT {
        return Err(broken(format!(
            "its layout is {}, and this program reads {FORMAT}",
            manifest.format
        )));
    }
    Ok(manifest)
}

/// Takes the file of that name out of an archive, and refuses it where it is not the one that was put in. It lies beside
/// its place until it is put there.
pub(super) async fn extract(
    file: &Path,
    manifest: &Manifest,
    name: &'static str,
    place: &Path,
) -> Result<Temporary, Failure> {
    let (file, place) = (file.to_owned(), place.to_owned());
    let expected = manifest.files.iter().find(|listed| listed.name == name).cloned();
    away_from_the_others(move || {
        let (content, opened) = Temporary::beside(&place, "restoring")?;
        let found = extract_now(&file, name, opened)?;
        if expected != Some(found) {
            return Err(damaged(&file, name));
        }
        Ok(content)
    })
    .await
}

fn damaged(file: &Path, name: &str) -> Failure {
    Failure::Said(format!(
        "{} is damaged: {name} is not what its manifest says. Nothing was restored; take another backup",
        file.display()
    ))
}

fn extract_now(file: &Path, name: &str, to: File) -> Result<Listed, Failure> {
    let mut tar = open(file)?;
    let cut_short = |_| damaged(file, name);
    for entry in tar.entries().map_err(cut_short)? {
        let mut entry = entry.map_err(cut_short)?;
        if entry.path().ok().is_none_or(|path| path != Path::new(name)) {
            continue;
        }
        let mut target = Hashing::new(BufWriter::new(to));
        // An archive that ends too soon, and a full disk, both leave it incomplete.
        io::copy(&mut entry, &mut target).map_err(Failure::io(format!(
            "taking {name} out of {} (is it whole, and is there room?)",
            file.display()
        )))?;
        target.flush().map_err(Failure::io(format!("writing {name}")))?;
        return Ok(target.listed(name));
    }
    Err(damaged(file, name))
}

fn open(file: &Path) -> Result<Archive<GzDecoder<BufReader<File>>>, Failure> {
    let opened = File::open(file).map_err(Failure::io(format!("reading {}", file.display())))?;
    Ok(Archive::new(GzDecoder::new(BufReader::new(opened))))
}

/// Hashes what is written through it.
struct Hashing<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W> Hashing<W> {
    fn new(inner: W) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    fn listed(self, name: &str) -> Listed {
        Listed {
            name: name.to_owned(),
            bytes: self.bytes,
            sha256: self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.hash.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Runs long work on files where it keeps nobody waiting.
async fn away_from_the_others<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Failure::Said(error.to_string())))
}
