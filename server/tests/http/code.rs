//! The code beside the password, over the network.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::StatusCode;
use sha1::Sha1;
use std::time::{SystemTime, UNIX_EPOCH};

/// What a phone shows, so many codes from now.
fn shown(secret: &str, ahead: u64) -> String {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    mac.update(&(now / 30 + ahead).to_be_bytes());
    domain::otp::code(&mac.finalize().into_bytes()).unwrap()
}

/// Turns the code on: the secret and the page that shows the recovery codes.
async fn turned_on(database: &Database, reader: &Reader, password: &str) -> (String, String) {
    let begun = reader
        .submit("/api/account/code/begin", &[("current_password", password)])
        .await;
    assert_eq!(begun.location, "/account", "{begun:?}");
    let page = reader.open("/account").await.body;
    assert!(page.contains("/account/code.svg"), "{page}");
    let (status, drawing) = reader.bytes("/account/code.svg").await;
    assert!(status == StatusCode::OK && drawing.starts_with(b"<svg"));
    let sql = "SELECT secret FROM second_factor WHERE NOT is_confirmed";
    let secret = database.texts(sql).await.remove(0);
    let typed = shown(&secret, 0);
    let confirmed = reader.submit("/api/account/code/confirm", &[("otp", &typed)]).await;
    assert_eq!(confirmed.location, "/account", "{confirmed:?}");
    (secret, reader.open("/account").await.body)
}

#[tokio::test]
async fn a_right_password_opens_nothing_until_the_code_is_right_too() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let (secret, page) = turned_on(&database, &reader, &password).await;
        assert!(page.contains("Codes de secours"), "{page}");
        let again = reader.open("/account").await.body;
        assert!(!again.contains("class=\"secrets\""), "shown once");
        assert_eq!(reader.bytes("/account/code.svg").await.0, StatusCode::NOT_FOUND);

        let visitor = Reader::new(&program);
        let form = [("login", "guichet"), ("password", password.as_str())];
        let answer = visitor.submit("/api/sign-in", &form).await;
        assert_eq!(answer.location, "/sign-in/code", "{answer:?}");
        assert_eq!(visitor.open("/").await.location, "/sign-in");
        let wrong = visitor.call("/api/sign-in-code", &[("otp", "000000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let code = shown(&secret, 1);
        let right = visitor.submit("/api/sign-in-code", &[("otp", &code)]).await;
        assert_eq!(right.location, "/", "{right:?}");
        assert_eq!(visitor.open("/").await.status, StatusCode::OK);

        let thief = Reader::new(&program);
        thief.submit("/api/sign-in", &form).await;
        let replayed = thief.call("/api/sign-in-code", &[("otp", &code)]).await;
        assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_code_without_a_password_opens_nothing() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let answer = Reader::new(&program)
        .call("/api/sign-in-code", &[("otp", "123456")])
        .await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn who_is_asked_for_a_code_and_has_none_is_led_to_set_it_up_and_may_do_nothing_else_of_the_role() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let admin = Reader::signed_in(&program, "admin", &password).await;
    let early = admin
        .call("/api/settings/people/code-rule", &[("is_asked", "true")])
        .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    turned_on(&database, &admin, &password).await;
    let set = admin
        .submit("/api/settings/people/code-rule", &[("is_asked", "true")])
        .await;
    assert_eq!(set.location, "/settings/people");

    let manager = Reader::new(&program);
    let form = [("login", "responsable"), ("password", password.as_str())];
    let answer = manager.submit("/api/sign-in", &form).await;
    assert_eq!(answer.location, "/account", "{answer:?}");
    let refused = manager.call("/api/value/page", &[("year", "2026")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    turned_on(&database, &manager, &password).await;
    let allowed = manager.call("/api/value/page", &[("year", "2026")]).await;
    assert_eq!(allowed.status, StatusCode::OK, "{allowed:?}");
}
