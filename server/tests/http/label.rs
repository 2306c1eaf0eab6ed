//! Labels over HTTP: printed in advance, given to items, put on places.

use crate::{
    database::Database,
    deposit,
    program::{Program, fill, printed, regain},
    reader::Reader,
};
use reqwest::StatusCode;

/// A desk on a filled database, signed in.
pub(crate) async fn desk(database: &Database) -> (Program, Reader, String) {
    let password = fill(database, 1);
    let program = Program::start(database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    (program, reader, password)
}

/// Makes a batch: its address.
pub(crate) async fn batch(reader: &Reader, labels: &str) -> String {
    let form = [("labels", labels), ("layout", "L7160"), ("key", labels)];
    let answer = reader.submit("/api/labels/make-batch", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    answer.location
}

/// A label that nothing bears.
async fn blank(database: &Database) -> String {
    let sql = "SELECT code FROM label WHERE state = 'blank' ORDER BY code LIMIT 1";
    database.texts(sql).await.remove(0)
}

#[tokio::test]
async fn blank_labels_are_printed_by_the_batch_and_again() {
    for database in Database::all().await {
        let (_program, reader, _) = desk(&database).await;
        let page = batch(&reader, "23").await;
        assert_eq!(batch(&reader, "23").await, page, "the same form twice");
        let number = page.rsplit('/').next().unwrap();
        let shown = reader.open(&page).await;
        assert!(
            shown.body.contains(number) && shown.body.contains("/labels.pdf"),
            "{shown:?}"
        );
        let list = reader.open("/labels").await;
        assert!(
            list.body.contains(&page) && list.body.contains("23 restantes"),
            "{list:?}"
        );
        let (status, pdf) = reader
            .bytes(&format!("/labels.pdf?batch={number}&layout=L7160&start="))
            .await;
        assert_eq!((status, &pdf[..5]), (StatusCode::OK, b"%PDF-".as_slice()));
        let (_, zpl) = reader.bytes(&format!("/labels.zpl?batch={number}&dpi=300")).await;
        assert_eq!(String::from_utf8(zpl).unwrap().matches("^XA").count(), 23);
        let label = blank(&database).await;
        let service = deposit::service(&database).await.to_string();
        let mut form = deposit::form(&service, "1", "stuck on").to_vec();
        form.push(("label", &label));
        let slip = reader.submit("/api/deposits/receive", &form).await;
        assert!(slip.location.starts_with("/deposits/D-"), "{slip:?}");
        let (_, zpl) = reader.bytes(&format!("/labels.zpl?batch={number}&left=1")).await;
        assert_eq!(String::from_utf8(zpl).unwrap().matches("^XA").count(), 22);
        let free =
            "layout=free&columns=2&rows=5&left_margin=8&top_margin=10,5&pitch_x=97,5&pitch_y=56&width=96&height=54,5";
        for (path, status) in [
            (format!("/labels.pdf?batch={number}&{free}"), StatusCode::OK),
            (
                format!("/labels.pdf?deposit={}&{free}", &slip.location[10..]),
                StatusCode::OK,
            ),
            ("/labels.pdf?items=1&q=&states=&late=&place=".to_owned(), StatusCode::OK),
            (format!("/labels/frame.pdf?{free}"), StatusCode::OK),
            (
                format!("/labels.pdf?batch={number}&layout=free&columns=2"),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                format!("/labels.pdf?batch={number}&start=x"),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                format!("/labels.zpl?batch={number}&dpi=204"),
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            ("/labels.pdf?batch=E-1".to_owned(), StatusCode::NOT_FOUND),
            ("/labels.pdf?places=x".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(reader.bytes(&path).await.0, status, "{path}");
        }
    }
}

#[tokio::test]
async fn a_blank_label_offers_three_ways_and_replaces_a_damaged_one() {
    for database in Database::all().await {
        let (_program, reader, password) = desk(&database).await;
        let service = deposit::service(&database).await;
        deposit::chairs(&reader, service, "1", "a chair").await;
        let old = database
            .texts("SELECT code FROM item ORDER BY id DESC LIMIT 1")
            .await
            .remove(0);
        batch(&reader, "2").await;
        let label = blank(&database).await;
        let scanned = reader
            .open(&format!("/open?text=https://r.fr/q/{}", label.to_lowercase()))
            .await;
        assert_eq!(scanned.location, format!("/labels/{label}"), "{scanned:?}");
        let page = reader.open(&scanned.location).await;
        assert_eq!(page.status, StatusCode::OK);
        for way in [
            format!("/deposits/new?label={label}"),
            "Remplacer une étiquette abîmée".to_owned(),
            "La donner à un équipement connu".to_owned(),
        ] {
            assert!(page.body.contains(&way), "{way}: {}", page.body);
        }
        let found = reader.open(&format!("/labels/{label}?find={old}")).await;
        assert!(
            found.body.contains("/api/items/replace-label") && found.body.contains(&old),
            "{found:?}"
        );
        let nothing = reader.open(&format!("/labels/{label}?find=zzzz")).await;
        assert!(nothing.body.contains("Rien ne correspond"), "{nothing:?}");
        let form = [
            ("code", old.as_str()),
            ("label", &label),
            ("version", "1"),
            ("key", "give"),
        ];
        for _ in 0..2 {
            let given = reader.submit("/api/items/replace-label", &form).await;
            assert_eq!(given.location, format!("/Q/{label}"), "{given:?}");
        }
        let (old_page, old_scan) = (format!("/Q/{old}"), format!("/open?text={old}"));
        assert_eq!(reader.open(&old_page).await.location, old_scan);
        let told = reader.open(&old_scan).await;
        assert_eq!(told.location, format!("/Q/{label}"));
        assert!(
            told.cookies
                .iter()
                .any(|cookie| cookie.starts_with("flash=label_replaced")),
            "{told:?}"
        );
        let again = reader.open(&format!("/labels/{label}")).await;
        assert_eq!(
            again.location,
            format!("/open?text={label}"),
            "it is not blank any more"
        );
        // From the item's own page, a fresh label is drawn where none is at hand.
        let form_page = reader.open(&format!("/Q/{label}/replace_label")).await;
        assert!(form_page.body.contains("/api/items/replace-label"), "{form_page:?}");
        let form = [
            ("code", label.as_str()),
            ("label", ""),
            ("version", "2"),
            ("key", "draw"),
        ];
        let drawn = reader.submit("/api/items/replace-label", &form).await;
        assert!(
            drawn
                .cookies
                .iter()
                .any(|cookie| cookie.starts_with("flash=label_drawn")),
            "{drawn:?}"
        );
        assert_ne!(drawn.location, format!("/Q/{label}"));
        // Who only asks for equipment gets no such page.
        let requester = Reader::signed_in(&_program, "demandeur", &password).await;
        let other = blank(&database).await;
        let scanned = requester.open(&format!("/open?text={other}")).await;
        assert!(scanned.location.starts_with("/items?"), "{scanned:?}");
        assert_eq!(printed(&database, &["verify"]).matches("label").count(), 0);
    }
}

#[tokio::test]
async fn a_places_label_leads_to_what_is_there() {
    for database in Database::all().await {
        let (_program, reader, _) = desk(&database).await;
        deposit::chairs(&reader, deposit::service(&database).await, "1", "a chair").await;
        let place = database
            .number("SELECT MAX(place_id) FROM item WHERE place_id IS NOT NULL")
            .await;
        let code = database
            .texts(&format!("SELECT code FROM place_code WHERE place_id = {place}"))
            .await
            .remove(0);
        let raised = reader.open(&format!("/p/{}", code.to_lowercase())).await;
        assert_eq!(raised.location, format!("/P/{code}"), "{raised:?}");
        let list = format!("/items?place={place}");
        for path in [
            raised.location,
            format!("/open?text=HTTPS://R.FR/P/{code}"),
            format!("/open?text={code}"),
        ] {
            assert_eq!(reader.open(&path).await.location, list, "{path}");
        }
        let page = reader.open(&list).await;
        assert!(
            page.body.contains("/Q/") && page.body.contains("name=\"place\""),
            "{page:?}"
        );
        let (_, zpl) = reader.bytes(&format!("/labels.zpl?places={place}")).await;
        let zpl = String::from_utf8(zpl).unwrap();
        assert!(zpl.contains(&format!("/P/{code}^FS")) && !zpl.contains("/Q/"), "{zpl}");
        let (_, all) = reader.bytes("/labels.zpl?places=all").await;
        let places = database.number("SELECT COUNT(*) FROM place WHERE is_active").await;
        assert_eq!(String::from_utf8(all).unwrap().matches("^XA").count() as i64, places);
    }
}

#[tokio::test]
async fn a_script_is_told_what_a_scanned_label_is() {
    let database = Database::sqlite();
    let (_program, reader, _) = desk(&database).await;
    batch(&reader, "1").await;
    let blank = "SELECT code FROM label WHERE state = 'blank' LIMIT 1";
    let void = database.texts(blank).await.remove(0);
    database
        .run(&format!(
            "UPDATE label SET state = 'void', item_id = (SELECT MIN(id) FROM item) WHERE code = '{void}'"
        ))
        .await;
    let place = database
        .texts("SELECT code FROM place_code ORDER BY code LIMIT 1")
        .await
        .remove(0);
    let item = database
        .texts("SELECT code FROM label WHERE state = 'in_use' ORDER BY code LIMIT 1")
        .await
        .remove(0);
    for (text, kind) in [
        (format!("HTTPS://R.FR/P/{place}"), "place"),
        (format!("HTTPS://R.FR/Q/{item}"), "label"),
        (format!("HTTPS://R.FR/Q/{void}"), "void"),
        ("INCONNU".to_owned(), "words"),
    ] {
        let answer = reader.call("/api/scan", &[("text", &text)]).await;
        assert!(
            answer.body.contains(&format!("\"kind\":\"{kind}\"")),
            "{text}: {answer:?}"
        );
        assert!(
            answer.cookies.iter().all(|cookie| !cookie.contains("label_void")),
            "told on the page itself: {answer:?}"
        );
        assert_eq!(answer.body.contains("/scan/link?text="), kind == "words", "{answer:?}");
    }
}

#[tokio::test]
async fn the_printers_offset_and_a_measured_sheet_are_kept_for_everybody() {
    let database = Database::sqlite();
    let (_program, reader, _) = desk(&database).await;
    let shift = [("right", "-1,5"), ("down", "0.8")];
    assert_eq!(
        reader.submit("/api/labels/shift", &shift).await.location,
        "/labels/paper"
    );
    let sheet = [
        ("columns", "2"),
        ("rows", "5"),
        ("left_margin", "8"),
        ("top_margin", "10,5"),
        ("pitch_x", "97,5"),
        ("pitch_y", "56"),
        ("width", "96"),
        ("height", "54,5"),
    ];
    assert_eq!(
        reader.submit("/api/labels/own-sheet", &sheet).await.location,
        "/labels/paper"
    );
    let page = reader.open("/labels/paper").await;
    for value in [
        "value=\"-1,5\"",
        "value=\"0,8\"",
        "value=\"97,5\"",
        "A4:2x5:8:10.5:97.5:56:96:54.5",
    ] {
        assert!(page.body.contains(value), "{value}: {}", page.body);
    }
    let mut wrong = sheet;
    wrong[6].1 = "200";
    let refused = reader.call("/api/labels/own-sheet", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
}

#[tokio::test]
async fn the_command_line_makes_a_batch_and_writes_it() {
    for database in Database::all().await {
        fill(&database, 1);
        let file = database.folder.join("labels.pdf");
        let output = file.to_str().unwrap();
        let said = printed(
            &database,
            &[
                "labels",
                "--layout",
                "L7160",
                "--blank",
                "63",
                "--start",
                "5",
                "--offset=-1.5,0.8",
                "--output",
                output,
            ],
        );
        assert!(said.starts_with("E-"), "{said}");
        assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF-"));
        assert_eq!(
            database
                .number("SELECT COUNT(*) FROM label WHERE batch_id IS NOT NULL")
                .await,
            63
        );
        let free = "A4:2x5:8:10.5:97.5:56:96:54.5";
        printed(&database, &["labels", "--free", free, "--frame", "--output", output]);
        for wrong in [
            vec!["labels", "--output", output],
            vec!["labels", "--blank", "3", "--codes", "7K3HN9B3", "--output", output],
            vec!["labels", "--blank", "3", "--start", "22", "--output", output],
            vec!["labels", "--blank", "3", "--free", "A4:2x5", "--output", output],
            vec!["labels", "--frame", "--offset", "20,0", "--output", output],
        ] {
            assert!(!regain(&database, &wrong).status.success(), "{wrong:?}");
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM label_batch").await, 1);
    }
}
