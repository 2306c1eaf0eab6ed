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
