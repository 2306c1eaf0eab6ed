//! A history of repairs, sent to the real server as offices save it.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use domain::{office::encoding::encode_windows, ords::COLUMNS};
use reqwest::StatusCode;
use rust_xlsxwriter::Workbook;

/// A record of a machine of that age.
fn record(id: &'static str, age: &'static str) -> [&'static str; 14] {
    [
        id,
        "Atelier d’à côté",
        "FRA",
        "Machine à café",
        "Coffee maker",
        "36",
        "Œuvre",
        "",
        age,
        "Fixed",
        "",
        "Atelier",
        "2026-01-05",
        "",
    ]
}

/// What a French spreadsheet on Windows saves as CSV.
fn windows_1252() -> Vec<u8> {
    let text = format!("{}\r\n{}\r\n", COLUMNS.join(";"), record("desk_1", "").join(";"));
    encode_windows(&text).unwrap()
}

/// A workbook with a title above the header, and an age that is a number.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Réparations reprises").unwrap();
    for (column, (name, value)) in (0_u16..).zip(COLUMNS.into_iter().zip(record("desk_2", "20.5"))) {
        sheet.write_string(1, column, name).unwrap();
        match value.parse::<f64>() {
            Ok(number) => {
                sheet.write_number(2, column, number).unwrap();
            }
            Err(_) if value.is_empty() => {}
            Err(_) => {
                sheet.write_string(2, column, value).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

async fn send(reader: &Reader, name: &str, bytes: &[u8]) -> String {
    let answer = reader.upload("/exports/history", &[], &[("file", name, bytes)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    answer.location
}

#[tokio::test]
async fn a_history_in_windows_1252_and_one_in_a_spreadsheet_are_looked_at_and_kept() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        for (name, bytes) in [("ancien.csv", windows_1252()), ("ancien.xlsx", workbook())] {
            let page = send(&reader, name, &bytes).await;
            let seen = reader.open(&page).await;
            for words in [name, "Ajouter 1 réparation", "Œuvre"] {
                assert!(seen.body.contains(words), "{words}: {}", seen.body);
            }
            let upload = page.rsplit('=').next().unwrap();
            let form = [("upload", upload), ("key", name)];
            let done = reader.submit("/api/exports/keep-history", &form).await;
            assert_eq!(done.location, "/exports/history", "{done:?}");
        }
        let kept = database
            .texts("SELECT brand || ' ' || product_age FROM repair_history ORDER BY ords_id")
            .await;
        assert_eq!(kept, ["Œuvre ", "Œuvre 20.5"]);
        assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 0);
    }
}

#[tokio::test]
async fn a_history_that_cannot_be_read_is_refused_in_words_and_one_given_up_leaves_nothing() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    for bytes in [b"a;b\n1;2\n".as_slice(), b"%PDF-1.7"] {
        assert_eq!(send(&reader, "x.csv", bytes).await, "/exports/history");
    }
    let page = send(&reader, "ancien.csv", &windows_1252()).await;
    assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 1);
    let upload = page.rsplit('=').next().unwrap();
    let done = reader
        .submit("/api/exports/discard-history", &[("upload", upload)])
        .await;
    assert_eq!(done.location, "/exports/history", "{done:?}");
    assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 0);
}

#[tokio::test]
async fn a_history_is_read_for_who_edits_reference_data_only() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    for login in ["lecteur", "demandeur", "guichet", "technicien"] {
        let reader = Reader::signed_in(&program, login, &password).await;
        let answer = reader
            .upload("/exports/history", &[], &[("file", "a.csv", &windows_1252())])
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login}");
    }
    assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 0);
}
