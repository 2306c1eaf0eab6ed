//! The prices' pages of the real server: what each role is shown, and where withdrawing a price leads.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use reqwest::StatusCode;

/// Records the price of a stool: its record.
async fn stool(reader: &Reader, database: &Database, key: &str) -> String {
    let form = [
        ("key", key),
        ("category", "F-CHAIR"),
        ("what", "Tabouret"),
        ("price", "50,00"),
        ("vat", "20"),
        ("basis", "ttc"),
        ("instead_of", "new"),
        ("grade", "B"),
        ("source", "Devis"),
    ];
    let answer = reader.upload("/prices", &form, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    database.number("SELECT MAX(id) FROM price").await.to_string()
}

#[tokio::test]
async fn a_price_is_withdrawn_after_one_more_question_and_leads_back_to_the_list_asked_for() {
    let database = Database::sqlite();
    let password = fill(&database, 3);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    let (first, second) = (
        stool(&reader, &database, "first").await,
        stool(&reader, &database, "second").await,
    );
    let seen = reader.open("/prices?q=tabouret").await;
    assert!(seen.body.contains("Oui, retirer ce prix"), "{}", seen.body);
    let form = [("id", first.as_str()), ("q", "tabouret"), ("page", "2")];
    let done = reader.submit("/api/prices/withdraw", &form).await;
    assert_eq!(done.location, "/prices?q=tabouret&page=2", "{done:?}");
    let elsewhere = [("id", second.as_str()), ("code", "//evil.fr")];
    let done = reader.submit("/api/prices/withdraw", &elsewhere).await;
    assert!(done.location.starts_with("/prices?code="), "{done:?}");
    let withdrawn = reader.open("/prices?state=withdrawn").await;
    assert!(!withdrawn.body.contains("Oui, retirer ce prix"), "{}", withdrawn.body);
    assert!(
        withdrawn.body.contains("/export/prices.xlsx?state=withdrawn"),
        "{}",
        withdrawn.body
    );
}

#[tokio::test]
async fn who_may_not_price_sees_the_prices_without_the_ways_to_change_them() {
    let database = Database::sqlite();
    let password = fill(&database, 3);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "responsable", &password).await;
    stool(&reader, &database, "first").await;
    let codes = database
        .texts("SELECT code FROM item WHERE code IS NOT NULL ORDER BY id LIMIT 1")
        .await;
    let of_item = format!("/prices?code={}", codes[0]);
    let ways = [
        ("/prices", "href=\"/prices/new\""),
        ("/prices", "href=\"/prices/import\""),
        ("/prices", "href=\"/prices/refresh\""),
        ("/prices?q=tabouret", "Oui, retirer ce prix"),
        ("/prices/needs/F-CHAIR", "/prices/new?category=F-CHAIR"),
        (of_item.as_str(), "name=\"what\""),
    ];
    for (login, is_shown) in [("technicien", true), ("guichet", false)] {
        let reader = Reader::signed_in(&program, login, &password).await;
        for (page, way) in ways {
            let seen = reader.open(page).await;
            assert_eq!(seen.status, StatusCode::OK, "{login} {page}");
            assert_eq!(seen.body.contains(way), is_shown, "{login} {page} {way}: {}", seen.body);
        }
        let seen = reader.open("/prices?q=tabouret").await;
        assert!(seen.body.contains("Tabouret"), "{login}");
    }
}
