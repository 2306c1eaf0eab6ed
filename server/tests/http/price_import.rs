//! A supplier's file of prices, sent to the real server: in the encodings and dialects of offices, as a spreadsheet,
//! and with ill will.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use domain::office::encoding::encode_windows;
use reqwest::StatusCode;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// What a département's buyer sends: titles first, `;`, decimal commas, blanks between thousands, a total.
const CATALOGUE: &str = "Catalogue mobilier été 2026;;;;\r\n\
    Édité pour le Département;;;;\r\n\
    Réf.;Désignation;Catégorie;Date;Prix unitaire HT (€)\r\n\
    A1;Chaise à accoudoirs;F-CHAIR;05/01/2026;1 112,50 €\r\n\
    A2;Bureau œuvre;F-DESK;05/01/2026;240,00\r\n\
    A3;Lampe;Luminaire inconnu;05/01/2026;9,90\r\n\
    Total;;;;1 362,40\r\n";

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A spreadsheet of one sheet: a title, then three columns.
fn spreadsheet() -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let text = |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let sheet = format!(
        r#"<worksheet xmlns="{main}"><sheetData><row r="1">{}</row><row r="3">{}{}{}</row><row r="4">{}{}<c r="C4"><v>1234.5</v></c></row></sheetData></worksheet>"#,
        text("A1", "Tarif"),
        text("A3", "Désignation"),
        text("B3", "Catégorie"),
        text("C3", "Prix TTC"),
        text("A4", "Vidéoprojecteur"),
        text("B4", "F-TABLE"),
    );
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Prix" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let links = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let root = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    packed(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

async fn send(reader: &Reader, key: &str, name: &str, bytes: &[u8]) -> String {
    let answer = reader
        .upload("/prices/import", &[("key", key)], &[("file", name, bytes)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    let flash = answer.cookies.iter().find_map(|cookie| cookie.strip_prefix("flash="));
    let word = flash.and_then(|flash| flash.split(';').next()).unwrap_or_default();
    format!("{} {word}", answer.location).trim().to_owned()
}

#[tokio::test]
async fn a_catalogue_in_windows_1252_with_its_header_on_line_3_is_seen_corrected_and_recorded_once() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        let before = database.number("SELECT COUNT(*) FROM price").await;
        let bytes = encode_windows(CATALOGUE).unwrap();
        let page = send(&reader, "one", "C:\\Envoi\\tarif-été.csv", &bytes).await;
        assert_eq!(
            send(&reader, "one", "tarif-été.csv", &bytes).await,
            page,
            "sent twice, kept once"
        );
        assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 1);

        let seen = reader.open(&page).await;
        assert_eq!(seen.status, StatusCode::OK);
        for words in [
            "tarif-été.csv",
            "2 à enregistrer",
            "1 à corriger",
            "Laissées de côté (vides, totaux) : 1",
            "Chaise à accoudoirs",
            "Bureau œuvre",
            "1\u{a0}335,00\u{a0}€",
            "Luminaire inconnu",
            "aucune catégorie ne s’appelle ainsi",
        ] {
            assert!(seen.body.contains(words), "{words}: {}", seen.body);
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM price").await, before);

        let (_, errors) = reader.bytes(&format!("{page}/errors.csv")).await;
        let errors = String::from_utf8(errors).unwrap();
        assert_eq!(
            errors,
            "\u{feff}Réf.;Désignation;Catégorie;Date;Prix unitaire HT (€);À corriger\r\n\
             A3;Lampe;Luminaire inconnu;05/01/2026;\"9,90\";Ligne 6 : Catégorie « Luminaire inconnu » : aucune \
             catégorie ne s’appelle ainsi : reprenez un nom ou un code des réglages\r\n"
        );

        let id = page.rsplit('/').next().unwrap();
        let form = [("id", id), ("key", "apply"), ("name", "tarif-été.csv")];
        let refused = reader.call("/api/prices/import/apply", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
        assert_eq!(database.number("SELECT COUNT(*) FROM price").await, before);
        let form = [form.as_slice(), &[("leave", "true")]].concat();
        for _ in 0..2 {
            let done = reader.submit("/api/prices/import/apply", &form).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{done:?}");
            assert!(done.location.starts_with("/prices?q=tarif"), "{done:?}");
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM price").await, before + 2);
        assert_eq!(
            database.number("SELECT COUNT(*) FROM price WHERE source LIKE '%A1 · tarif-été.csv, l. 4' AND cents = 111250 AND basis = 'ht'").await,
            1
        );
        assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 0);

        // The line in error, corrected and sent again, the column of errors still in it.
        let corrected = errors.replace("Luminaire inconnu", "F-TABLE");
        let page = send(&reader, "two", "a-corriger.csv", corrected.as_bytes()).await;
        let seen = reader.open(&page).await;
        assert!(seen.body.contains("1 à enregistrer"), "{}", seen.body);
        assert!(!seen.body.contains("à corriger</"), "{}", seen.body);
    }
}

#[tokio::test]
async fn a_spreadsheet_is_read_like_a_text() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "technicien", &password).await;
    let page = send(&reader, "one", "tarif.xlsx", &spreadsheet()).await;
    let seen = reader.open(&page).await;
    for words in ["1 à enregistrer", "Vidéoprojecteur", "1\u{a0}234,50\u{a0}€"] {
        assert!(seen.body.contains(words), "{words}: {}", seen.body);
    }
    let id = page.rsplit('/').next().unwrap();
    let form = [("id", id), ("key", "apply"), ("name", "tarif.xlsx")];
    let done = reader.submit("/api/prices/import/apply", &form).await;
    assert_eq!(done.location, "/prices?q=tarif%2Exlsx", "{done:?}");
    let media = database
        .number("SELECT media_id FROM price WHERE what = 'Vidéoprojecteur'")
        .await;
    let (status, bytes) = reader.bytes(&format!("/media/{media}")).await;
    assert_eq!((status, bytes), (StatusCode::OK, spreadsheet()));
}

#[tokio::test]
async fn a_hostile_file_is_refused_in_words_and_nothing_is_kept() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let bomb = packed(&[("xl/workbook.xml", vec![b' '; 70 * 1024 * 1024].as_slice())]);
    let many = "a;b\n".repeat(20_001);
    let cases: [(&str, &[u8], &str); 8] = [
        ("bombe.xlsx", &bomb, "import_too_large"),
        ("vieux.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "import_old"),
        ("faux.xlsx", b"PK\x03\x04\xFF\xFF\xFF\xFF", "import_unreadable"),
        ("prix.pdf", b"%PDF-1.7", "import_unreadable"),
        ("binaire.csv", b"\x00\x01\x02;\x00", "import_unreadable"),
        ("vide.csv", b" ;;\n", "import_empty"),
        ("long.csv", many.as_bytes(), "import_too_many"),
        ("rien.csv", b"", "import_none"),
    ];
    for (name, bytes, word) in cases {
        assert_eq!(
            send(&reader, name, name, bytes).await,
            format!("/prices/import {word}"),
            "{name}"
        );
    }
    let large = vec![b'a'; 12 * 1024 * 1024];
    assert_eq!(
        send(&reader, "large", "grand.csv", &large).await,
        "/prices/import too_large"
    );
    assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 0);

    // A name and a cell that are code stay text: on the page, and in the file of lines to correct.
    let code = "Désignation;Prix TTC\n=CMD|'/C calc'!A0;<script>alert(1)</script>\n";
    let page = send(&reader, "code", "<img src=x>.csv", code.as_bytes()).await;
    let seen = reader.open(&page).await;
    assert!(
        !seen.body.contains("<img src=x>") && !seen.body.contains("<script>alert"),
        "{}",
        seen.body
    );
    let (_, errors) = reader.bytes(&format!("{page}/errors.csv")).await;
    assert!(
        String::from_utf8(errors)
            .unwrap()
            .contains("\r\n\"'=CMD|'/C calc'!A0\";")
    );
}

#[tokio::test]
async fn a_file_of_prices_is_for_who_records_prices() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let manager = Reader::signed_in(&program, "responsable", &password).await;
    let page = send(&manager, "one", "tarif.csv", CATALOGUE.as_bytes()).await;
    for login in ["lecteur", "demandeur", "guichet"] {
        let reader = Reader::signed_in(&program, login, &password).await;
        let answer = reader
            .upload(
                "/prices/import",
                &[("key", login)],
                &[("file", "t.csv", CATALOGUE.as_bytes())],
            )
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login}");
        let (status, _) = reader.bytes(&format!("{page}/errors.csv")).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{login}");
    }
    let stranger = Reader::new(&program);
    let answer = stranger
        .upload("/prices/import", &[], &[("file", "t.csv", b"a;b")])
        .await;
    assert_eq!(answer.location, "/sign-in");
    assert_eq!(stranger.open(&format!("{page}/errors.csv")).await.location, "/sign-in");
    assert_eq!(database.number("SELECT COUNT(*) FROM import_file").await, 1);
}
