//! Spreadsheets: the first sheet that holds anything. Its size is known before it is read, and a cell far away makes no
//! large table.

use super::is_kept;
use calamine::{DataRef, Reader, Xlsx};
use domain::{
    export::told,
    office::{Cells, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS},
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that a spreadsheet may hold once unpacked, in bytes: twenty thousand lines take a tenth of it.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// The most files that it may be made of.
const PARTS: usize = 2_000;
/// How far from its name a count is looked for, in characters.
const LONGEST_COUNT: usize = 60;
/// The most text that its cells may hold together, in bytes. Cells share long texts, which are copied here: unpacked, the
/// file may be small.
const TEXT: usize = 32 * 1024 * 1024;

/// The cells, or the word that says why there are none.
pub(super) fn cells(bytes: &[u8]) -> Result<Cells, &'static str> {
    measure(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| "import_unreadable")?;
    for name in book.sheet_names() {
        let cells = sheet(&mut book, &name)?;
        if !cells.is_empty() {
            return Ok(cells);
        }
    }
    Err("import_empty")
}

/// Unpacks without keeping: what the archive says of its sizes may be a lie.
fn measure(bytes: &[u8]) -> Result<(), &'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "import_unreadable")?;
    if archive.len() > PARTS {
        return Err("import_unreadable");
    }
    let mut left = UNPACKED;
    for rank in 0..archive.len() {
        let part = archive.by_index(rank).map_err(|_| "import_unreadable")?;
        let name = part.name().map_err(|_| "import_unreadable")?;
        let is_shared = name.to_lowercase().ends_with("sharedstrings.xml");
        let (mut part, mut texts) = (part.take(left + 1), Vec::new());
        let read = if is_shared {
            part.read_to_end(&mut texts).map(|read| read as u64)
        } else {
            std::io::copy(&mut part, &mut std::io::sink())
        };
        left = left
            .checked_sub(read.map_err(|_| "import_unreadable")?)
            .ok_or("import_too_large")?;
        if says_too_many(&texts) {
            return Err("import_unreadable");
        }
    }
    Ok(())
}

/// Whether the part of the shared texts says that it holds more of them than it has bytes: room for as many as it says is
/// taken before any is read.
fn says_too_many(part: &[u8]) -> bool {
    // In another encoding it would not be found; spreadsheets write none.
    if part.contains(&0) {
        return true;
    }
    let text = String::from_utf8_lossy(part);
    text.match_indices("uniqueCount").any(|(at, word)| {
        let near = text[at + word.len()..].chars().take(LONGEST_COUNT);
        let from = near.skip_while(|sign| !sign.is_ascii_digit());
        let digits: String = from.take_while(char::is_ascii_digit).collect();
        let count = digits.parse::<usize>();
        !digits.is_empty() && count.map_or(true, |count| count > part.len())
    })
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, &'static str> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| "import_unreadable")?;
    let (mut cells, mut left) = (Cells::new(), TEXT);
    while let Some(cell) = reader.next_cell().map_err(|_| "import_unreadable")? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        left = left.checked_sub(text.len()).ok_or("import_too_large")?;
        let (row, column) = cell.get_position();
        let place = |rank: u32, most: usize| usize::try_from(rank).ok().filter(|rank| *rank < most);
        let row = place(row, MOST_ROWS).ok_or("import_too_many")?;
        let column = place(column, MOST_COLUMNS).ok_or("import_unreadable")?;
        put(&mut cells, (row, column), text);
    }
    Ok(cells)
}

fn put(cells: &mut Cells, (row, column): (usize, usize), text: String) {
    if cells.len() <= row {
        cells.resize(row + 1, Vec::new());
    }
    if let Some(cells) = cells.get_mut(row) {
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
}

/// A cell as a French office would type it: a decimal comma, days as days, without the apostrophes that our own lists put
/// before formulas.
fn text(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::Empty | DataRef::Error(_) => return String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(time) => decimal(time.as_f64()),
    };
    let text = text.chars().filter(|letter| is_kept(*letter));
    told(&text.take(LONGEST_CELL).collect::<String>())
}

/// At most six decimals: beyond, a spreadsheet shows what binary fractions left over.
fn decimal(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn book(rows: &str) -> Vec<u8> {
        sharing("", rows)
    }

    /// A workbook whose cells share that text.
    fn sharing(text: &str, rows: &str) -> Vec<u8> {
        saying("1", text, rows)
    }

    /// The same, which says that it has so many texts.
    fn saying(count: &str, text: &str, rows: &str) -> Vec<u8> {
        let shared = format!(
            r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="{count}"><si><t>{text}</t></si></sst>"#
        );
        let sheet = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        );
        packed(&[
            ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
            ("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Prix" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
            ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
            ("xl/styles.xml", br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
            ("xl/sharedStrings.xml", shared.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    }

    #[test]
    fn cells_are_read_as_an_office_would_type_them() {
        let rows = r#"<row r="2"><c r="B2" t="inlineStr"><is><t>Prix HT</t></is></c></row>
            <row r="3"><c r="A3"><v>1234.5</v></c><c r="B3"><v>49.900000000000006</v></c><c r="C3" s="1"><v>46027</v></c></row>"#;
        let cells = cells(&book(rows)).unwrap();
        assert_eq!(cells[0], Vec::<String>::new());
        assert_eq!(cells[1], ["", "Prix HT"]);
        assert_eq!(cells[2], ["1234,5", "49,9", "2026-01-05"]);
    }

    #[test]
    fn a_long_text_shared_by_many_cells_is_refused_before_it_takes_memory() {
        let long = "a".repeat(32_000);
        let rows = |count: usize| -> String {
            (1..=count)
                .map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#))
                .collect()
        };
        assert_eq!(
            cells(&sharing(&long, &rows(10))).unwrap()[9],
            std::slice::from_ref(&long)
        );
        let bomb = sharing(&long, &rows(TEXT / long.len() + 1));
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        assert_eq!(cells(&bomb), Err("import_too_large"));
        for count in ["99999999999", "99999999999999999999999"] {
            assert_eq!(cells(&saying(count, "a", &rows(1))), Err("import_unreadable"));
        }
    }

    #[test]
    fn a_cell_far_away_and_a_bomb_are_refused_before_they_take_memory() {
        let far = r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
        assert_eq!(cells(&book(far)), Err("import_too_many"));
        let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
        assert_eq!(cells(&book(wide)), Err("import_unreadable"));
        let zeros = vec![b' '; usize::try_from(UNPACKED).unwrap() + 1];
        let bomb = packed(&[("xl/workbook.xml", &zeros)]);
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        assert_eq!(cells(&bomb), Err("import_too_large"));
        assert_eq!(cells(&book("")), Err("import_empty"));
        assert_eq!(cells(&packed(&[("a.txt", b"a")])), Err("import_unreadable"));
    }
}
