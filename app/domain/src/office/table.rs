//! Text to rows of cells, and back.

use super::{Cells, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, header::is_blank};
use crate::export::{neutral, told};
use std::cmp::Reverse;

/// How cells are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `;`, what a French spreadsheet saves.
    Semicolon,
    /// Tabulations, what is copied out of a spreadsheet.
    Tab,
    /// `,`, what most programs export.
    Comma,
    /// `|`.
    Bar,
}

impl Dialect {
    /// All of them, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Bar];

    /// The character between two cells.
    pub fn sign(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Comma => ',',
            Self::Bar => '|',
        }
    }
}

/// Rows looked at to find the dialect.
const SAMPLE: usize = 200;
/// Rows read: one more than a file may have tells that it has too many.
const MOST_READ: usize = MOST_ROWS + 1;

/// The rows of a text, in the dialect under which most of its rows have the same number of cells. A first line such
/// as `sep=;` says the dialect itself. Blank lines are rows too, so that row numbers are those of a spreadsheet. Of a
/// text beyond all limits, no more is read than shows it: one row, or one column, above [`MOST_ROWS`] and [`MOST_COLUMNS`].
/// The apostrophes that [`write()`] puts before formulas are taken off again.
pub fn read(text: &str) -> Cells {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().strip_prefix("sep=").and_then(|sign| sign.chars().next());
    if let Some(sign) = said {
        let mut rows = vec![vec![String::new()]];
        rows.extend(Reading::of(rest, sign, MOST_READ).rows);
        return rows;
    }
    // The first of the best: `max_by_key` would take the last.
    let best = Dialect::ALL
        .into_iter()
        .rev()
        .max_by_key(|dialect| likeness(text, *dialect));
    Reading::of(text, best.map_or(';', Dialect::sign), MOST_READ).rows
}

/// How well a dialect fits: whether it sets cells apart at all, how few quotes it leaves inside of cells, how many of
/// the first rows have the most frequent number of cells, and that number.
fn likeness(text: &str, dialect: Dialect) -> (bool, Reverse<usize>, usize, usize) {
    let reading = Reading::of(text, dialect.sign(), SAMPLE);
    let widths: Vec<usize> = reading.rows.iter().map(Vec::len).collect();
    let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
    let several = widths.iter().filter(|width| **width > 1);
    let (alike, width) = several.map(|width| (alike(*width), *width)).max().unwrap_or((0, 0));
    (width > 1, Reverse(reading.strays), alike, width)
}

/// A text being cut into cells.
#[derive(Default)]
struct Reading {
    rows: Cells,
    row: Vec<String>,
    cell: String,
    /// The letters of the cell.
    length: usize,
    /// Inside quotes.
    is_quoted: bool,
    /// The cell began with a quote, even if nothing was in it.
    was_quoted: bool,
    /// The row has begun.
    is_begun: bool,
    /// Quotes inside of cells that do not begin with one, and letters after a closing quote.
    strays: usize,
}

impl Reading {
    /// Reads at most so many rows. A cell that begins with a quote goes on to the next single quote, line ends
    /// included; a quote elsewhere is a letter like any other (24" screens).
    fn of(text: &str, sign: char, most: usize) -> Self {
        let mut reading = Self::default();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied();
            match letter {
                '"' if reading.is_quoted && next == Some('"') => {
                    reading.keep('"');
                    letters.next();
                }
                '"' if reading.is_quoted => reading.is_quoted = false,
                letter if reading.is_quoted => reading.keep(letter),
                '\r' if next == Some('\n') => {}
                '\n' | '\r' => reading.end_row(),
                letter if letter == sign => reading.end_cell(),
                letter => reading.letter(letter),
            }
            if reading.rows.len() == most {
                return reading;
            }
        }
        if reading.is_begun {
            reading.end_row();
        }
        reading
    }

    fn letter(&mut self, letter: char) {
        self.is_begun = true;
        if letter == '"' && self.cell.is_empty() && !self.was_quoted {
            self.is_quoted = true;
            self.was_quoted = true;
            return;
        }
        self.strays += usize::from(letter == '"' || self.was_quoted);
        self.keep(letter);
    }

    fn keep(&mut self, letter: char) {
        if self.length < LONGEST_CELL {
            self.length += 1;
            self.cell.push(letter);
        }
    }

    fn end_cell(&mut self) {
        self.is_begun = true;
        self.was_quoted = false;
        self.length = 0;
        let cell = told(&std::mem::take(&mut self.cell));
        // One column too many tells that there are; it must not look blank where any of the others is filled.
        match self.row.get_mut(MOST_COLUMNS) {
            None => self.row.push(cell),
            Some(last) if last.trim().is_empty() => *last = cell,
            Some(_) => {}
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.is_begun = false;
        let row = std::mem::take(&mut self.row);
        // Spreadsheets keep any number of blank rows below the last filled one: those are not too many.
        if self.rows.len() < MOST_ROWS || !is_blank(&row) {
            self.rows.push(row);
        }
    }
}

/// The rows as text, each ended as spreadsheets do. Cells that a spreadsheet would take for a formula are written as
/// text, as lists are exported: see [`neutral`].
pub fn write(rows: &[Vec<String>], dialect: Dialect) -> String {
    let sign = dialect.sign().to_string();
    let cell = |text: &String| quoted(&neutral(text));
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&sign) + "\r\n";
    rows.iter().map(line).collect()
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', '\n', '\r', ';', '\t', ',', '|']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_commas_do_not_make_a_dialect() {
        let rows = read("Article;Prix\nChaise;12,50\nTable;1 234,00\n");
        assert_eq!(rows[1], ["Chaise", "12,50"]);
        let rows = read("Article,Prix\nChaise,\"12,50\"\n");
        assert_eq!(rows[1], ["Chaise", "12,50"]);
        let rows = read("sep=,\nArticle,Prix;net\n");
        assert_eq!(rows[1], ["Article", "Prix;net"]);
        assert_eq!(read("Écran 24\" ; neuf\nx;y")[0], ["Écran 24\" ", " neuf"]);
        assert_eq!(read(""), Cells::new());
    }

    #[test]
    fn of_a_text_beyond_all_limits_no_more_is_read_than_shows_it() {
        assert_eq!(read(&"a;b\n".repeat(MOST_ROWS + 500)).len(), MOST_ROWS + 1);
        let blank = format!("a;b\n{}", "\n".repeat(MOST_ROWS + 500));
        assert_eq!(read(&blank).len(), MOST_ROWS);
        assert_eq!(
            read(&format!("{blank}c;d\n")).last(),
            Some(&vec!["c".into(), "d".into()])
        );
        let wide = format!("a{}b", ";".repeat(MOST_COLUMNS * 2));
        assert_eq!(read(&wide)[0].len(), MOST_COLUMNS + 1);
        assert_eq!(read(&wide)[0].last().map(String::as_str), Some("b"));
        let long = "é".repeat(LONGEST_CELL + 5);
        let cells = &read(&format!("\"{long}\";{long};b\n"))[0];
        let lengths: Vec<usize> = cells.iter().map(|cell| cell.chars().count()).collect();
        assert_eq!(lengths, [LONGEST_CELL, LONGEST_CELL, 1]);
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_written_as_text() {
        let rows = [vec!["=CMD()".to_owned(), "a;b".to_owned()]];
        assert_eq!(write(&rows, Dialect::Semicolon), "'=CMD();\"a;b\"\r\n");
    }

    #[test]
    fn a_cell_that_was_written_as_text_is_read_as_it_was() {
        let cells = ["- chaise", "=CMD()", "a;=b", "\t+1", "'déjà", "'=1", "12"];
        let rows = [cells.map(str::to_owned).to_vec()];
        let text = write(&rows, Dialect::Semicolon);
        assert!(text.starts_with("'- chaise;'=CMD();\"a;'=b\";"), "{text}");
        assert_eq!(read(&text), rows);
    }
}
