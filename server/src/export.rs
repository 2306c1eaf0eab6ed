//! Lists as files: pages of rows come from the store, a thread writes them, and neither runs ahead of the other. A file of
//! any length takes the same memory.

pub(crate) mod channel;
pub(crate) mod command;
mod csv;
mod json;
mod xlsx;

use app::{lang::Lang, text};
use domain::export::{Asked, Column, Dialect, Format, List, Vocabulary};
use std::{
    io::{self, ErrorKind, Write},
    time::Duration,
};
use store::{
    Desk, StoreError,
    export::{Export, Rows},
};
use tokio::sync::mpsc::{self, Receiver, Sender};

/// Pages that wait to be written.
const AHEAD: usize = 2;
/// How long a list may be read for somebody who takes it slowly: until then its snapshot is kept open.
pub(crate) const LONGEST: Duration = Duration::from_secs(600);
/// The most rows of a workbook: a spreadsheet has 1 048 576, its heading and its total included.
const MOST_IN_A_WORKBOOK: u64 = 1_000_000;

/// How a list is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    /// Which list.
    pub(crate) list: List,
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
    /// What people read above a column.
    fn heading(&self, column: &Column) -> &'static str {
        text::export::heading(self.lang, self.list, column)
    }

    /// What people read of a word.
    fn say(&self, vocabulary: Vocabulary, word: &str) -> String {
        text::export::said(self.lang, vocabulary, word)
    }
}

/// Whether the list has more rows than its file can hold. Only a workbook has an end: for other files nothing is counted.
pub(crate) async fn is_too_long(desk: &Desk, asked: &Asked, format: Format) -> Result<bool, StoreError> {
    Ok(format == Format::Xlsx && store::export::count(desk, asked).await? > MOST_IN_A_WORKBOOK)
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

/// Writes the whole list, unless it is told to stop while it reads. `held` is let go with the snapshot, once all is read:
/// what is left to write may be taken slowly.
///
/// # Errors
/// See [`ExportError`]; what was written until then is no whole file.
pub(crate) async fn run<W: Write + Send + 'static>(
    (export, held): (Export, impl Send),
    how: How,
    out: W,
    stop: impl Future<Output = ErrorKind>,
) -> Result<(), ExportError> {
    let (pages, taken) = mpsc::channel(AHEAD);
    let columns = export.columns().to_vec();
    let writing = tokio::task::spawn_blocking(move || write(&how, &columns, Pages(taken), out));
    tokio::select! {
        () = read(export, pages) => drop(held),
        // Whoever writes finds no more pages, and ends by itself.
        why = stop => return Err(io::Error::from(why).into()),
    }
    writing.await.map_err(io::Error::other)?
}

/// Reads the list to its end; its snapshot is closed then.
async fn read(mut export: Export, pages: Sender<Result<Rows, StoreError>>) {
    loop {
        let page = export.next().await;
        let is_last = page.as_ref().map_or(true, Vec::is_empty);
        // Whoever writes says why they stopped.
        if pages.send(page).await.is_err() || is_last {
            break;
        }
    }
}

fn write(how: &How, columns: &[Column], pages: Pages, out: impl Write + Send) -> Result<(), ExportError> {
    match how.format {
        Format::Csv => csv::write(how, columns, pages, out),
        Format::Xlsx => xlsx::write(how, columns, pages, out),
        Format::Json => json::write(columns, pages, out),
    }
}
