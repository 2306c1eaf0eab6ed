//! A file of records: its header by the standard's names, its rows, and all that is wrong in it.

use super::{COLUMNS, Record, Why, check};
use crate::{
    office::{Cells, HEADER_WITHIN, header::is_blank},
    view::export::HistoryFault,
};
use std::collections::{HashMap, HashSet};

/// The column whose numbers may have decimals.
const AGE: &str = "product_age";

/// A file, judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// How many rows it has below its header.
    pub rows: usize,
    /// Its records, each with its line.
    pub records: Vec<(u64, Record)>,
    /// Everything that is wrong, from the first line on.
    pub faults: Vec<HistoryFault>,
}

/// A row with its line.
type Row<'a> = (u64, &'a [String]);

/// Whether that is a file of records at all: a header that names at least one column, and something below it.
pub fn is_readable(cells: &Cells) -> bool {
    rows(cells).is_some()
}

/// Judges every record of a file by itself; nothing for what is no file of records. In a text each row has as many cells as
/// the header, or it has lost some; a spreadsheet has no cell after the last filled one of a row, and decimal commas.
pub fn read(cells: &Cells, is_sheet: bool) -> Option<File> {
    let ((line, header), rows) = rows(cells)?;
    let mut file = File {
        rows: rows.len(),
        faults: header_faults(line, header),
        ..File::default()
    };
    if !file.faults.is_empty() {
        return Some(file);
    }
    let mut seen = HashSet::new();
    for (line, row) in rows {
        match record(header, row, is_sheet) {
            Some(record) => file.judge(line, record, &mut seen),
            None => file.faults.push(fault(line, "", "", Why::Fields)),
        }
    }
    Some(file)
}

impl File {
    fn judge(&mut self, line: u64, record: Record, seen: &mut HashSet<String>) {
        let wrong = check(&record).into_iter();
        let faults = wrong.map(|wrong| fault(line, wrong.column, value(&record, wrong.column), wrong.why));
        self.faults.extend(faults);
        if !seen.insert(record[0].clone()) {
            self.faults.push(fault(line, COLUMNS[0], &record[0], Why::Repeated));
        }
        self.records.push((line, record));
    }

    /// Takes out the records that are kept already, by id; an id that is kept with other values is a fault.
    pub fn without(mut self, kept: &HashMap<String, Record>) -> Self {
        for (line, record) in std::mem::take(&mut self.records) {
            match kept.get(&record[0]) {
                Some(other) if *other == record => {}
                Some(_) => self.faults.push(fault(line, COLUMNS[0], &record[0], Why::Taken)),
                None => self.records.push((line, record)),
            }
        }
        self.faults.sort_by_key(|fault| fault.line);
        self
    }
}

/// The row that names the columns, titles and addresses before it left out, and those below it that hold something.
fn rows(cells: &Cells) -> Option<(Row<'_>, Vec<Row<'_>>)> {
    let names = |row: &[String]| row.iter().any(|cell| COLUMNS.contains(&cell.trim()));
    let mut numbered = (1_u64..).zip(cells.iter().map(Vec::as_slice));
    let header = numbered.by_ref().take(HEADER_WITHIN).find(|&(_, row)| names(row))?;
    let rows: Vec<Row<'_>> = numbered.filter(|(_, row)| !is_blank(row)).collect();
    if rows.is_empty() { None } else { Some((header, rows)) }
}

fn header_faults(line: u64, header: &[String]) -> Vec<HistoryFault> {
    let names: Vec<&str> = header.iter().map(|name| name.trim()).collect();
    let missing = COLUMNS.iter().filter(|column| !names.contains(*column));
    let missing = missing.map(|column| fault(line, column, "", Why::NoColumn));
    let unknown = names.iter().filter(|name| !COLUMNS.contains(*name));
    let unknown = unknown.map(|name| fault(line, name, "", Why::UnknownColumn));
    missing.chain(unknown).collect()
}

/// The record of a row, by the header's names; none where it has another number of cells.
fn record(header: &[String], row: &[String], is_sheet: bool) -> Option<Record> {
    if row.len() > header.len() || (row.len() < header.len() && !is_sheet) {
        return None;
    }
    let value = |column: &str| {
        let rank = header.iter().position(|name| name.trim() == column);
        let text = rank.and_then(|rank| row.get(rank)).map_or("", String::as_str);
        if is_sheet && column == AGE {
            text.replace(',', ".")
        } else {
            text.to_owned()
        }
    };
    Some(COLUMNS.map(value))
}

fn value<'a>(record: &'a Record, column: &str) -> &'a str {
    let rank = COLUMNS.iter().position(|name| *name == column);
    rank.map_or("", |rank| record[rank].as_str())
}

fn fault(line: u64, column: &str, value: &str, why: Why) -> HistoryFault {
    HistoryFault {
        line,
        column: column.to_owned(),
        value: value.chars().take(80).collect(),
        why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: [&str; 14] = [
        "desk_1",
        "Desk",
        "FRA",
        "Machine",
        "Laptop",
        "16",
        "Acme",
        "",
        "2,5",
        "Fixed",
        "",
        "Desk",
        "2026-01-05",
        "",
    ];

    fn cells(rows: &[&[&str]]) -> Cells {
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_spreadsheet_keeps_no_cell_after_the_last_filled_one_and_writes_a_decimal_comma() {
        let cells = cells(&[&["Réparations 2025"], &COLUMNS, &[], &RIGHT[..13]]);
        let file = read(&cells, true).unwrap();
        assert_eq!((file.rows, file.faults.len()), (1, 0), "{:?}", file.faults);
        let (line, record) = &file.records[0];
        assert_eq!((*line, record[8].as_str(), record[13].as_str()), (4, "2.5", ""));
        let why: Vec<Why> = read(&cells, false)
            .unwrap()
            .faults
            .iter()
            .map(|fault| fault.why)
            .collect();
        assert_eq!(why, [Why::Fields], "a text has lost a cell");
    }

    #[test]
    fn what_names_no_column_or_holds_no_row_is_no_file_of_records() {
        for rows in [vec![], vec![vec!["id"]], vec![vec!["a", "b"], vec!["1", "2"]]] {
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            assert!(!is_readable(&cells(&rows)), "{rows:?}");
        }
        assert!(is_readable(&cells(&[&["id"], &["a_1"]])));
    }
}
