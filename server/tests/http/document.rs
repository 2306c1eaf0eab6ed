//! Photos, labels, slips and price documents.

use crate::{
    database::Database,
    deposit, handover,
    program::{Program, fill, printed},
    reader::{Answer, Reader},
};
use image::{ImageFormat, RgbImage};
use reqwest::StatusCode;
use std::io::Cursor;

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::new(width, height)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_photo_is_kept_smaller_and_what_is_none_is_refused() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let code = handover::ready_chair(&program, &database, &password).await;
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let path = format!("/items/{code}/photos");
        let (photo, page) = (picture(2400, 1200), format!("/Q/{code}"));
        let two = [
            ("photo", "1.png", photo.as_slice()),
            ("photo", "2.png", photo.as_slice()),
        ];
        let answer = reader.upload(&path, &[], &two).await;
        assert_eq!(
            (answer.status, &answer.location),
            (StatusCode::SEE_OTHER, &page),
            "{answer:?}"
        );
        let slip = "/deposits/D-2026-0001";
        let from_a_slip = reader
            .post(&path)
            .header("referer", format!("{}{slip}", program.origin));
        let part = reqwest::multipart::Part::bytes(photo.clone()).file_name("3.png");
        let form = reqwest::multipart::Form::new().part("photo", part);
        let answer = Answer::of(from_a_slip.multipart(form).send().await.unwrap()).await;
        assert_eq!(answer.location, slip);

        let id = database.number("SELECT MAX(media_id) FROM photo").await;
        let (status, kept) = reader.bytes(&format!("/media/{id}")).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(image::load_from_memory(&kept).unwrap().width(), 1600);
        assert_eq!(database.number("SELECT COUNT(*) FROM photo").await, 3);

        let wrong = reader
            .upload(&path, &[], &[("photo", "virus.png", b"<svg onload=alert(1)>")])
            .await;
        assert_eq!(wrong.location, page);
        assert!(
            wrong
                .cookies
                .iter()
                .any(|cookie| cookie.starts_with("flash=not_an_image;")),
            "{wrong:?}"
        );
        let viewer = Reader::signed_in(&program, "lecteur", &password).await;
        assert_eq!(viewer.upload(&path, &[], &two).await.status, StatusCode::FORBIDDEN);
        assert_eq!(viewer.bytes(&format!("/media/{id}")).await.0, StatusCode::FORBIDDEN);
        assert_eq!(database.number("SELECT COUNT(*) FROM photo").await, 3);
    }
}

#[tokio::test]
async fn photos_sent_twice_are_kept_once_and_one_that_is_none_keeps_the_others_out() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let code = handover::ready_chair(&program, &database, &password).await;
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let path = format!("/items/{code}/photos");
        let photo = picture(64, 48);
        let good = ("photo", "good.png", photo.as_slice());
        let before = database.number("SELECT COUNT(*) FROM media").await;
        for _ in 0..2 {
            let answer = reader.upload(&path, &[("key", "two photos")], &[good, good]).await;
            assert!(said(&answer, "photo_added"), "{answer:?}");
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM photo").await, 2);

        let bad = ("photo", "bad.png", &photo[..40]);
        let answer = reader.upload(&path, &[("key", "three")], &[good, good, bad]).await;
        assert!(said(&answer, "one_no_image"), "{answer:?}");
        let page = reader.open(&answer.location).await.body;
        assert!(page.contains("aucune des photos n’a été gardée"), "{page}");
        let none = reader.upload(&path, &[("key", "none")], &[("photo", "", b"")]).await;
        assert!(said(&none, "no_photo"), "{none:?}");
        assert_eq!(database.number("SELECT COUNT(*) FROM photo").await, 2);
        assert_eq!(database.number("SELECT COUNT(*) FROM media").await, before + 2);

        // Refused, the key is free again: the same form without the bad file goes through.
        let answer = reader.upload(&path, &[("key", "three")], &[good, good]).await;
        assert!(said(&answer, "photo_added"), "{answer:?}");
        assert_eq!(database.number("SELECT COUNT(*) FROM photo").await, 4);
    }
}

fn said(answer: &Answer, word: &str) -> bool {
    let cookie = format!("flash={word};");
    answer.cookies.iter().any(|set| set.starts_with(&cookie))
}

#[tokio::test]
async fn the_form_for_photos_is_shown_to_who_may_add_some() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let printed = printed(
        &database,
        &["user", "add", "--login", "seul", "--name", "Seul", "--roles", "admin"],
    );
    let alone = printed.trim().rsplit(' ').next().unwrap().to_owned();
    let program = Program::start(&database);
    let code = handover::ready_chair(&program, &database, &password).await;
    let form = format!("action=\"/items/{code}/photos\"");
    for (login, password, is_shown) in [
        ("guichet", &password, true),
        ("technicien", &password, true),
        ("seul", &alone, false),
    ] {
        let reader = Reader::signed_in(&program, login, password).await;
        let page = reader.open(&format!("/Q/{code}")).await.body;
        assert_eq!(page.contains(&form), is_shown, "{login}");
    }
}

#[tokio::test]
async fn labels_are_printed_for_one_item_for_several_and_for_a_deposit() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let slip = deposit::chairs(&reader, deposit::service(&database).await, "3", "three")
        .await
        .location;
    let codes = database.texts("SELECT code FROM item ORDER BY id DESC LIMIT 3").await;
    for path in [
        format!("/items/{}/label.pdf", codes[0]),
        format!("/items/{}/label.pdf?layout=L7160&start=21", codes[0]),
        format!("/labels.pdf?codes={}&layout=L7651&start=5", codes.join(",")),
        format!("{slip}/labels.pdf"),
    ] {
        let (status, bytes) = reader.bytes(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(bytes.starts_with(b"%PDF-"), "{path}");
    }
    let (_, zpl) = reader.bytes(&format!("/labels.zpl?codes={}", codes.join(","))).await;
    assert_eq!(String::from_utf8(zpl).unwrap().matches("^XA").count(), 3);
    let (_, one) = reader.bytes(&format!("/items/{}/label.zpl?dpi=300", codes[0])).await;
    assert!(String::from_utf8(one).unwrap().contains(&format!("/Q/{}", codes[0])));
    for (path, status) in [
        ("/labels.pdf?codes=".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        ("/labels.pdf?codes=00000000".to_owned(), StatusCode::NOT_FOUND),
        (
            format!("/labels.pdf?codes={}&start=99", codes[0]),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            format!("/items/{}/label.pdf?layout=A0", codes[0]),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        assert_eq!(reader.bytes(&path).await.0, status, "{path}");
    }
    let requester = Reader::signed_in(&program, "demandeur", &password).await;
    let path = format!("/items/{}/label.pdf", codes[0]);
    assert_eq!(requester.bytes(&path).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_code_on_the_screen_is_that_of_the_label() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let code = database.texts("SELECT code FROM item LIMIT 1").await.remove(0);
    let (status, svg) = reader.bytes(&format!("/items/{code}/qr.svg")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(String::from_utf8(svg).unwrap().starts_with("<svg"));
    assert_eq!(reader.bytes("/items/7K3HN9B4/qr.svg").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_slip_signed_on_paper_is_uploaded_and_accepts_what_is_ticked() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let code = handover::ready_chair(&program, &database, &password).await;
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let service = database.number("SELECT MIN(id) FROM service").await.to_string();
        let slip = reader
            .submit("/api/handovers/prepare", &handover::form(&code, &service, "slip"))
            .await
            .location;
        let form = [
            ("form[accepted][]", code.as_str()),
            ("form[signed_by]", "Émilie Fournier"),
            ("key", "scan"),
        ];
        let nothing = reader.upload(&format!("{slip}/slip"), &form, &[]).await;
        assert!(nothing.cookies[0].starts_with("flash=not_an_image;"), "{nothing:?}");
        for _ in 0..2 {
            let scan = [("file", "slip.pdf", b"%PDF-1.7 signed".as_slice())];
            let answer = reader.upload(&format!("{slip}/slip"), &form, &scan).await;
            assert_eq!(
                (answer.status, &answer.location),
                (StatusCode::SEE_OTHER, &slip),
                "{answer:?}"
            );
        }
        let state = database
            .texts(&format!("SELECT state FROM item WHERE code = '{code}'"))
            .await;
        assert_eq!(state, ["in_service"]);
        assert_eq!(
            database
                .number("SELECT COUNT(*) FROM media WHERE mime = 'application/pdf'")
                .await,
            1
        );
    }
}

#[tokio::test]
async fn a_price_is_recorded_with_its_document_by_who_may() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let before = database.number("SELECT COUNT(*) FROM price").await;
        let form = [
            ("category", "F-CHAIR-OFFICE"),
            ("what", "Siège de bureau"),
            ("price", "180,00"),
            ("basis", "ttc"),
            ("vat", "20"),
            ("grade", "A"),
            ("source", "Marché 2025-014"),
            ("key", "price"),
        ];
        let quote = [("document", "devis.pdf", b"%PDF-1.7 devis".as_slice())];
        let desk = Reader::signed_in(&program, "guichet", &password).await;
        assert_eq!(
            desk.upload("/prices", &form, &quote).await.status,
            StatusCode::FORBIDDEN
        );
        let manager = Reader::signed_in(&program, "responsable", &password).await;
        for _ in 0..2 {
            let answer = manager.upload("/prices", &form, &quote).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
            assert!(answer.cookies[0].starts_with("flash=price_recorded;"), "{answer:?}");
        }
        let sql = "SELECT COUNT(*) FROM price WHERE cents = 18000 AND grade = 'A' AND vat = 2000 AND media_id > 0";
        assert_eq!(database.number(sql).await, 1);
        assert_eq!(database.number("SELECT COUNT(*) FROM price").await, before + 1);
    }
}
