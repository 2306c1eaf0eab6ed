//! Closing a period, and the council's report, over HTTP and from the shell.

use crate::{
    database::Database,
    page::{fact, figure, rows},
    program::{Program, fill, printed, regain},
    reader::Reader,
};
use reqwest::StatusCode;

/// The month before this one, which is over.
async fn last_month(database: &Database) -> String {
    let latest = database
        .number("SELECT CAST(MAX(month) AS BIGINT) FROM ledger WHERE month < (SELECT MAX(month) FROM ledger)")
        .await;
    format!("{}-{:02}", latest / 100, latest % 100)
}

#[tokio::test]
async fn a_manager_closes_a_month_and_its_report_is_the_same_for_ever() {
    for database in Database::all().await {
        let password = fill(&database, 120);
        let program = Program::start(&database);
        let manager = Reader::signed_in(&program, "responsable", &password).await;
        let month = last_month(&database).await;
        let page = manager.open(&format!("/value/closing?period={month}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Clore définitivement"), "{}", page.body);
        let previewed = fact(&page.body, "Net coût complet");
        let (year, number) = month.split_once('-').unwrap();
        let lines = format!(
            "/value/lines?year={year}&amp;month={}&amp;",
            number.trim_start_matches('0')
        );
        // Four readings, nine rows beside them.
        assert!(page.body.matches(&lines).count() >= 13, "{}", page.body);
        // Not agreed: nothing is closed.
        let form = [("period", month.as_str()), ("key", "k0")];
        let refused = manager.call("/api/closings/close", &form).await;
        assert_eq!(refused.status, 422, "{refused:?}");
        assert_eq!(database.number("SELECT COUNT(*) FROM closing").await, 0);
        let form = [("period", month.as_str()), ("agreed", "true"), ("key", "k1")];
        let closed = manager.submit("/api/closings/close", &form).await;
        assert_eq!(
            (closed.status, closed.location.as_str()),
            (StatusCode::SEE_OTHER, "/value/closing")
        );
        let list = manager.open("/value/closing").await;
        let row = rows(&list.body)
            .into_iter()
            .find(|row| row.cells.last().is_some_and(|cell| cell.address.contains(&month)))
            .unwrap();
        assert_eq!(row.cells[1].text, previewed);
        for cell in &row.cells[..2] {
            let opened = manager.open(&cell.address).await;
            assert_eq!(figure(&opened.body), cell.text, "{}", cell.address);
        }
        let report = format!("/value/report/{month}.pdf");
        let (status, first) = manager.bytes(&report).await;
        assert_eq!((status, &first[..5]), (StatusCode::OK, &b"%PDF-"[..]));
        database.run("UPDATE service SET name = name || ' (ancien nom)'").await;
        assert_eq!(manager.bytes(&report).await.1, first);
        let viewer = Reader::signed_in(&program, "lecteur", &password).await;
        assert_eq!(viewer.bytes(&report).await.1, first);
        let verified = printed(&database, &["verify"]);
        assert!(verified.starts_with("Everything agrees"), "{verified}");
        // A year under way has a provisional report, a year to come none.
        let year = &month[..4];
        assert_eq!(
            manager.bytes(&format!("/value/report/{year}.pdf")).await.0,
            StatusCode::OK
        );
        assert_eq!(
            manager.bytes("/value/report/2999.pdf").await.0,
            StatusCode::SEE_OTHER,
            "back to the page, which says why"
        );
        assert_eq!(
            manager.bytes("/value/report/nothing.pdf").await.0,
            StatusCode::NOT_FOUND
        );
        let desk = Reader::signed_in(&program, "guichet", &password).await;
        assert_eq!(desk.bytes(&report).await.0, StatusCode::FORBIDDEN);
        let (_, stranger) = Reader::new(&program).bytes(&report).await;
        assert!(stranger.is_empty());
    }
}

#[tokio::test]
async fn a_ledger_changed_after_the_closing_makes_no_report_and_the_entry_is_named() {
    let database = Database::sqlite();
    let password = fill(&database, 60);
    let month = last_month(&database).await;
    let said = printed(&database, &["close", "--month", &month]);
    assert!(said.contains(&format!("{month} closed: ")), "{said}");
    let program = Program::start(&database);
    database.run("DROP TRIGGER ledger_kept").await;
    database.run("UPDATE ledger SET cents = cents + 1 WHERE id = 3").await;
    let manager = Reader::signed_in(&program, "responsable", &password).await;
    let answer = manager.open(&format!("/value/report/{month}.pdf")).await;
    assert_eq!(answer.location, "/value/closing?broken=entry-3");
    let page = manager.open(&answer.location).await;
    assert!(page.body.contains("l’écriture n° 3 du journal"), "{}", page.body);
    let forged = manager.open("/value/closing?broken=entry-<b>x</b>").await;
    assert!(!forged.body.contains("Le rapport n’est pas établi"));
}

#[test]
fn a_period_that_is_not_over_is_not_closed_from_the_shell() {
    let database = Database::sqlite();
    let password = fill(&database, 5);
    assert!(!password.is_empty());
    for arguments in [
        &["close", "--year", "2999"][..],
        &["close", "--month", "x"],
        // A year is over, and still no month.
        &["close", "--month", "2025"],
        &["close"],
    ] {
        let output = regain(&database, arguments);
        assert!(!output.status.success(), "{arguments:?}");
    }
}
