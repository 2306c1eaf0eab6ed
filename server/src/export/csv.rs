//! Separated values, for a French spreadsheet or for programs.

use super::{ExportError, How, Pages};
use csv::{Terminator, WriterBuilder};
use domain::export::{Column, Dialect, written};
use std::io::{self, Write};

/// Tells a spreadsheet that the file is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(how: &How, columns: &[Column], mut pages: Pages, mut out: impl Write) -> Result<(), ExportError> {
    let mut builder = WriterBuilder::new();
    let heads: Vec<String> = match how.dialect {
        Dialect::Excel => {
            builder.delimiter(b';').terminator(Terminator::CRLF);
            out.write_all(MARK)?;
            columns.iter().map(|column| how.heading(column).to_owned()).collect()
        }
        Dialect::Plain => columns.iter().map(Column::plain_name).collect(),
    };
    let mut writer = builder.from_writer(out);
    writer.write_record(&heads).map_err(io::Error::from)?;
    // At once, so that the browser shows that it comes.
    writer.flush()?;
    let say = |vocabulary, word: &str| how.say(vocabulary, word);
    while let Some(rows) = pages.next()? {
        for row in &rows {
            let cells = row.iter().zip(columns);
            for (cell, column) in cells {
                let text = written(cell, column.kind, how.dialect, &say);
                writer.write_field(text.as_bytes()).map_err(io::Error::from)?;
            }
            writer.write_record(None::<&[u8]>).map_err(io::Error::from)?;
        }
    }
    writer.flush()?;
    Ok(())
}
