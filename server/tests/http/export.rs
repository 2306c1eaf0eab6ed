//! Lists taken away as files, over the real server: in each form, with the same sums, and only by who may.

use crate::{
    database::Database,
    program::{Program, fill, printed, regain},
    reader::Reader,
};
use calamine::{DataType, Reader as _, Xlsx};
use csv::ReaderBuilder;
use domain::{Actor, Role, export::List, id::PersonId};
use reqwest::StatusCode;
use std::io::Cursor;

/// Somebody of each role, by the login that the demonstration gives them.
const PEOPLE: [(&str, &[Role]); 6] = [
    ("lecteur", &[Role::Viewer]),
    ("demandeur", &[Role::Requester]),
    ("guichet", &[Role::Desk]),
    ("technicien", &[Role::Technician]),
    ("responsable", &[Role::Manager]),
    ("admin", &[Role::Admin, Role::Manager]),
];

/// A name that a spreadsheet would compute, on the first entry's item.
const NAME: &str = "UPDATE item SET name = '=1+1; =2' WHERE id = (SELECT item_id FROM ledger ORDER BY id LIMIT 1)";

/// The rank of a column of the ledger, for who sees all of them.
fn rank(key: &str) -> usize {
    let columns = List::Ledger.columns();
    columns.iter().position(|column| column.key == key).unwrap()
}

/// The amounts of separated values in cents, added up, and the names.
fn read(text: &[u8], separator: u8) -> (i64, Vec<String>) {
    let mut reader = ReaderBuilder::new().delimiter(separator).from_reader(text);
    let (mut sum, mut names) = (0, Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        // Always two decimals: without its mark, an amount is in cents.
        sum += row[rank("amount")].replace([',', '.'], "").parse::<i64>().unwrap();
        names.push(row[rank("name")].to_owned());
    }
    (sum, names)
}

#[tokio::test]
async fn the_ledger_comes_to_the_same_sum_as_text_for_people_and_programs_as_a_workbook_and_as_objects() {
    for database in Database::all().await {
        let password = fill(&database, 20);
        database.run(NAME).await;
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        let whole = database.number("SELECT CAST(SUM(cents) AS BIGINT) FROM ledger").await;
        assert!(whole != 0, "there is something to add up");

        let (status, excel) = reader.bytes("/export/ledger.csv").await;
        assert_eq!(status, StatusCode::OK);
        let text = excel.strip_prefix(b"\xef\xbb\xbf").unwrap();
        let head = String::from_utf8_lossy(text);
        let head = head.lines().next().unwrap();
        assert_eq!(head.split(';').count(), List::Ledger.columns().len(), "{head}");
        let (sum, names) = read(text, b';');
        assert_eq!(sum, whole);
        assert!(names.iter().any(|name| name == "'=1+1; '=2"), "{names:?}");

        let (_, plain) = reader.bytes("/export/ledger.csv?dialect=plain").await;
        assert!(plain.starts_with(b"id,kind,"), "no mark, the names that programs read");
        assert_eq!(read(&plain, b','), (sum, names));

        let (_, book) = reader.bytes("/export/ledger.xlsx").await;
        let mut book = Xlsx::new(Cursor::new(book)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let cell = |row: u32, key: &str| {
            let cell = sheet.get_value((row, u32::try_from(rank(key)).unwrap()));
            cell.and_then(|cell| cell.as_f64())
        };
        let (last, _) = sheet.end().unwrap();
        let amounts = (1..last).filter_map(|row| cell(row, "amount")).sum::<f64>();
        assert!((amounts * 100.0 - sum as f64).abs() < 0.5, "{amounts} {sum}");
        // Costs, savings, gifts and sales come to nothing that anybody could name; minutes and grams do.
        for key in ["amount", "counts", "prudent"] {
            assert_eq!(cell(last, key), None, "{key}");
        }
        assert!(cell(last, "labour").is_some() && cell(last, "co2").is_some());

        let (_, objects) = reader.bytes("/export/ledger.json").await;
        let objects: Vec<serde_json::Value> = serde_json::from_slice(&objects).unwrap();
        let cents = objects.iter().map(|object| object["amount_cents"].as_i64().unwrap());
        assert_eq!(cents.sum::<i64>(), sum);
        assert!(objects.iter().any(|object| object["name"] == "=1+1; =2"));
    }
}

#[tokio::test]
async fn a_workbook_of_entries_that_add_up_ends_in_what_its_page_says() {
    for database in Database::all().await {
        let password = fill(&database, 20);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        let costs = "'part', 'external', 'transport', 'other_cost', 'labour'";
        let sql = format!(
            "SELECT CAST(SUM(CASE WHEN kind IN ({costs}) THEN -cents ELSE cents END) AS BIGINT) FROM ledger
             WHERE kind IN ('avoided_purchase', {costs}) AND (substitution IN ('S1', 'S2') OR kind IN ({costs}))"
        );
        let expected = database.number(&sql).await;
        let (_, book) = reader
            .bytes(
                "/export/ledger.xlsx?kinds=avoided_purchase,part,external,transport,other_cost,labour&substitutions=S1,S2",
            )
            .await;
        let mut book = Xlsx::new(Cursor::new(book)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let (last, _) = sheet.end().unwrap();
        let total = sheet.get_value((last, u32::try_from(rank("counts")).unwrap()));
        let total = total.and_then(|cell| cell.as_f64()).unwrap();
        assert!((total * 100.0 - expected as f64).abs() < 0.5, "{total} {expected}");
    }
}

#[tokio::test]
async fn each_list_is_taken_by_who_may_and_by_nobody_else() {
    let database = Database::sqlite();
    let password = fill(&database, 3);
    let program = Program::start(&database);
    for (login, roles) in PEOPLE {
        let reader = Reader::signed_in(&program, login, &password).await;
        let actor = Actor {
            id: PersonId(1),
            roles: roles.to_vec(),
        };
        for list in List::ALL {
            let expected = if list.is_for(&actor) {
                StatusCode::OK
            } else {
                StatusCode::FORBIDDEN
            };
            for extension in ["csv", "json"] {
                let path = format!("/export/{}.{extension}", list.word());
                assert_eq!(reader.bytes(&path).await.0, expected, "{login} {path}");
            }
        }
        let (status, _) = reader.bytes("/export/ords.csv?problem=1").await;
        let may_tell = roles.contains(&Role::Manager);
        assert_eq!(status == StatusCode::OK, may_tell, "{login}");
    }
    let stranger = Reader::new(&program);
    for path in ["/export/ledger.csv", "/export/items.xlsx", "/export/chain.json"] {
        let sent = stranger.open(path).await;
        assert_eq!(
            (sent.status, sent.location.as_str()),
            (StatusCode::SEE_OTHER, "/sign-in"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_file_has_a_name_is_never_kept_and_one_of_no_list_is_not_found() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let answer = reader.open("/export/items.csv").await;
    for said in ["attachment; filename=", "regain-items-", "no-store", "text/csv"] {
        assert!(answer.headers.contains(said), "{said}: {}", answer.headers);
    }
    for path in ["/export/nothing.csv", "/export/items.pdf", "/export/items"] {
        assert_eq!(reader.bytes(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn all_prices_are_taken_from_the_page_of_all_prices() {
    let database = Database::sqlite();
    let password = fill(&database, 3);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let all = reader.open("/prices").await;
    assert!(all.body.contains("/export/prices.xlsx"), "{}", all.body);
    let codes = database
        .texts("SELECT code FROM item WHERE code IS NOT NULL ORDER BY id LIMIT 1")
        .await;
    let one = reader.open(&format!("/prices?code={}", codes[0])).await;
    assert_eq!(one.status, StatusCode::OK);
    assert!(!one.body.contains("/export/prices"), "{}", one.body);
}

/// The addresses of files that a page links to.
fn files(page: &str) -> Vec<String> {
    let links = page.split("href=\"/export/").skip(1);
    let address = |rest: &str| rest.split('"').next().unwrap().replace("&amp;", "&");
    links.map(|rest| format!("/export/{}", address(rest))).collect()
}

#[tokio::test]
async fn whoever_opens_a_list_may_take_every_file_that_it_offers() {
    let database = Database::sqlite();
    let password = fill(&database, 40);
    let program = Program::start(&database);
    for (login, pages) in [
        (
            "lecteur",
            [
                "/value/repairs",
                "/value/repairs/cases?outcome=repaired",
                "/value/repairs/delays?year=all&stage=whole",
                "/value/repairs/stock?age=0-30",
                "/value/it-reuse?list=kept",
                "/value/local",
                "/value/closing",
                "/value/impact",
                "/value/explore",
                "/value/explore?by=matrix&lens=net_full",
            ]
            .as_slice(),
        ),
        ("technicien", &["/papers", "/settings/services", "/settings/places"]),
        (
            "guichet",
            &["/reports", "/stocktakes", "/settings/providers", "/settings/categories"],
        ),
        ("admin", &["/settings/people"]),
    ] {
        let reader = Reader::signed_in(&program, login, &password).await;
        for page in pages {
            let shown = reader.open(page).await;
            assert_eq!(shown.status, StatusCode::OK, "{login} {page}");
            let files = files(&shown.body);
            assert!(files.len() >= 4, "{login} {page}: {files:?}");
            for file in files {
                assert_eq!(reader.bytes(&file).await.0, StatusCode::OK, "{login} {page} {file}");
            }
        }
    }
}

#[tokio::test]
async fn the_explored_table_is_taken_as_it_is_shown_with_the_sums_of_its_entries() {
    for database in Database::all().await {
        let password = fill(&database, 40);
        database.run("UPDATE service SET name = '=' || name").await;
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "lecteur", &password).await;
        let sum = "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM ledger
            WHERE kind = 'avoided_purchase' AND substitution <> 'S3'";
        let value = database.number(sum).await;
        assert!(value != 0, "there is something to add up");
        for by in [
            "month",
            "receiver",
            "depositor",
            "category",
            "site",
            "provider",
            "outcome",
            "matrix",
        ] {
            let (status, objects) = reader.bytes(&format!("/export/explore.json?by={by}")).await;
            assert_eq!(status, StatusCode::OK, "{by}");
            let objects: Vec<serde_json::Value> = serde_json::from_slice(&objects).unwrap();
            let cents: i64 = objects.iter().map(|one| one["gross_cents"].as_i64().unwrap()).sum();
            assert_eq!(cents, value, "{by}");

            let (_, book) = reader.bytes(&format!("/export/explore.xlsx?by={by}")).await;
            let mut book = Xlsx::new(Cursor::new(book)).unwrap();
            let sheet = book.worksheet_range_at(0).unwrap().unwrap();
            let total = sheet
                .get_value(sheet.end().unwrap())
                .and_then(|cell| cell.as_f64())
                .unwrap();
            assert!((total * 100.0 - value as f64).abs() < 0.5, "{by}: {total} {value}");
        }
        // What the matrix has above its columns are names that somebody typed.
        let (_, grid) = reader.bytes("/export/explore.csv?by=matrix").await;
        let grid = String::from_utf8(grid).unwrap();
        let head = grid.lines().next().unwrap();
        assert!(head.contains("'=") && !head.contains(";="), "{head}");
        let answer = reader.open("/export/explore.csv?by=category").await;
        for said in ["regain-explore-category-", "regain-rows", "no-store"] {
            assert!(answer.headers.contains(said), "{said}: {}", answer.headers);
        }
        let agent = Reader::signed_in(&program, "guichet", &password).await;
        assert_eq!(agent.bytes("/export/explore.csv").await.0, StatusCode::FORBIDDEN);
        let stranger = Reader::new(&program).open("/export/explore.csv").await;
        assert_eq!(stranger.location, "/sign-in");
    }
}

#[tokio::test]
async fn a_file_says_how_many_rows_it_has_before_they_come() {
    let database = Database::sqlite();
    let password = fill(&database, 20);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let rows = database.number("SELECT COUNT(*) FROM item").await;
    for file in ["/export/items.csv", "/export/items.json"] {
        let answer = reader.open(file).await;
        let said = format!("\"regain-rows\": \"{rows}\"");
        assert!(answer.headers.contains(&said), "{file}: {}", answer.headers);
    }
    let page = reader.open("/exports").await.body;
    assert!(page.contains(&format!("{rows} lignes")), "{page}");
}

#[tokio::test]
async fn a_shell_writes_every_list_as_a_workbook_and_says_its_rows_once() {
    let database = Database::sqlite();
    fill(&database, 20);
    for list in List::ALL {
        let path = database.folder.join(format!("{}.xlsx", list.word()));
        let path = path.to_str().unwrap();
        let output = regain(&database, &["export", "--list", list.word(), "--output", path]);
        assert!(
            output.status.success(),
            "{list:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let said = String::from_utf8(output.stdout).unwrap();
        // A log is told nothing on the way.
        assert!(!String::from_utf8_lossy(&output.stderr).contains("rows"), "{list:?}");
        let rows: usize = said
            .trim()
            .strip_prefix(path)
            .unwrap()
            .trim_matches([' ', '(', ')'])
            .parse()
            .unwrap();
        let mut book = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let height = sheet.height();
        // The heading, and a line of totals where there is anything.
        assert_eq!(height, if rows == 0 { 1 } else { rows + 2 }, "{list:?}: {said}");
    }
    let year = database.folder.join("2026.csv");
    let refused = regain(
        &database,
        &[
            "export",
            "--list",
            "people",
            "--year",
            "2026",
            "--output",
            year.to_str().unwrap(),
        ],
    );
    assert!(!refused.status.success());
    printed(
        &database,
        &[
            "export",
            "--list",
            "it-reuse",
            "--year",
            "2026",
            "--output",
            year.to_str().unwrap(),
        ],
    );
}
