//! Files that offices send, read into cells: text in any encoding and dialect, spreadsheets.

mod xlsx;

use crate::{door::Rejected, form::Form};
use axum::body::Bytes;
use domain::office::{Cells, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, decode, read};
use store::office::NewFile;
use tokio::sync::Semaphore;

/// Reading takes memory: two at once.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What spreadsheets are called on the wire.
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Letters kept of a file's name.
const LETTERS: usize = 100;

/// The file of a form, read. One that says no name is called `unnamed`.
pub(crate) async fn file(form: &Form, unnamed: &str) -> Result<NewFile, Rejected> {
    let bytes = form.file().ok_or(Rejected::Form("import_none"))?;
    let (mime, cells) = cells(bytes.clone()).await?;
    Ok(NewFile {
        name: named(form.file_name(), unnamed),
        mime: mime.to_owned(),
        bytes: bytes.to_vec(),
        cells,
    })
}

/// A file's name without the folders that some browsers send, nor what no name holds.
fn named(sent: &str, unnamed: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LETTERS)
        .collect();
    if name.trim().is_empty() {
        unnamed.to_owned()
    } else {
        name.trim().to_owned()
    }
}

/// The kind of a file and its cells.
async fn cells(bytes: Bytes) -> Result<(&'static str, Cells), Rejected> {
    let _turn = TURNS.acquire().await.map_err(|_| Rejected::Form("busy"))?;
    let read = tokio::task::spawn_blocking(move || cells_of(&bytes)).await;
    read.unwrap_or(Err("import_unreadable")).map_err(Rejected::Form)
}

/// The same, or the word that says what is wrong with the file.
fn cells_of(bytes: &[u8]) -> Result<(&'static str, Cells), &'static str> {
    if bytes.len() > MOST_BYTES {
        return Err("import_too_large");
    }
    let (kind, cells) = match bytes {
        [b'P', b'K', 3, 4, ..] => (SPREADSHEET, xlsx::cells(bytes)?),
        // The container of spreadsheets before 2007.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err("import_old"),
        _ => ("text/csv", text(bytes)?),
    };
    // Reading stopped one row, or one column, above what is accepted: what is here says whether it is too much.
    // Rows that a spreadsheet keeps below the last filled one say nothing.
    let last = cells
        .iter()
        .rposition(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let mut cells = cells;
    cells.truncate(last.map_or(0, |last| last + 1));
    if cells.is_empty() {
        return Err("import_empty");
    }
    if cells.len() > MOST_ROWS {
        return Err("import_too_many");
    }
    if cells.iter().any(|row| row.len() > MOST_COLUMNS) {
        return Err("import_unreadable");
    }
    Ok((kind, cells))
}

/// Text, without the signs that no office types. What holds zeros is not text, whatever its name says.
fn text(bytes: &[u8]) -> Result<Cells, &'static str> {
    let is_utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if bytes.starts_with(b"%PDF") || (!is_utf16 && bytes.contains(&0)) {
        return Err("import_unreadable");
    }
    let text: String = decode(bytes).chars().filter(|letter| is_kept(*letter)).collect();
    Ok(read(&text))
}

/// Whether a letter may stand in a cell.
fn is_kept(letter: char) -> bool {
    !letter.is_control() || matches!(letter, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_refused_by_what_it_is() {
        let word = |bytes: &[u8]| cells_of(bytes).map(|_| ()).unwrap_err();
        assert_eq!(word(b""), "import_empty");
        assert_eq!(word(b" ; ;\r\n;;\r\n"), "import_empty");
        assert_eq!(word(b"%PDF-1.4"), "import_unreadable");
        assert_eq!(word(b"\x00\x01\x02"), "import_unreadable");
        assert_eq!(word(b"\xD0\xCF\x11\xE0\xA1\xB1"), "import_old");
        assert_eq!(word(b"PK\x03\x04 nothing of the kind"), "import_unreadable");
        assert_eq!(word("a;b\n".repeat(MOST_ROWS + 1).as_bytes()), "import_too_many");
        assert_eq!(word(";".repeat(MOST_COLUMNS).repeat(2).as_bytes()), "import_empty");
        assert_eq!(
            word(format!("{}a", ";".repeat(MOST_COLUMNS)).as_bytes()),
            "import_unreadable"
        );
        let wide = format!("{}a\nb;c\n", ";".repeat(MOST_COLUMNS * 3));
        assert_eq!(word(wide.as_bytes()), "import_unreadable");
        let blank = format!("a;b\n{}", "\n".repeat(MOST_ROWS * 2));
        assert_eq!(word(format!("{blank}c;d\n").as_bytes()), "import_too_many");
        assert_eq!(cells_of(blank.as_bytes()).map(|(_, cells)| cells.len()), Ok(1));
        assert_eq!(word(&vec![b'a'; MOST_BYTES + 1]), "import_too_large");
        let (kind, cells) = cells_of(b"Prix;\x80\r\n1;2\r\n;\r\n").unwrap();
        assert_eq!(
            (kind, cells),
            (
                "text/csv",
                vec![vec!["Prix".into(), "€".into()], vec!["1".into(), "2".into()]]
            )
        );
    }
}
