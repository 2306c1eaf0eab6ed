//! Separated values, for a French spreadsheet or for programs.

use super::{ExportError, How, Pages};
use csv::{Terminator, WriterBuilder};
use domain::export::{Dialect, Head, neutral, written};
use std::io::{self, Write};

/// Tells a spreadsheet that the file is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(how: &How, heads: &[Head], mut pages: Pages, mut out: impl Write) -> Result<(), ExportError> {
    let mut builder = WriterBuilder::new();
    let names: Vec<String> = match how.dialect {
        Dialect::Excel => {
            builder.delimiter(b';').terminator(Terminator::CRLF);
            out.write_all(MARK)?;
            heads.iter().map(|head| neutral(&head.words).into_owned()).collect()
        }
        Dialect::Plain => heads.iter().map(Head::plain_name).collect(),
    };
    let mut writer = builder.from_writer(out);
    writer.write_record(&names).map_err(io::Error::from)?;
    // At once, so that the browser shows that it comes.
    writer.flush()?;
    let say = |vocabulary, word: &str| how.say(vocabulary, word);
    while let Some(rows) = pages.next()? {
        for row in &rows {
            let cells = row.iter().zip(heads);
            for (cell, head) in cells {
                let text = written(cell, head.kind, how.dialect, &say);
                writer.write_field(text.as_bytes()).map_err(io::Error::from)?;
            }
            writer.write_record(None::<&[u8]>).map_err(io::Error::from)?;
        }
    }
    writer.flush()?;
    Ok(())
}
