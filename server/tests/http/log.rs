//! What the log says: which request it was, what took long, and nothing that is secret.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::{Answer, Reader},
};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::Value;
use std::time::Duration;

const JSON: (&str, &str) = ("REGAIN_LOG_FORMAT", "json");

/// What was logged.
fn log(database: &Database) -> String {
    std::fs::read_to_string(database.folder.join("log")).unwrap()
}

/// The lines with that message, as they were written for machines.
fn lines(database: &Database, message: &str) -> Vec<Value> {
    let lines = log(database);
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["message"] == message).collect()
}

/// The id of the request in which a line was logged.
fn id(line: &Value) -> &str {
    let spans = line["spans"].as_array().unwrap();
    spans.iter().find_map(|span| span["id"].as_str()).unwrap()
}

/// Sends a request under that name, and says under which it was answered.
async fn named(program: &Program, name: &str) -> String {
    let request = Reader::new(program).get("/healthz").header("x-request-id", name);
    let answer = request.send().await.unwrap();
    answer.headers()["x-request-id"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_request_is_named_by_a_trusted_proxy_or_anew() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let (one, other) = (named(&program, "mine").await, named(&program, "mine").await);
    assert!(one.len() == 36 && other.len() == 36 && one != other, "{one} {other}");
    let behind = Program::start_with(&database, &[("REGAIN_TRUSTED_PROXIES", "127.0.0.0/8")]);
    assert_eq!(named(&behind, "from-the-proxy_1.2").await, "from-the-proxy_1.2");
    for wrong in ["a sentence of its own", &"a".repeat(65)] {
        assert_eq!(named(&behind, wrong).await.len(), 36, "{wrong}");
    }
}

#[tokio::test]
async fn a_failure_shows_the_id_under_which_it_was_logged() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start_with(&database, &[JSON]);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        database.run("ALTER TABLE printer RENAME TO lost").await;
        let page = reader.open("/settings/printers").await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{page:?}");
        let failed = lines(&database, "the store failed");
        let reference = id(failed.first().unwrap());
        assert!(page.body.contains(reference), "{reference}: {}", page.body);
        assert!(page.headers.contains(reference), "{reference}: {}", page.headers);
        let asked = reader.open("/metrics").await;
        assert!(!asked.body.contains("regain_errors_logged 0.0"), "{}", asked.body);
    }
}

#[tokio::test]
async fn what_takes_long_is_logged_without_its_values() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let settings = [JSON, ("REGAIN_LOG", "warn"), ("REGAIN_SLOW_QUERY", "200")];
        let program = Program::start_with(&database, &settings);
        let reader = Reader::signed_in(&program, "responsable", &password).await;
        let conn = database.connect().await;
        let others = conn.begin().await.unwrap();
        let is_postgres = database.url.starts_with("postgres");
        let lock = if is_postgres {
            "LOCK TABLE service IN ACCESS EXCLUSIVE MODE"
        } else {
            "UPDATE setting SET value = value"
        };
        others.execute_unprepared(lock).await.unwrap();
        let form = [("id", "0"), ("name", "Service Très Secret"), ("key", "k")];
        let saving = reader.call("/api/settings/services", &form);
        let waiting = async {
            tokio::time::sleep(Duration::from_millis(600)).await;
            others.rollback().await.unwrap();
        };
        let (saved, ()) = tokio::join!(saving, waiting);
        assert!(saved.status.is_success(), "{saved:?}");
        let message = if is_postgres {
            "a slow statement"
        } else {
            "a long wait for a turn to write"
        };
        let slow = lines(&database, message);
        // On a busy machine what the program does beside the request may be slow as well.
        let is_of_it = |line: &&Value| {
            let mut spans = line["spans"].as_array().into_iter().flatten();
            spans.any(|span| span["id"].as_str().is_some_and(|id| saved.headers.contains(id)))
        };
        let line = slow.iter().find(is_of_it).unwrap();
        if is_postgres {
            assert!(line["statement"].as_str().unwrap().contains("service"), "{line}");
        }
        assert!(!log(&database).contains("Secret"));
    }
}

#[tokio::test]
async fn nothing_secret_is_logged_even_where_everything_of_ours_is() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start_with(&database, &[("REGAIN_LOG", "debug,regain=trace,app=trace")]);
        let reader = Reader::new(&program);
        let form = [("login", "guichet"), ("password", "mauvais-secret")];
        reader.call("/api/sign-in", &form).await;
        let form = [("login", "guichet"), ("password", password.as_str())];
        let signed_in = reader.submit("/api/sign-in", &form).await;
        let session = signed_in
            .cookies
            .iter()
            .find_map(|cookie| cookie.strip_prefix("regain_session="))
            .and_then(|cookie| cookie.split(';').next())
            .unwrap();
        reader.open("/items?q=question-secrete").await;
        reader.open("/first-start?token=jeton-secret").await;
        let forged = reader.get("/").header("authorization", "Bearer porteur-secret");
        Answer::of(forged.send().await.unwrap()).await;
        let log = log(&database);
        assert!(log.contains("/items"), "requests are logged: {log}");
        for secret in ["secret", &password, session] {
            assert!(!log.contains(secret), "{secret}: {log}");
        }
    }
}
