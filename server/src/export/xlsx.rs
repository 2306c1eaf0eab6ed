//! A workbook: real dates and amounts, the heading frozen, a total under what can be added.

use super::{ExportError, How, Pages};
use app::words::export as w;
use chrono::{Datelike, NaiveDate};
use domain::export::{Cell, Head, Kind, neutral};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError, utility::cell_range};
use std::{io::Write, ops::RangeInclusive};

/// What a cell can hold, in characters: a spreadsheet's limit is 32 767.
const LONGEST: usize = 32_000;
/// The years that a workbook knows.
const YEARS: RangeInclusive<i32> = 1900..=9999;

pub(super) fn write(
    how: &How,
    heads: &[Head],
    mut pages: Pages,
    mut out: impl Write + Send,
) -> Result<(), ExportError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(w::sheet(how.lang))?;
    let formats: Vec<Format> = heads.iter().map(|head| format_of(head.kind)).collect();
    top(heads, sheet)?;
    let (mut row, mut sums) = (0, vec![0_i64; heads.len()]);
    while let Some(rows) = pages.next()? {
        for cells in rows {
            row += 1;
            for (n, cell) in cells.into_iter().enumerate() {
                if let Cell::Number(number) = cell {
                    sums[n] = sums[n].saturating_add(number);
                }
                put(how, sheet, (row, number(n)), cell, heads[n].kind, &formats[n])?;
            }
        }
    }
    if row > 0 {
        totals(how, heads, sheet, row, &sums)?;
    }
    book.save_to_writer(&mut out)?;
    out.flush()?;
    Ok(())
}

/// The rank of a column: there are some twenty, a few more in a matrix.
fn number(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn top(heads: &[Head], sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    for (n, head) in heads.iter().enumerate() {
        sheet.set_column_width(number(n), width(head.kind))?;
        sheet.write_string_with_format(0, number(n), neutral(&head.words), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    Ok(())
}

fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Text | Kind::Word(_) => 22.0,
        Kind::Date | Kind::Grams | Kind::Integer | Kind::Minutes | Kind::Percent => 12.0,
        Kind::Money => 15.0,
    }
}

/// A spreadsheet puts its reader's own signs in place of the comma and the point: `# ##0,00 €` in French.
fn format_of(kind: Kind) -> Format {
    Format::new().set_num_format(match kind {
        Kind::Text | Kind::Word(_) => "General",
        Kind::Date => "dd/mm/yyyy",
        Kind::Integer => "0",
        Kind::Minutes => "#,##0",
        Kind::Money => "#,##0.00\\ [$€-40C]",
        Kind::Percent => "0.00",
        Kind::Grams => "#,##0.000",
    })
}

/// A workbook knows only floating numbers: whole cents and grams below 2^53 pass through exactly, as any spreadsheet shows them.
fn shown(value: i64, kind: Kind) -> f64 {
    let value = value as f64;
    match kind {
        Kind::Money | Kind::Percent => value / 100.0,
        Kind::Grams => value / 1000.0,
        Kind::Text | Kind::Word(_) | Kind::Date | Kind::Integer | Kind::Minutes => value,
    }
}

fn put(
    how: &How,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell,
    kind: Kind,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = match kind {
                Kind::Word(vocabulary) => how.say(vocabulary, &text),
                _ => neutral(&text).into_owned(),
            };
            let text: String = text.chars().take(LONGEST).collect();
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(value) => {
            sheet.write_number_with_format(row, column, shown(value, kind), format)?;
        }
        Cell::Date(day) if YEARS.contains(&day.year()) => {
            sheet.write_datetime_with_format(row, column, date(day)?, format)?;
        }
        // One slip of a keyboard must not keep the whole list from being taken.
        Cell::Date(day) => {
            sheet.write_string(row, column, neutral(&day.to_string()))?;
        }
    }
    Ok(())
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: u32| u8::try_from(part).unwrap_or(u8::MAX);
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// Sums that the spreadsheet computes again, with what they come to for who only reads.
fn totals(how: &How, heads: &[Head], sheet: &mut Worksheet, last: u32, sums: &[i64]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (n, (head, sum)) in heads.iter().zip(sums).enumerate() {
        let at = (last + 1, number(n));
        if head.is_summed {
            let range = cell_range(1, at.1, last, at.1);
            let formula = Formula::new(format!("SUM({range})")).set_result(shown(*sum, head.kind).to_string());
            let format = format_of(head.kind).set_bold();
            sheet.write_formula_with_format(at.0, at.1, formula, &format)?;
        } else if n == 0 {
            sheet.write_string_with_format(at.0, at.1, w::total(how.lang), &bold)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::heads;
    use app::lang::Lang;
    use calamine::{Data, Reader, Xlsx};
    use domain::export::{Column, Dialect, Format as FileFormat, List};
    use std::io::Cursor;
    use tokio::sync::mpsc;

    #[test]
    fn a_day_that_no_workbook_knows_is_written_as_text() {
        let how = How {
            format: FileFormat::Xlsx,
            dialect: Dialect::Excel,
            lang: Lang::Fr,
        };
        let columns = List::Prices.columns().iter().copied();
        let columns: Vec<Column> = columns.filter(|column| column.key == "dated_on").collect();
        let heads = heads(Lang::Fr, List::Prices, &columns);
        let days = ["1026-01-05", "1899-12-31", "1900-01-01", "2026-01-05", "9999-12-31"];
        let rows = days.map(|day| vec![Cell::Date(day.parse().unwrap())]).to_vec();
        let (to, from) = mpsc::channel(2);
        to.blocking_send(Ok(rows)).unwrap();
        to.blocking_send(Ok(Vec::new())).unwrap();
        let mut bytes = Vec::new();
        write(&how, &heads, Pages(from), &mut bytes).unwrap();
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let is_text = |row: u32| matches!(sheet.get_value((row, 0)), Some(Data::String(_)));
        assert_eq!([1, 2, 3, 4, 5].map(is_text), [true, true, false, false, false]);
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("1026-01-05".into())));
    }
}
