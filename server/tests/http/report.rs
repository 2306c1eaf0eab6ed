//! What somebody without an account sees of a label, and reports.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use reqwest::StatusCode;

const UNKNOWN: &str = "7K3HN9B3";

/// What a page shows, without its code and without what is drawn anew for each: its nonce and keys. What follows is for
/// scripts, and depends on how quickly the server read.
fn without_chance(body: &str, code: &str) -> Vec<String> {
    let nonce = body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
    let shown = body.split("</main>").next().unwrap();
    let body = shown.replace(nonce.unwrap(), "NONCE").replace(code, "CODE");
    let words = body.split(|sign: char| !sign.is_ascii_alphanumeric());
    let is_key = |word: &&str| word.len() == 32 && word.chars().all(|sign| sign.is_ascii_hexdigit());
    words.filter(|word| !is_key(word)).map(str::to_owned).collect()
}

async fn used(database: &Database) -> String {
    let sql = "SELECT code FROM label WHERE state = 'in_use' ORDER BY code LIMIT 1";
    database.texts(sql).await.remove(0)
}

#[tokio::test]
async fn a_stranger_sees_whose_it_is_and_the_same_for_any_code() {
    for database in Database::all().await {
        fill(&database, 5);
        let program = Program::start(&database);
        let code = used(&database).await;
        database
            .run(
                "INSERT INTO label (code, item_id, state, at)
                  SELECT '1K3HN9B2', item_id, 'void', at FROM label WHERE state = 'in_use' LIMIT 1",
            )
            .await;
        let reader = Reader::new(&program);
        let mut pages = Vec::new();
        for code in [code.as_str(), UNKNOWN, "1K3HN9B2", "NONSENSE"] {
            let first = reader.open(&format!("/Q/{code}")).await;
            assert!(first.status.is_redirection(), "{first:?}");
            assert_eq!(first.location, format!("/label/{code}"));
            let page = reader.open(&first.location).await;
            assert_eq!(page.status, StatusCode::OK, "{page:?}");
            pages.push(without_chance(&page.body, code));
        }
        for page in &pages {
            let different = page.iter().zip(&pages[0]).find(|(one, other)| one != other);
            assert_eq!((different, page.len()), (None, pages[0].len()));
        }
        let page = reader.open(&format!("/label/{code}")).await.body;
        for said in ["appartient", "/sign-in", "tel:", "Signaler une panne"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let mut secrets = database.texts("SELECT name FROM person").await;
        secrets.extend(
            database
                .texts(&format!("SELECT name FROM item WHERE code = '{code}'"))
                .await,
        );
        secrets.extend(database.texts("SELECT name FROM receiver").await);
        secrets.extend(database.texts("SELECT name FROM service").await);
        // The program's own account is called like the product.
        secrets.retain(|secret| secret != "Regain");
        for secret in &secrets {
            assert!(!page.contains(secret.as_str()), "{secret}");
        }
    }
}

#[tokio::test]
async fn a_stranger_sees_whose_a_place_is_and_nothing_to_report() {
    for database in Database::all().await {
        fill(&database, 5);
        let program = Program::start(&database);
        let code = database
            .texts("SELECT code FROM place_code ORDER BY code LIMIT 1")
            .await
            .remove(0);
        let reader = Reader::new(&program);
        let mut pages = Vec::new();
        for code in [code.as_str(), UNKNOWN] {
            let first = reader.open(&format!("/P/{code}")).await;
            assert_eq!(first.location, format!("/label/{code}?of=place"), "{first:?}");
            let page = reader.open(&first.location).await;
            assert_eq!(page.status, StatusCode::OK, "{page:?}");
            pages.push(without_chance(&page.body, code));
        }
        assert_eq!(pages[0], pages[1], "nobody learns which exist");
        let page = reader.open(&format!("/label/{code}?of=place")).await.body;
        for said in ["Cet emplacement appartient", "/sign-in", "tel:"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(
            !page.contains("/api/public/report"),
            "a report about a place would be dropped"
        );
        for name in database.texts("SELECT name FROM place").await {
            assert!(!page.contains(name.as_str()), "{name}");
        }
    }
}

#[tokio::test]
async fn a_report_reaches_the_desk_and_one_on_an_unknown_code_is_answered_alike() {
    for database in Database::all().await {
        let password = fill(&database, 5);
        let program = Program::start(&database);
        let code = used(&database).await;
        let stranger = Reader::new(&program);
        for label in [code.as_str(), UNKNOWN] {
            let key = format!("key of {label}");
            let form = [
                ("label", label),
                ("kind", "fault"),
                ("text", "Le dossier penche"),
                ("contact", "Poste 42"),
                ("key", &key),
            ];
            let sent = stranger.submit("/api/public/report", &form).await;
            assert_eq!(
                (sent.status, sent.location.as_str()),
                (StatusCode::SEE_OTHER, format!("/label/{label}?sent=1").as_str()),
                "{sent:?}"
            );
            let page = stranger.open(&sent.location).await;
            assert!(page.body.contains("envoyé"), "{}", page.body);
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM public_report").await, 1);
        let desk = Reader::signed_in(&program, "guichet", &password).await;
        assert!(desk.open("/").await.body.contains("href=\"/reports\""));
        let list = desk.open("/reports").await.body;
        for said in ["Le dossier penche", "Poste 42", &format!("/Q/{code}")] {
            assert!(list.contains(said), "{said}: {list}");
        }
        let id = database.number("SELECT id FROM public_report").await.to_string();
        let handled = desk
            .submit("/api/reports/handle", &[("id", id.as_str()), ("key", "handled")])
            .await;
        assert_eq!(handled.location, "/reports", "{handled:?}");
        let list = desk.open("/reports").await.body;
        assert!(list.contains("Traité par") && !list.contains("Poste 42"), "{list}");
    }
}

#[tokio::test]
async fn the_sixth_report_from_one_address_is_turned_away_with_a_page() {
    let database = Database::sqlite();
    fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    let mut last = None;
    for number in 0..6 {
        let key = format!("k{number}");
        let form = [
            ("label", UNKNOWN),
            ("kind", "collect"),
            ("text", "Au sous-sol"),
            ("key", key.as_str()),
        ];
        last = Some(reader.submit("/api/public/report", &form).await);
    }
    let last = last.unwrap();
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS, "{last:?}");
    assert!(last.body.contains("Trop de signalements") && last.headers.contains("retry-after"));
    assert_eq!(reader.open(&format!("/label/{UNKNOWN}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_site_cannot_report_in_a_readers_name() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let request = Reader::new(&program)
        .post("/api/public/report")
        .header("origin", "https://elsewhere.example")
        .header("sec-fetch-site", "cross-site")
        .form(&[("label", UNKNOWN), ("kind", "fault"), ("text", "x"), ("key", "k")]);
    assert_eq!(request.send().await.unwrap().status(), StatusCode::FORBIDDEN);
}
