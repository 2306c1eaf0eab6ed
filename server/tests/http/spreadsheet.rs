//! The exported files as LibreOffice opens them: the same rows, the same values, of the same types.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use calamine::{Data, DataType, Ods, Range, Reader as _, Xlsx};
use domain::export::List;
use reqwest::StatusCode;
use std::{fs, io::Cursor, path::Path, process::Command};

/// The lists that the manager of a demonstration finds rows in.
const LISTS: [List; 6] = [
    List::Ledger,
    List::Items,
    List::Handovers,
    List::Deposits,
    List::Repairs,
    List::Spend,
];

/// Separated by `;`, quoted by `"`, UTF-8, from the first line, in French.
const FRENCH: &str = "CSV:59,34,76,1,,1036";

/// Has LibreOffice open all of these files and keep them in its own format. Whatever it has to say of them fails the test.
fn open_all(folder: &Path, extension: &str, filter: Option<&str>) {
    let profile = folder.join("profile");
    let mut office = Command::new("soffice");
    office
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", "ods", "--outdir"])
        .arg(folder.join("opened"))
        .args(filter.map(|filter| format!("--infilter={filter}")));
    office.args(LISTS.map(|list| folder.join(format!("{}.{extension}", list.word()))));
    let output = office.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    // It says so where no Java is installed, which a spreadsheet does not need.
    let complaints: Vec<&str> = said.lines().filter(|line| !line.contains("javaldx")).collect();
    assert!(output.status.success() && complaints.is_empty(), "{said}");
}

fn opened(folder: &Path, list: List) -> Range<Data> {
    let bytes = fs::read(folder.join("opened").join(format!("{}.ods", list.word()))).unwrap();
    Ods::new(Cursor::new(bytes))
        .unwrap()
        .worksheet_range_at(0)
        .unwrap()
        .unwrap()
}

/// A value, whichever way a file spells it: days as days, numbers to a thousandth.
fn value(cell: Option<&Data>) -> String {
    match cell {
        None | Some(Data::Empty) => String::new(),
        Some(Data::DateTime(day)) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Some(Data::DateTimeIso(day)) => day.chars().take(10).collect(),
        Some(cell) => cell
            .as_f64()
            .filter(|_| !cell.is_string())
            .map_or_else(|| cell.to_string(), |number| format!("{number:.3}")),
    }
}

/// The same where a text file lost the types: a model named `8028` is a number to whoever reads it there.
fn untyped(cell: Option<&Data>) -> String {
    let value = value(cell);
    value.parse::<f64>().map_or(value, |number| format!("{number:.3}"))
}

fn compare(list: List, ours: &Range<Data>, theirs: &Range<Data>, value: fn(Option<&Data>) -> String) -> usize {
    let (last, width) = ours.end().unwrap();
    let mut compared = 0;
    for row in 0..=last {
        for column in 0..=width {
            let (our, their) = (
                value(ours.get_value((row, column))),
                value(theirs.get_value((row, column))),
            );
            assert_eq!(our, their, "{}: row {row}, column {column}", list.word());
            compared += usize::from(!our.is_empty());
        }
    }
    compared
}

#[tokio::test]
async fn libreoffice_opens_every_workbook_and_every_french_text_and_reads_the_same_values() {
    let database = Database::sqlite();
    let password = fill(&database, 60);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let folder = database.folder.join("sheets");
    fs::create_dir_all(&folder).unwrap();
    let mut books = Vec::new();
    for list in LISTS {
        for extension in ["xlsx", "csv"] {
            let (status, bytes) = reader.bytes(&format!("/export/{}.{extension}", list.word())).await;
            assert_eq!(status, StatusCode::OK);
            fs::write(folder.join(format!("{}.{extension}", list.word())), &bytes).unwrap();
            if extension == "xlsx" {
                books.push(
                    Xlsx::new(Cursor::new(bytes))
                        .unwrap()
                        .worksheet_range_at(0)
                        .unwrap()
                        .unwrap(),
                );
            }
        }
    }

    open_all(&folder, "xlsx", None);
    for (list, ours) in LISTS.into_iter().zip(&books) {
        let compared = compare(list, ours, &opened(&folder, list), value);
        assert!(compared > 100, "{}: {compared}", list.word());
    }

    // Totals are the workbook's own: a text ends with its last row.
    open_all(&folder, "csv", Some(FRENCH));
    for (list, book) in LISTS.into_iter().zip(&books) {
        let theirs = opened(&folder, list);
        let (last, width) = theirs.end().unwrap();
        let same_rows = book.range((0, 0), (last, width));
        let compared = compare(list, &same_rows, &theirs, untyped);
        assert!(compared > 100, "{}: {compared}", list.word());
    }
}
