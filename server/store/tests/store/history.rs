//! A history of repairs: real records come out as they went in, and a file with a fault leaves nothing.

use crate::builder::{World, key, on_each_database};
use domain::{
    Refusal, Role,
    export::{Asked, Cell, Dialect, List, written},
    office::{decode, read},
    ords::Why,
};
use store::{
    Desk, StoreError,
    export::{count, open},
    history::{discard, keep, preview},
    office::{NewFile, forget_old},
};

const SAMPLE: &[u8] = include_bytes!("../../../tests/data/ords_sample.csv");

/// Puts a text aside, read as the server reads it.
async fn put_aside(desk: &Desk, name: &str, bytes: &[u8]) -> Result<i64, StoreError> {
    let file = NewFile {
        name: name.to_owned(),
        mime: "text/csv".into(),
        bytes: bytes.to_vec(),
        cells: read(&decode(bytes)),
    };
    store::history::put_aside(desk, file).await
}

async fn kept(desk: &Desk) -> Vec<Vec<String>> {
    let mut export = open(desk, &Asked::of(List::History, 0)).await.unwrap();
    let mut rows = Vec::new();
    loop {
        let page = export.next().await.unwrap();
        if page.is_empty() {
            return rows;
        }
        let text = |cell| match cell {
            Cell::Text(text) => text,
            Cell::Empty => String::new(),
            cell => panic!("{cell:?}"),
        };
        rows.extend(page.into_iter().map(|row| row.into_iter().map(text).collect()));
    }
}

fn sample() -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(SAMPLE);
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

fn with(rows: &[&str]) -> Vec<u8> {
    let mut text = domain::ords::COLUMNS.join(",");
    for row in rows {
        text += "\n";
        text += row;
    }
    text.into_bytes()
}

const RIGHT: &str = "desk_1,Desk,FRA,Machine,Laptop,16,Acme,,,Fixed,,Desk,2026-01-05,Clavier";

#[test]
fn a_thousand_real_records_come_out_equal_column_by_column() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let upload = put_aside(desk, "ords.csv", SAMPLE).await.unwrap();
        let seen = preview(desk, upload).await.unwrap();
        assert_eq!(
            (seen.records, seen.new, seen.fault_count),
            (1000, 1000, 0),
            "{:?}",
            seen.faults
        );
        assert_eq!(seen.first.len(), 5);
        assert!(kept(desk).await.is_empty(), "looking keeps nothing");
        assert_eq!(keep(desk, &key("confirmed"), upload).await.unwrap(), 1000);
        assert_eq!(kept(desk).await, sample());
        assert_eq!(
            keep(desk, &key("confirmed"), upload).await.unwrap(),
            1000,
            "twice is once"
        );
        assert_eq!(count(desk, &Asked::of(List::History, 0)).await.unwrap(), 1000);
        assert!(matches!(preview(desk, upload).await, Err(StoreError::NotFound)));
        let again = put_aside(desk, "ords.csv", SAMPLE).await.unwrap();
        let seen = preview(desk, again).await.unwrap();
        assert_eq!((seen.records, seen.new, seen.fault_count), (1000, 0, 0));
    });
}

#[test]
fn a_file_with_a_fault_says_where_and_leaves_nothing() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let wrong = "desk_2,Desk,France,Machine,Laptop,16,Acme,,,Mended,,Desk,2026-01-05,";
        let file = with(&[RIGHT, wrong, "desk_3,short", RIGHT]);
        let upload = put_aside(desk, "ords.csv", &file).await.unwrap();
        let seen = preview(desk, upload).await.unwrap();
        let faults: Vec<_> = seen
            .faults
            .iter()
            .map(|fault| (fault.line, fault.column.as_str(), fault.why))
            .collect();
        assert_eq!(
            faults,
            [
                (3, "country", Why::Form),
                (3, "repair_status", Why::Word),
                (4, "", Why::Fields),
                (5, "id", Why::Repeated)
            ]
        );
        assert!(matches!(
            keep(desk, &key("k"), upload).await,
            Err(StoreError::Invalid("file"))
        ));
        assert!(kept(desk).await.is_empty());
    });
}

#[test]
fn an_id_that_is_kept_with_other_values_is_a_fault() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let upload = put_aside(desk, "a.csv", &with(&[RIGHT])).await.unwrap();
        assert_eq!(keep(desk, &key("a"), upload).await.unwrap(), 1);
        let other = RIGHT.replace("Clavier", "Écran");
        let upload = put_aside(desk, "b.csv", &with(&[&other])).await.unwrap();
        let seen = preview(desk, upload).await.unwrap();
        assert_eq!((seen.faults[0].why, seen.new), (Why::Taken, 0));
    });
}

#[test]
fn a_spreadsheets_semicolons_and_mark_are_read_and_missing_columns_are_named() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let mut file = b"\xef\xbb\xbf".to_vec();
        file.extend(
            String::from_utf8(with(&[RIGHT]))
                .unwrap()
                .replace(',', ";")
                .into_bytes(),
        );
        let upload = put_aside(desk, "excel.csv", &file).await.unwrap();
        assert_eq!(preview(desk, upload).await.unwrap().new, 1);
        let upload = put_aside(desk, "short.csv", b"id,colour\na_1,red\n").await.unwrap();
        let seen = preview(desk, upload).await.unwrap();
        assert_eq!((seen.fault_count, seen.faults[0].why), (14, Why::NoColumn));
        assert_eq!(seen.faults[13].why, Why::UnknownColumn);
        for nonsense in [b"\xff\xfe".as_slice(), b"", b"id\n", b"a,b\n1,2\n"] {
            let refused = put_aside(desk, "x", nonsense).await;
            assert!(matches!(refused, Err(StoreError::Invalid("file"))), "{nonsense:?}");
        }
    });
}

#[test]
fn a_file_put_aside_is_its_authors_alone_and_only_who_edits_reference_data_imports() {
    on_each_database(async |world: World| {
        let manager = world.person("responsable", &[Role::Manager]).await;
        let admin = world.person("admin", &[Role::Admin]).await;
        let upload = put_aside(&manager, "a.csv", &with(&[RIGHT])).await.unwrap();
        assert!(matches!(preview(&admin, upload).await, Err(StoreError::NotFound)));
        assert!(matches!(
            keep(&admin, &key("k"), upload).await,
            Err(StoreError::NotFound)
        ));
        let technician = world.person("tech", &[Role::Technician]).await;
        for refused in [
            put_aside(&technician, "a.csv", &with(&[RIGHT])).await.map(|_| ()),
            preview(&technician, upload).await.map(|_| ()),
            keep(&technician, &key("t"), upload).await.map(|_| ()),
        ] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        let second = put_aside(&manager, "b.csv", &with(&[RIGHT])).await.unwrap();
        assert!(
            matches!(preview(&manager, upload).await, Err(StoreError::NotFound)),
            "the first one goes"
        );
        assert_eq!(preview(&manager, second).await.unwrap().new, 1);
    });
}

#[test]
fn a_text_that_an_export_made_harmless_is_the_same_record_when_it_comes_back() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let problem = "\"- no power; =dead, -5V\"";
        let upload = put_aside(desk, "a.csv", &with(&[&RIGHT.replace("Clavier", problem)]))
            .await
            .unwrap();
        assert_eq!(keep(desk, &key("a"), upload).await.unwrap(), 1);
        let mut export = open(desk, &Asked::of(List::History, 0)).await.unwrap();
        let row = export.next().await.unwrap().remove(0);
        drop(export);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(domain::ords::COLUMNS).unwrap();
        let cells = row.iter().zip(List::History.columns());
        let cells =
            cells.map(|(cell, column)| written(cell, column.kind, Dialect::Plain, &|_, word: &str| word.to_owned()));
        let cells: Vec<String> = cells.map(|cell| cell.into_owned()).collect();
        assert!(cells[13].starts_with("'- no power; '=dead"), "{cells:?}");
        writer.write_record(&cells).unwrap();
        let upload = put_aside(desk, "b.csv", &writer.into_inner().unwrap()).await.unwrap();
        let seen = preview(desk, upload).await.unwrap();
        assert_eq!((seen.new, seen.fault_count), (0, 0), "{:?}", seen.faults);
    });
}

#[test]
fn more_records_than_are_asked_for_at_once_are_known_again() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let rows: Vec<String> = (1..=1200)
            .map(|rank| RIGHT.replace("desk_1", &format!("desk_{rank}")))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let upload = put_aside(desk, "a.csv", &with(&rows[..600])).await.unwrap();
        assert_eq!(keep(desk, &key("a"), upload).await.unwrap(), 600);
        let upload = put_aside(desk, "b.csv", &with(&rows)).await.unwrap();
        let seen = preview(desk, upload).await.unwrap();
        assert_eq!((seen.records, seen.new, seen.fault_count), (1200, 600, 0));
    });
}

#[test]
fn a_file_put_aside_is_forgotten_after_thirty_days_or_when_its_author_gives_it_up() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let upload = put_aside(desk, "a.csv", &with(&[RIGHT])).await.unwrap();
        assert_eq!(forget_old(&world.later(30)).await.unwrap(), 0);
        assert_eq!(preview(desk, upload).await.unwrap().new, 1);
        assert_eq!(forget_old(&world.later(31)).await.unwrap(), 1);
        assert!(matches!(preview(desk, upload).await, Err(StoreError::NotFound)));

        let upload = put_aside(desk, "b.csv", &with(&[RIGHT])).await.unwrap();
        let manager = world.person("responsable", &[Role::Manager]).await;
        assert!(matches!(discard(&manager, upload).await, Err(StoreError::NotFound)));
        discard(desk, upload).await.unwrap();
        assert!(matches!(preview(desk, upload).await, Err(StoreError::NotFound)));
        assert!(kept(desk).await.is_empty());

        let technician = world.person("tech", &[Role::Technician]).await;
        for refused in [
            forget_old(&technician).await.map(|_| ()),
            discard(&technician, upload).await,
        ] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
    });
}
