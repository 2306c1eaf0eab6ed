//! Deposits over HTTP.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::{Answer, Reader},
};
use reqwest::StatusCode;

/// Deposits so many office chairs under that key.
pub(crate) async fn chairs(reader: &Reader, service: i64, quantity: &str, key: &str) -> Answer {
    let service = service.to_string();
    let form = form(&service, quantity, key);
    reader.submit("/api/deposits/receive", &form).await
}

/// The fields of such a deposit.
pub(crate) fn form<'a>(service: &'a str, quantity: &'a str, key: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("service", service),
        ("category", "F-CHAIR-OFFICE"),
        ("quantity", quantity),
        ("labels", "each"),
        ("fault", "Vérin usé"),
        ("key", key),
    ]
}

/// A service that deposits.
pub(crate) async fn service(database: &Database) -> i64 {
    database.number("SELECT MAX(id) FROM service").await
}

#[tokio::test]
async fn the_same_deposit_sent_twice_is_written_once_and_answered_alike() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let (service, before) = (
            service(&database).await,
            database.number("SELECT COUNT(*) FROM item").await,
        );
        let first = chairs(&reader, service, "12", "the same key").await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{first:?}");
        assert!(first.location.starts_with("/deposits/"), "{first:?}");
        // Once more, and then ten at once: a lost connection, an impatient finger.
        let again = chairs(&reader, service, "12", "the same key").await;
        assert_eq!(again.location, first.location);
        let burst = (0..10).map(|_| {
            let reader = reader.clone();
            tokio::spawn(async move { chairs(&reader, service, "3", "another key").await.location })
        });
        let mut places = Vec::new();
        for one in burst.collect::<Vec<_>>() {
            places.push(one.await.unwrap());
        }
        assert!(
            places
                .iter()
                .all(|place| *place == places[0] && place.starts_with("/deposits/")),
            "{places:?}"
        );
        assert_eq!(database.number("SELECT COUNT(*) FROM item").await, before + 15);
    }
}

#[tokio::test]
async fn a_deposit_without_a_service_goes_back_to_its_form() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let before = database.number("SELECT COUNT(*) FROM item").await;
    let wrong = reader.call("/api/deposits/receive", &form("", "1", "k")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    assert_eq!(database.number("SELECT COUNT(*) FROM item").await, before);
}

#[tokio::test]
async fn a_refusal_by_the_store_leads_a_browser_without_scripts_back_to_its_form() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let unknown = form("999999", "1", "k");
    let request = reader.post("/api/deposits/receive").header("accept", "text/html");
    let from = format!("{}/deposits/new", program.origin);
    let answer = request.header("referer", &from).form(&unknown).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert!(
        answer.headers()["location"].to_str().unwrap().starts_with(&from),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_deposit_with_a_photo_is_kept_whole_and_once() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let service = service(&database).await.to_string();
        let photo = picture();
        let files = [("photo", "1.png", photo.as_slice()), ("photo", "", b"".as_slice())];
        let before = database.number("SELECT COUNT(*) FROM item").await;
        let mut slips = Vec::new();
        for _ in 0..2 {
            let answer = reader
                .upload("/deposits", &form(&service, "2", "with a photo"), &files)
                .await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
            slips.push(answer.location);
        }
        assert!(slips[0].starts_with("/deposits/D-"), "{slips:?}");
        assert_eq!(slips[0], slips[1]);
        assert_eq!(database.number("SELECT COUNT(*) FROM item").await, before + 2);
        // Each item shows the one photo that is kept.
        assert_eq!(database.number("SELECT COUNT(*) FROM photo").await, 2);
        assert_eq!(database.number("SELECT COUNT(DISTINCT media_id) FROM photo").await, 1);
    }
}

#[tokio::test]
async fn a_deposit_whose_photo_is_none_writes_nothing_and_keeps_what_was_typed() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let service = service(&database).await.to_string();
    let before = database.number("SELECT COUNT(*) FROM item").await;
    let file = [("photo", "virus.png", b"<svg onload=alert(1)>".as_slice())];
    let answer = reader
        .upload("/deposits", &form(&service, "1", "bad photo"), &file)
        .await;
    assert!(answer.location.starts_with("/deposits/new?"), "{answer:?}");
    let page = reader.open(&answer.location).await.body;
    assert!(page.contains("n’est pas une image lisible"), "{page}");
    assert!(page.contains("value=\"Vérin usé\""), "{page}");
    assert_eq!(database.number("SELECT COUNT(*) FROM item").await, before);

    // A refusal of the form itself names the field, as without a photo.
    let mut wrong = form(&service, "1", "no category").to_vec();
    wrong[1].1 = "grue";
    let answer = reader.upload("/deposits", &wrong, &[]).await;
    let page = reader.open(&answer.location).await.body;
    assert!(page.contains("catégorie"), "{page}");
    let agent = Reader::signed_in(&program, "demandeur", &password).await;
    let answer = agent.upload("/deposits", &form(&service, "1", "an agent"), &[]).await;
    assert!(answer.location.contains("__err="), "{answer:?}");
    assert_eq!(database.number("SELECT COUNT(*) FROM item").await, before);
}

fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(64, 48)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}
