//! What a file would record, without recording it.

use super::{Reading, load};
use crate::{Desk, StoreError, setting};
use domain::{
    access::Permission,
    office::{Cells, HEADER_WITHIN},
    price::{
        Basis,
        import::{Line, MappingForm, Outcome, Wrong},
    },
    view::{
        CategoryChoice,
        price::{ImportLine, ImportPreview},
    },
};

/// Lines shown as they will be recorded.
const SHOWN: usize = 10;
/// Lines in error shown on the page; the file of errors holds all of them.
const ERRORS_SHOWN: usize = 50;
/// Letters shown of a row or a column's name.
const LETTERS: usize = 60;

/// Reads the file as the form says, or as its header suggests, and says what would be recorded.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn preview(desk: &Desk, id: i64, form: &MappingForm) -> Result<ImportPreview, StoreError> {
    desk.require(Permission::Price)?;
    let conn = desk.db.conn();
    let reading = load(conn, desk, id, form).await?;
    let lines = reading.lines(conn, desk).await?;
    let basis = setting::organisation(conn).await?.basis;
    let count = |fits: fn(&Outcome) -> bool| {
        let fitting = lines.iter().filter(|line| fits(&line.outcome)).count();
        u32::try_from(fitting).unwrap_or(u32::MAX)
    };
    Ok(ImportPreview {
        columns: columns(&reading),
        rows: rows(&reading.cells),
        first: first(&lines, &reading.categories, basis),
        errors: wrong(&lines)
            .take(ERRORS_SHOWN)
            .map(|(number, wrong)| (number, wrong.to_vec()))
            .collect(),
        new: count(|outcome| matches!(outcome, Outcome::New { .. })),
        known: count(|outcome| *outcome == Outcome::Known),
        left_out: count(|outcome| *outcome == Outcome::LeftOut),
        wrong: count(|outcome| matches!(outcome, Outcome::Wrong(_))),
        unreadable: reading.unreadable.iter().map(|name| (*name).to_owned()).collect(),
        file: reading.file,
        mapping: reading.mapping,
        categories: reading.categories,
        basis,
    })
}

/// The header's words, or the letters that a spreadsheet names the column by.
fn columns(reading: &Reading) -> Vec<String> {
    let header = usize::try_from(reading.mapping.header).ok();
    let header = header.and_then(|rank| reading.cells.get(rank));
    let width = reading.cells.iter().map(Vec::len).max().unwrap_or(0);
    let name = |rank: usize| match header.and_then(|row| row.get(rank)).map_or("", |cell| cell.trim()) {
        "" => letters(rank),
        said => short(said),
    };
    (0..width).map(name).collect()
}

/// `A`, `B`… `Z`, `AA`.
fn letters(rank: usize) -> String {
    let letter = |rank: usize| char::from(b'A' + u8::try_from(rank % 26).unwrap_or(0));
    match rank {
        0..26 => letter(rank).to_string(),
        _ => format!("{}{}", letters(rank / 26 - 1), letter(rank)),
    }
}

fn rows(cells: &Cells) -> Vec<String> {
    let said = |row: &Vec<String>| {
        let filled = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        short(&filled.collect::<Vec<_>>().join(" · "))
    };
    cells.iter().take(HEADER_WITHIN).map(said).collect()
}

fn short(text: &str) -> String {
    text.chars().take(LETTERS).collect()
}

fn first(lines: &[Line], categories: &[CategoryChoice], basis: Basis) -> Vec<ImportLine> {
    let shown = lines.iter().filter_map(|line| match &line.outcome {
        Outcome::New {
            what,
            category,
            evidence,
        } => Some(ImportLine {
            number: line.number,
            what: what.clone(),
            category: categories.iter().find(|choice| choice.code == *category)?.clone(),
            unit: evidence.price_in(basis),
            evidence: evidence.clone(),
        }),
        Outcome::Known | Outcome::LeftOut | Outcome::Wrong(_) => None,
    });
    shown.take(SHOWN).collect()
}

fn wrong(lines: &[Line]) -> impl Iterator<Item = (u32, &[Wrong])> {
    lines.iter().filter_map(|line| match &line.outcome {
        Outcome::Wrong(wrong) => Some((line.number, wrong.as_slice())),
        Outcome::New { .. } | Outcome::Known | Outcome::LeftOut => None,
    })
}

/// The lines in error of a file, to be corrected and sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongRows {
    /// The file's name.
    pub name: String,
    /// The header, as it stands in the file.
    pub header: Vec<String>,
    /// Each row as it stands in the file, its number, and what is wrong in it.
    pub rows: Vec<(Vec<String>, u32, Vec<Wrong>)>,
}

/// The lines that the form leaves in error.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn wrong_rows(desk: &Desk, id: i64, form: &MappingForm) -> Result<WrongRows, StoreError> {
    desk.require(Permission::Price)?;
    let conn = desk.db.conn();
    let reading = load(conn, desk, id, form).await?;
    let lines = reading.lines(conn, desk).await?;
    let row = |rank: u32| {
        let rank = usize::try_from(rank).ok();
        rank.and_then(|rank| reading.cells.get(rank))
            .cloned()
            .unwrap_or_default()
    };
    Ok(WrongRows {
        rows: wrong(&lines)
            .map(|(number, wrong)| (row(number.saturating_sub(1)), number, wrong.to_vec()))
            .collect(),
        header: row(reading.mapping.header),
        name: reading.file.name.clone(),
    })
}
