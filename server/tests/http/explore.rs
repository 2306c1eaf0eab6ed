//! The value explored, its impact, and the proof as a document.

use crate::{
    database::Database,
    program::{Program, fill, printed},
    reader::Reader,
};
use reqwest::StatusCode;
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// The first entry of an avoided purchase.
async fn entry(database: &Database) -> i64 {
    database
        .number("SELECT MIN(id) FROM ledger WHERE kind = 'avoided_purchase'")
        .await
}

/// The words of a document, read by Poppler.
fn words(pdf: &[u8]) -> String {
    let mut reading = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reading.stdin.take().unwrap().write_all(pdf).unwrap();
    String::from_utf8(reading.wait_with_output().unwrap().stdout).unwrap()
}

/// The large figure of a list of entries, spaces aside.
fn figure(body: &str) -> String {
    let after = body.split("big-figure money\">").nth(1).unwrap();
    let figure = after.split('<').next().unwrap();
    figure.chars().filter(|c| !c.is_whitespace()).collect()
}

#[tokio::test]
async fn each_row_leads_to_lines_that_come_to_its_figure() {
    for database in Database::all().await {
        let password = fill(&database, 40);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        let mut opened = 0;
        for by in [
            "month",
            "receiver",
            "depositor",
            "category",
            "site",
            "provider",
            "outcome",
        ] {
            let page = reader.open(&format!("/value/explore?by={by}&lens=net_full")).await;
            assert_eq!(page.status, StatusCode::OK, "{by}");
            // The last three links of a row are its issues, its costs, its value.
            let rows = page
                .body
                .split("<tr>")
                .skip(2)
                .map(|rest| rest.split("</tr>").next().unwrap());
            for row in rows {
                let links: Vec<&str> = row.split("href=\"").skip(1).collect();
                let (address, rest) = links.last().unwrap().split_once('"').unwrap();
                let said = rest.split("<b>").nth(1).unwrap().split('<').next().unwrap();
                let said: String = said.chars().filter(|c| !c.is_whitespace()).collect();
                let lines = reader.open(&address.replace("&amp;", "&")).await;
                assert_eq!(
                    (lines.status, figure(&lines.body)),
                    (StatusCode::OK, said),
                    "{by}: {address}"
                );
                opened += 1;
            }
        }
        assert!(opened > 20, "{opened}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_in_an_address_is_said_and_the_rest_is_kept() {
    let database = Database::sqlite();
    let password = fill(&database, 20);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let page = reader.open("/value/explore?by=category&from=03%2F2026&grade=A").await;
    assert!(page.body.contains("« 03/2026 » n’est pas un mois"), "{}", page.body);
    assert!(page.body.contains("A · marché ou catalogue"));
    let page = reader.open("/value/explore?from=2026-05&to=2026-02").await;
    assert!(page.body.contains("Le premier mois vient après le dernier"));
    let page = reader.open("/value/explore?year=1999").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Rien ne correspond"));
}

#[tokio::test]
async fn the_proof_is_a_document_the_same_each_time_and_names_nobody_to_a_viewer() {
    for database in Database::all().await {
        let password = fill(&database, 20);
        let program = Program::start(&database);
        let manager = Reader::signed_in(&program, "responsable", &password).await;
        let viewer = Reader::signed_in(&program, "lecteur", &password).await;
        let id = entry(&database).await;
        let path = format!("/value/lines/{id}/proof.pdf");
        let (status, once) = manager.bytes(&path).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(once, manager.bytes(&path).await.1);
        let hash = database
            .texts(&format!("SELECT hash FROM ledger WHERE id = {id}"))
            .await
            .remove(0);
        let sql = format!(
            "SELECT r.name FROM ledger e JOIN handover h ON h.id = e.handover_id
             JOIN receiver r ON r.id = h.receiver_id WHERE e.id = {id}"
        );
        let receiver = database.texts(&sql).await.remove(0);
        let (seen, hidden) = (words(&once), words(&viewer.bytes(&path).await.1));
        assert!(seen.contains(&hash) && hidden.contains(&hash));
        assert!(
            seen.contains(&receiver) && !hidden.contains(&receiver),
            "{receiver} in {hidden}"
        );
        for name in database.texts("SELECT name FROM person WHERE id > 0").await {
            assert!(!hidden.contains(&name), "{name} in {hidden}");
        }
        let headers = manager.open(&path).await.headers;
        assert!(headers.contains(&format!("preuve-{id}.pdf")), "{headers}");
        manager.submit("/language", &[("to", "en")]).await;
        let headers = manager.open(&path).await.headers;
        assert!(headers.contains(&format!("proof-{id}.pdf")), "{headers}");
    }
}

#[tokio::test]
async fn the_value_s_pages_and_documents_are_shut_to_who_may_not_see_them() {
    let database = Database::sqlite();
    let password = fill(&database, 20);
    let said = printed(
        &database,
        &["user", "add", "--login", "seul", "--name", "Seul", "--roles", "admin"],
    );
    let alone = said.trim().rsplit(' ').next().unwrap().to_owned();
    let program = Program::start(&database);
    let document = format!("/value/lines/{}/proof.pdf", entry(&database).await);
    let stranger = Reader::new(&program);
    let sent = stranger.open(&document).await;
    assert_eq!(
        (sent.status, sent.location.as_str()),
        (StatusCode::SEE_OTHER, "/sign-in")
    );
    let people = [
        ("lecteur", &password, StatusCode::OK),
        ("responsable", &password, StatusCode::OK),
        ("seul", &alone, StatusCode::OK),
        ("demandeur", &password, StatusCode::FORBIDDEN),
        ("guichet", &password, StatusCode::FORBIDDEN),
        ("technicien", &password, StatusCode::FORBIDDEN),
    ];
    for (login, password, expected) in people {
        let reader = Reader::signed_in(&program, login, password).await;
        for path in [
            document.as_str(),
            "/value/explore",
            "/value/explore?by=matrix",
            "/value/impact?today=1",
        ] {
            assert_eq!(reader.bytes(path).await.0, expected, "{path} as {login}");
        }
        let lost = reader.bytes("/value/lines/999999/proof.pdf").await.0;
        let nowhere = if expected == StatusCode::OK {
            StatusCode::NOT_FOUND
        } else {
            expected
        };
        assert_eq!(lost, nowhere, "{login}");
    }
}
