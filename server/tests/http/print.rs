//! Printing over HTTP: programs saved, labels sent to printers, prints refused.

use crate::{
    database::Database,
    deposit,
    label::{batch, desk},
    program::Program,
    reader::Reader,
};
use reqwest::StatusCode;
use std::{
    io::Read,
    net::{TcpListener, TcpStream},
    thread::JoinHandle,
};

/// The label of the newest item.
async fn newest(database: &Database) -> String {
    let sql = "SELECT code FROM item ORDER BY id DESC LIMIT 1";
    database.texts(sql).await.remove(0)
}

#[tokio::test]
async fn a_program_is_downloaded_from_every_print_form_under_a_name() {
    for database in Database::all().await {
        let (_program, reader, _) = desk(&database).await;
        let page = batch(&reader, "2").await;
        let number = page.rsplit('/').next().unwrap();
        let slip = deposit::chairs(&reader, deposit::service(&database).await, "1", "a chair").await;
        let code = newest(&database).await;
        for place in [page.clone(), slip.location, format!("/Q/{code}"), "/items".to_owned()] {
            let shown = reader.open(&place).await.body;
            assert!(
                shown.contains("action=\"/labels.zpl\"") && shown.contains("<option value=\"300\""),
                "{place}: {shown}"
            );
        }
        for (path, name) in [
            (
                format!("/labels.zpl?batch={number}&layout=R57x32&dpi=300"),
                format!("etiquettes-{number}.zpl"),
            ),
            (
                format!("/labels.zpl?codes={code}&layout=R62&dpi=203"),
                format!("etiquettes-{code}.zpl"),
            ),
            (format!("/items/{code}/label.zpl"), format!("etiquettes-{code}.zpl")),
            ("/labels.zpl?places=all".to_owned(), "etiquettes.zpl".to_owned()),
        ] {
            let saved = reader.open(&path).await;
            assert_eq!(saved.status, StatusCode::OK, "{path}");
            assert!(
                saved.headers.contains("attachment") && saved.headers.contains(&name),
                "{saved:?}"
            );
            assert!(saved.body.starts_with("^XA"), "{saved:?}");
        }
    }
}

#[tokio::test]
async fn one_items_label_is_printed_from_its_page_on_any_paper_and_by_a_printer() {
    for database in Database::all().await {
        let (program, reader, password) = desk(&database).await;
        let zebra = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = zebra.local_addr().unwrap().port();
        let id = printer(&program, &database, &password, port).await;
        deposit::chairs(&reader, deposit::service(&database).await, "1", "a chair").await;
        let code = newest(&database).await;
        let page = reader.open(&format!("/Q/{code}")).await.body;
        for part in [
            "action=\"/labels.pdf\"",
            "action=\"/labels/send\"",
            "name=\"start\"",
            "Zebra du comptoir",
            &format!("name=\"codes\" value=\"{code}\""),
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let taken = printing_on(zebra);
        let form = [("printer", id.as_str()), ("codes", &code), ("key", "one")];
        let sent = reader.submit("/labels/send", &form).await;
        assert!(sent.cookies[0].starts_with("flash=printed;"), "{sent:?}");
        assert!(taken.join().unwrap().contains(&format!("/Q/{code}^FS")));
    }
}

#[tokio::test]
async fn a_refused_print_goes_back_to_its_form_with_the_reason_and_what_was_typed() {
    let database = Database::sqlite();
    let (_program, reader, _) = desk(&database).await;
    let page = batch(&reader, "2").await;
    let number = page.rsplit('/').next().unwrap();
    let free = "layout=free&columns=3&rows=8&width=99&height=12&left_margin=1&top_margin=1&pitch_x=99&pitch_y=12";
    for (asked, sentence, typed) in [
        (
            "/labels.pdf?layout=L7160&start=30".to_owned(),
            "la première étiquette libre n’est pas sur cette planche",
            "value=\"30\"",
        ),
        (
            format!("/labels.pdf?{free}"),
            "ses mesures ne font pas une planche A4",
            "value=\"99\"",
        ),
        (
            "/labels.zpl?dpi=1000&layout=R62".to_owned(),
            "ne peuvent pas être dessinées",
            "<option value=\"R62\" selected",
        ),
        (
            "/labels.pdf?codes=&layout=R62".to_owned(),
            "aucune étiquette à imprimer",
            "<option value=\"R62\" selected",
        ),
        (
            "/labels.zpl?codes=&layout=R57x32".to_owned(),
            "aucune étiquette à imprimer",
            "<option value=\"R57x32\" selected",
        ),
    ] {
        let which = if asked.contains("codes") { "" } else { number };
        let refused = reader.follow(&format!("{asked}&batch={which}"), &page).await;
        assert_eq!(
            (refused.status, refused.location.as_str()),
            (StatusCode::SEE_OTHER, page.as_str()),
            "{asked}: {refused:?}"
        );
        let shown = reader.open(&page).await.body;
        assert!(shown.contains(sentence), "{asked}: {shown}");
        assert!(shown.contains(typed), "{asked}: {shown}");
        assert!(!reader.open(&page).await.body.contains(sentence), "said once");
    }
    // Whoever may not, or asks for what is not there, has no form to mend.
    let unknown = reader.follow("/labels.pdf?batch=E-1", &page).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{unknown:?}");
}

#[tokio::test]
async fn a_printer_out_of_use_is_said_and_keeps_nothing() {
    let database = Database::sqlite();
    let (_program, reader, _) = desk(&database).await;
    let refused = reader
        .submit("/labels/send", &[("printer", "99"), ("places", "all"), ("key", "gone")])
        .await;
    assert_eq!(refused.location, "/", "{refused:?}");
    assert!(
        reader
            .open("/")
            .await
            .body
            .contains("cette imprimante n’est plus en service"),
        "{refused:?}"
    );
    assert_eq!(database.number("SELECT COUNT(*) FROM print_job").await, 0);
}

/// Takes one print and gives it back.
fn printing_on(printer: TcpListener) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut taken = String::new();
        let (mut stream, _): (TcpStream, _) = printer.accept().unwrap();
        stream.read_to_string(&mut taken).unwrap();
        taken
    })
}

/// Sets a printer up on that port: its record.
async fn printer(program: &Program, database: &Database, password: &str, port: u16) -> String {
    let manager = Reader::signed_in(program, "responsable", password).await;
    let port = port.to_string();
    let form = [
        ("id", "0"),
        ("name", "Zebra du comptoir"),
        ("host", "127.0.0.1"),
        ("port", &port),
        ("dpi", "300"),
        ("layout", "R57x32"),
        ("other", "50x25"),
        ("is_active", "true"),
    ];
    let answer = manager.submit("/api/settings/printers", &form).await;
    assert_eq!(answer.location, "/settings/printers", "{answer:?}");
    database.number("SELECT MAX(id) FROM printer").await.to_string()
}

#[tokio::test]
async fn labels_go_to_a_printer_and_wait_for_one_that_is_off() {
    for database in Database::all().await {
        let (program, reader, password) = desk(&database).await;
        let zebra = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = zebra.local_addr().unwrap().port();
        let id = printer(&program, &database, &password, port).await;
        let service = deposit::service(&database).await;
        let slip = deposit::chairs(&reader, service, "3", "three").await.location;
        let number = slip.rsplit('/').next().unwrap();
        assert!(reader.open(&slip).await.body.contains("Zebra du comptoir"));
        let taken = printing_on(zebra);
        let form = [("printer", id.as_str()), ("deposit", number), ("key", "print")];
        let sent = reader.submit("/labels/send", &form).await;
        assert!(sent.cookies[0].starts_with("flash=printed;"), "{sent:?}");
        let program_taken = taken.join().unwrap();
        assert_eq!(program_taken.matches("^XA").count(), 3);
        assert!(
            program_taken.contains("^PW590^LL295"),
            "300 dpi, 50 × 25 mm: {program_taken}"
        );
        // The same form again sends nothing: nobody listens, and nothing fails.
        let again = reader.submit("/labels/send", &form).await;
        assert_eq!(again.location, "/labels/jobs", "{again:?}");
        let states = || database.texts("SELECT state FROM print_job ORDER BY id");
        assert_eq!(states().await, ["printed"]);

        let form = [("printer", id.as_str()), ("deposit", number), ("key", "off")];
        let off = reader.submit("/labels/send", &form).await;
        assert_eq!(off.location, "/labels/jobs");
        assert!(off.cookies[0].starts_with("flash=print_failed;"), "{off:?}");
        let page = reader.open("/labels/jobs").await;
        assert!(
            page.body.contains("refuse la connexion") && page.body.contains("/retry"),
            "{page:?}"
        );
        assert_eq!(states().await, ["printed", "failed"]);
        let job = database.number("SELECT MAX(id) FROM print_job").await;
        let zebra = TcpListener::bind(("127.0.0.1", port)).unwrap();
        let taken = printing_on(zebra);
        let retried = reader
            .submit(&format!("/labels/jobs/{job}/retry"), &[("attempts", "1")])
            .await;
        assert!(retried.cookies[0].starts_with("flash=printed;"), "{retried:?}");
        assert_eq!(taken.join().unwrap(), program_taken);

        let form = [("printer", id.as_str()), ("deposit", number), ("key", "given up")];
        reader.submit("/labels/send", &form).await;
        let job = database.number("SELECT MAX(id) FROM print_job").await.to_string();
        let cancelled = reader.submit("/api/labels/cancel-job", &[("id", &job)]).await;
        assert_eq!(cancelled.location, "/labels/jobs");
        assert_eq!(states().await, ["printed", "printed", "cancelled"]);
        let late = reader
            .submit(&format!("/labels/jobs/{job}/retry"), &[("attempts", "1")])
            .await;
        assert_eq!(late.status, StatusCode::NOT_FOUND, "{late:?}");

        for login in ["responsable", "technicien", "demandeur", "lecteur"] {
            let other = Reader::signed_in(&program, login, &password).await;
            let refused = other.submit("/labels/send", &form).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{login}");
            let refused = other
                .submit(&format!("/labels/jobs/{job}/retry"), &[("attempts", "1")])
                .await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{login}");
        }
        let nobody = Reader::new(&program);
        assert_eq!(nobody.submit("/labels/send", &form).await.location, "/sign-in");
    }
}
