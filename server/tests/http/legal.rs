//! The yearly declaration over the network: entered, refused, downloaded; and recognition, for who may see people.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use reqwest::StatusCode;

/// The newest year that the declaration's page offers: this one.
fn this_year(body: &str) -> String {
    let (_, rest) = body.split_once("/value/agec?year=").unwrap();
    rest.chars().take_while(char::is_ascii_digit).collect()
}

#[tokio::test]
async fn the_declaration_is_downloaded_as_it_was_entered_by_who_may_see_the_value() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let admin = Reader::signed_in(&program, "admin", &password).await;
        let viewer = Reader::signed_in(&program, "lecteur", &password).await;
        let file = "/value/agec/declaration.csv";
        // Who declares is not known yet.
        assert_eq!(viewer.open(file).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let legal = [
            ("siret", "130 025 265 00013"),
            ("legal_name", "Département"),
            ("department", "62"),
        ];
        let saved = admin.submit("/api/settings/legal", &legal).await;
        assert_eq!(
            (saved.status, saved.location.as_str()),
            (StatusCode::SEE_OTHER, "/settings"),
            "{saved:?}"
        );
        let year = this_year(&admin.open("/value/agec").await.body);
        let figures = [
            ("year", year.as_str()),
            ("kind", "Papier"),
            ("total", "1500,50"),
            ("reuse", "0"),
            ("donated", "0"),
            ("recycled", "600"),
            ("key", "once"),
        ];
        for _ in 0..2 {
            let entered = admin.submit("/api/legal/agec/save", &figures).await;
            assert_eq!(entered.location, format!("/value/agec?year={year}"), "{entered:?}");
        }
        let answer = viewer.open(file).await;
        assert!(answer.headers.contains("text/csv; charset=utf-8"), "{}", answer.headers);
        let lines: Vec<&str> = answer.body.lines().collect();
        let expected = format!("{year},13002526500013,Département,Papier,1500.50,0.00,0.00,600.00,");
        assert_eq!((lines.len(), lines[1]), (2, expected.as_str()));
        let agent = Reader::signed_in(&program, "demandeur", &password).await;
        assert_eq!(agent.open(file).await.status, StatusCode::FORBIDDEN);
        let stranger = Reader::new(&program).open(file).await;
        assert_eq!(stranger.location, "/sign-in");
    }
}

#[tokio::test]
async fn a_wrong_amount_is_named_and_nothing_is_entered() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let manager = Reader::signed_in(&program, "responsable", &password).await;
    let form = [
        ("year", "2026"),
        ("kind", "Papier"),
        ("total", "mille"),
        ("reuse", "0"),
        ("donated", "0"),
        ("recycled", "0"),
    ];
    let answer = manager.call("/api/legal/agec/save", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("total"), "{}", answer.body);
    assert_eq!(database.number("SELECT COUNT(*) FROM agec_entry").await, 0);
}

#[tokio::test]
async fn the_pages_of_the_value_section_open_without_scripts_and_name_nobody_to_a_viewer() {
    let database = Database::sqlite();
    let password = fill(&database, 60);
    let program = Program::start(&database);
    let viewer = Reader::signed_in(&program, "lecteur", &password).await;
    for path in [
        "/value/repairs",
        "/value/repairs?year=all",
        "/value/repairs/cases?year=all",
        "/value/repairs/delays?year=all&stage=repair",
        "/value/repairs/stock?age=0-30",
        "/value/local",
        "/value/it-reuse?list=discarded",
        "/value/it-reuse?year=all&list=kept",
        "/value/agec",
    ] {
        let page = viewer.open(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("Émilie Fournier"), "{path}");
    }
    assert_eq!(viewer.open("/recognition").await.status, StatusCode::FORBIDDEN);
    let agent = Reader::signed_in(&program, "technicien", &password).await;
    assert_eq!(agent.open("/value/repairs").await.status, StatusCode::FORBIDDEN);
    assert_eq!(agent.open("/recognition").await.status, StatusCode::OK);
}
