//! Lists as files: pages of rows come from the store, a thread writes them, and neither runs ahead of the other. A file of
//! any length takes the same memory.

pub(crate) mod channel;
pub(crate) mod command;
mod csv;
mod json;
mod xlsx;

use app::{lang::Lang, text};
use domain::export::{Column, Dialect, Format, Head, List, Table, Vocabulary};
use std::{
    io::{self, ErrorKind, Write},
    time::Duration,
};
use store::{
    StoreError,
    export::{Export, Rows},
};
use tokio::sync::mpsc::{self, Receiver, Sender};

/// Pages that wait to be written.
const AHEAD: usize = 2;
/// How long a list may be read for somebody who takes it slowly: until then its snapshot is kept open.
pub(crate) const LONGEST: Duration = Duration::from_secs(600);
/// The most rows of a workbook: a spreadsheet has 1 048 576, its heading and its total included.
const MOST_IN_A_WORKBOOK: u64 = 1_000_000;

/// How a file is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    /// What the file is.
    pub(crate) format: Format,
    /// For whom values are separated.
    pub(crate) dialect: Dialect,
    /// The reader's language.
    pub(crate) lang: Lang,
}

/// Why a file is not whole.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The rows could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file could not be written, or nobody takes it any more.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The workbook could not be made.
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl How {
    /// What people read of a word.
    fn say(&self, vocabulary: Vocabulary, word: &str) -> String {
        text::export::said(self.lang, vocabulary, word)
    }
}

/// The heads of a list's columns.
fn heads(lang: Lang, list: List, columns: &[Column]) -> Vec<Head> {
    let head = |column: &Column| Head {
        words: text::export::heading(lang, list, column).to_owned(),
        key: column.key.to_owned(),
        kind: column.kind,
        is_summed: column.is_summed,
    };
    columns.iter().map(head).collect()
}

/// Whether so many rows are more than such a file can hold: only a workbook has an end.
pub(crate) fn is_too_long(format: Format, rows: u64) -> bool {
    format == Format::Xlsx && rows > MOST_IN_A_WORKBOOK
}

/// Pages until the empty one that ends them: a reading that breaks off is an error, never a short file.
struct Pages(Receiver<Result<Rows, StoreError>>);

impl Pages {
    fn next(&mut self) -> Result<Option<Rows>, ExportError> {
        match self.0.blocking_recv() {
            Some(page) => Ok(Some(page?).filter(|rows| !rows.is_empty())),
            None => Err(io::Error::from(io::ErrorKind::Interrupted).into()),
        }
    }
}

/// Writes the whole list, unless it is told to stop while it reads, and answers how many rows that were. `held` is let go
/// with the snapshot, once all is read: what is left to write may be taken slowly. `seen` is told how many rows are read so
/// far.
///
/// # Errors
/// See [`ExportError`]; what was written until then is no whole file.
pub(crate) async fn run<W: Write + Send + 'static>(
    (export, held): (Export, impl Send),
    how: How,
    out: W,
    stop: impl Future<Output = ErrorKind>,
    seen: impl Fn(u64) + Send,
) -> Result<u64, ExportError> {
    let (pages, taken) = mpsc::channel(AHEAD);
    let heads = heads(how.lang, export.list(), export.columns());
    let writing = tokio::task::spawn_blocking(move || write(&how, &heads, Pages(taken), out));
    let rows = tokio::select! {
        rows = read(export, pages, seen) => {
            drop(held);
            rows
        }
        // Whoever writes finds no more pages, and ends by itself.
        why = stop => return Err(io::Error::from(why).into()),
    };
    writing.await.map_err(io::Error::other)??;
    Ok(rows)
}

/// Reads the list to its end; its snapshot is closed then.
async fn read(mut export: Export, pages: Sender<Result<Rows, StoreError>>, seen: impl Fn(u64) + Send) -> u64 {
    let mut rows = 0;
    loop {
        let page = export.next().await;
        let size = page.as_ref().map_or(0, Vec::len);
        // Whoever writes says why they stopped.
        if pages.send(page).await.is_err() || size == 0 {
            return rows;
        }
        rows += u64::try_from(size).unwrap_or(0);
        seen(rows);
    }
}

/// The file of a table that is at hand.
///
/// # Errors
/// See [`ExportError`].
pub(crate) async fn file_of(table: Table, how: How) -> Result<Vec<u8>, ExportError> {
    let (pages, taken) = mpsc::channel(AHEAD);
    for page in [table.rows, Rows::new()] {
        // There is room for both.
        pages.try_send(Ok(page)).map_err(io::Error::other)?;
    }
    let writing = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        write(&how, &table.heads, Pages(taken), &mut bytes)?;
        Ok::<_, ExportError>(bytes)
    });
    writing.await.map_err(io::Error::other)?
}

fn write(how: &How, heads: &[Head], pages: Pages, out: impl Write + Send) -> Result<(), ExportError> {
    match how.format {
        Format::Csv => csv::write(how, heads, pages, out),
        Format::Xlsx => xlsx::write(how, heads, pages, out),
        Format::Json => json::write(heads, pages, out),
    }
}
