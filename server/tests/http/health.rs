//! The program answers, and its answers protect the reader.

use crate::{database::Database, program::Program, reader::Reader};
use reqwest::StatusCode;
use std::time::{Duration, Instant};

#[tokio::test]
async fn the_program_starts_at_once_and_says_that_it_is_well() {
    for database in Database::all().await {
        drop(Program::start(&database));
        let began = Instant::now();
        let program = Program::start(&database);
        // Half a second is the aim of the release; this is a debug build on a busy machine.
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
        let answer = Reader::new(&program).open("/health").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "ok"));
    }
}

#[tokio::test]
async fn a_page_runs_no_script_but_its_own_and_is_kept_by_nobody() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let page = Reader::new(&program).open("/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    let nonce = page
        .headers
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next())
        .unwrap();
    let scripts = page.body.matches("<script").count();
    assert_eq!(
        page.body.matches(&format!("nonce=\"{nonce}\"")).count(),
        scripts,
        "{}",
        page.body
    );
    for header in ["no-store", "nosniff", "frame-ancestors 'none'", "DENY", "same-origin"] {
        assert!(page.headers.contains(header), "{header}: {}", page.headers);
    }
    let other = Reader::new(&program).open("/sign-in").await;
    assert!(!other.headers.contains(nonce));
}

#[tokio::test]
async fn an_unknown_address_is_not_found_and_a_label_is_found_in_any_case() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    assert_eq!(reader.open("/no/such/page").await.status, StatusCode::NOT_FOUND);
    let answer = reader.open("/q/7k3hn9b3?from=label").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.location, "/Q/7K3HN9B3?from=label");
}

#[tokio::test]
async fn a_form_sent_from_elsewhere_is_refused() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    for path in ["/api/sign-in", "/sign-out", "/language", "/items/7K3HN9B3/photos"] {
        let elsewhere = reader
            .post(path)
            .header("sec-fetch-site", "cross-site")
            .header("origin", "https://evil.fr");
        assert_eq!(
            elsewhere.send().await.unwrap().status(),
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_language_is_remembered_and_leads_back_to_the_page() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    assert!(reader.open("/sign-in").await.body.contains("<html lang=\"fr\""));
    let from = format!("{}/sign-in?a=1", program.origin);
    let answer = reader
        .post("/language")
        .header("referer", from)
        .form(&[("to", "en")])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/sign-in?a=1");
    assert!(reader.open("/sign-in").await.body.contains("<html lang=\"en\""));
}
