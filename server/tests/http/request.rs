//! What an agent sees of an item, and asks for.

use crate::{
    database::Database,
    deposit, handover,
    program::{Program, fill},
    reader::Reader,
};
use reqwest::StatusCode;

#[tokio::test]
async fn an_agent_opens_what_the_list_shows_asks_for_it_and_reads_the_desks_answer() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let code = handover::ready_chair(&program, &database, &password).await;
        let agent = Reader::signed_in(&program, "demandeur", &password).await;
        let desk = Reader::signed_in(&program, "guichet", &password).await;
        let page = format!("/Q/{code}");
        let list = agent.open("/items").await.body;
        assert!(list.contains(&format!("href=\"{page}\"")), "{list}");
        let shown = agent.open(&page).await;
        assert_eq!(shown.status, StatusCode::OK, "{shown:?}");
        for said in ["Demander cet équipement", "tel:", "/api/requests/ask"] {
            assert!(shown.body.contains(said), "{said}: {}", shown.body);
        }
        for hidden in ["Coûts", "Histoire", "Déposé par", "/photos\""] {
            assert!(!shown.body.contains(hidden), "{hidden}: {}", shown.body);
        }

        let service = deposit::service(&database).await.to_string();
        let form = [
            ("code", code.as_str()),
            ("service", service.as_str()),
            ("need", "Un siège pour l’accueil"),
            ("key", "asked"),
        ];
        let asked = agent.submit("/api/requests/ask", &form).await;
        assert_eq!(asked.location, "/requests", "{asked:?}");
        assert!(agent.open(&page).await.body.contains("pas encore répondu"));
        assert!(desk.open("/").await.body.contains("href=\"/requests\""));
        assert!(desk.open("/requests").await.body.contains("Un siège pour l’accueil"));

        let id = database.number("SELECT id FROM item_request").await.to_string();
        let form = [("id", id.as_str()), ("key", "kept")];
        let kept = desk.submit("/api/requests/reserve", &form).await;
        assert_eq!(kept.location, "/requests", "{kept:?}");
        let answer = agent.open("/requests").await.body;
        assert!(answer.contains("Réservé jusqu’au"), "{answer}");
        assert_eq!(
            agent.open(&page).await.status,
            StatusCode::OK,
            "theirs: still to be seen"
        );
        assert_eq!(
            database.texts("SELECT state FROM item ORDER BY id DESC LIMIT 1").await,
            ["reserved"]
        );
    }
}

#[tokio::test]
async fn what_is_not_ready_is_not_shown_to_an_agent_and_is_shown_in_brief_to_a_viewer() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let desk = Reader::signed_in(&program, "guichet", &password).await;
    deposit::chairs(&desk, deposit::service(&database).await, "1", "one").await;
    let code = database
        .texts("SELECT code FROM item ORDER BY id DESC LIMIT 1")
        .await
        .remove(0);
    let page = format!("/Q/{code}");
    let agent = Reader::signed_in(&program, "demandeur", &password).await;
    assert_eq!(agent.open(&page).await.status, StatusCode::FORBIDDEN);
    let viewer = Reader::signed_in(&program, "lecteur", &password).await;
    let shown = viewer.open(&page).await;
    assert_eq!(shown.status, StatusCode::OK, "{shown:?}");
    assert!(!shown.body.contains("Déposé par") && !shown.body.contains("/api/requests/ask"));
}
