//! Handovers over HTTP.

use crate::{
    database::Database,
    deposit,
    program::{Program, fill},
    reader::Reader,
};
use reqwest::StatusCode;

/// A chair that is ready to leave: its label.
pub(crate) async fn ready_chair(program: &Program, database: &Database, password: &str) -> String {
    let desk = Reader::signed_in(program, "guichet", password).await;
    let technician = Reader::signed_in(program, "technicien", password).await;
    let key = format!("chair-{:x}", rand::random::<u64>());
    deposit::chairs(&desk, deposit::service(database).await, "1", &key).await;
    let code = database
        .texts("SELECT code FROM item ORDER BY id DESC LIMIT 1")
        .await
        .remove(0);
    for (path, field) in [("start-diagnosis", ("", "")), ("find-working", ("condition", "B"))] {
        let key = format!("{path}-{code}");
        let form = [("code", code.as_str()), ("key", &key), field];
        let answer = technician.submit(&format!("/api/items/{path}"), &form).await;
        assert_eq!(
            (answer.status, answer.location),
            (StatusCode::SEE_OTHER, format!("/Q/{code}")),
            "{path}"
        );
    }
    code
}

/// The form of a handover of that item.
pub(crate) fn form<'a>(code: &'a str, service: &'a str, key: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form[codes][0]", code),
        ("form[service]", service),
        ("form[receiver]", "Émilie Fournier"),
        ("form[need]", "Arrivée d’un agent"),
        ("form[instead_of]", "new"),
        ("form[substitution]", "S2"),
        ("key", key),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_hand_over_one_item_at_once_one_wins_and_the_other_is_told() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let code = ready_chair(&program, &database, &password).await;
        let service = deposit::service(&database).await.to_string();
        let mut both = Vec::new();
        for key in ["left hand", "right hand"] {
            let reader = Reader::signed_in(&program, "guichet", &password).await;
            let (code, service) = (code.clone(), service.clone());
            both.push(tokio::spawn(async move {
                reader.call("/api/handovers/prepare", &form(&code, &service, key)).await
            }));
        }
        let (one, other) = (both.remove(0).await.unwrap(), both.remove(0).await.unwrap());
        let (won, lost) = if one.location.is_empty() {
            (other, one)
        } else {
            (one, other)
        };
        assert!(won.location.starts_with("/handovers/"), "{won:?}");
        assert!([409, 422].contains(&lost.status.as_u16()), "{lost:?}");
        assert_eq!(
            database
                .number("SELECT COUNT(*) FROM handover_line WHERE outcome = 'open'")
                .await,
            1
        );
    }
}

#[tokio::test]
async fn a_signature_posts_what_it_spares_once_and_the_totals_are_the_sum_of_the_ledger() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let code = ready_chair(&program, &database, &password).await;
        let service = database.number("SELECT MIN(id) FROM service").await.to_string();
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let slip = reader
            .submit("/api/handovers/prepare", &form(&code, &service, "slip"))
            .await;
        let number = slip.location.strip_prefix("/handovers/").unwrap();
        let before = database
            .number("SELECT COUNT(*) FROM ledger WHERE kind = 'avoided_purchase'")
            .await;
        let form = [
            ("number", number),
            ("form[accepted][0]", code.as_str()),
            ("form[statement]", "true"),
            ("form[signed_by]", "Émilie Fournier"),
            ("key", "signature"),
        ];
        for _ in 0..2 {
            let signed = reader.submit("/api/handovers/sign", &form).await;
            assert_eq!(
                (signed.status, &signed.location),
                (StatusCode::SEE_OTHER, &slip.location),
                "{signed:?}"
            );
        }
        // The category has a default price: counted, grade C.
        let after = database
            .number("SELECT COUNT(*) FROM ledger WHERE kind = 'avoided_purchase'")
            .await;
        assert_eq!(after, before + 1);
    }
}

#[tokio::test]
async fn who_receives_opens_their_slip_though_its_papers_are_for_others() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let code = ready_chair(&program, &database, &password).await;
    let service = deposit::service(&database).await.to_string();
    let desk = Reader::signed_in(&program, "guichet", &password).await;
    let slip = desk
        .submit("/api/handovers/prepare", &form(&code, &service, "slip"))
        .await;
    let theirs = "UPDATE receiver SET person_id = (SELECT id FROM person WHERE login = 'demandeur')
                  WHERE id = (SELECT MAX(id) FROM receiver)";
    database.run(theirs).await;
    let requester = Reader::signed_in(&program, "demandeur", &password).await;
    let page = requester.open(&slip.location).await;
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    assert!(page.body.contains("Émilie Fournier"), "{}", page.body);
    assert!(!page.body.contains("action=\"/papers\""), "{}", page.body);
}

#[tokio::test]
async fn equipment_is_found_added_and_taken_off_without_losing_what_is_filled_in() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let code = ready_chair(&program, &database, &password).await;
    let other = ready_chair(&program, &database, &password).await;
    let service = deposit::service(&database).await.to_string();
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let filled = [
        ("form[service]", service.as_str()),
        ("form[receiver]", "Émilie Fournier"),
        ("form[receiver_login]", ""),
        ("form[need]", "Arrivée d’un agent"),
        ("form[instead_of]", "refurbished"),
        ("form[substitution]", "S1"),
        ("form[reference]", "DA-2026-17"),
        ("occurred_on", "2026-03-02"),
    ];
    let chosen = ("form[codes][]", code.as_str());
    for (pressed, expected) in [
        (vec![("text", code.as_str())], vec![&code]),
        (vec![chosen, ("text", ""), ("add", other.as_str())], vec![&code, &other]),
        (
            vec![chosen, ("form[codes][]", other.as_str()), ("remove", code.as_str())],
            vec![&other],
        ),
    ] {
        let form = [filled.as_slice(), &pressed].concat();
        let answer = reader.submit("/handovers/new", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        assert!(
            !answer.location.contains("Fournier"),
            "no name in an address: {answer:?}"
        );
        let page = reader.open(&answer.location).await.body;
        let hidden = |code: &str| page.contains(&format!("name=\"form[codes][]\" value=\"{code}\""));
        for label in [&code, &other] {
            assert_eq!(hidden(label), expected.contains(&label), "{label} {pressed:?}: {page}");
        }
        for kept in [
            "Émilie Fournier",
            "Arrivée d’un agent",
            "DA-2026-17",
            "value=\"2026-03-02\"",
        ] {
            assert!(page.contains(kept), "{kept} {pressed:?}: {page}");
        }
        for (name, value) in [("form[instead_of]", "refurbished"), ("form[substitution]", "S1")] {
            let radio = page.split("<input").find(|tag| {
                let tag = tag.split('>').next().unwrap();
                tag.contains(&format!("name=\"{name}\"")) && tag.contains(&format!("value=\"{value}\""))
            });
            assert!(
                radio.unwrap().split('>').next().unwrap().contains("checked"),
                "{name}: {page}"
            );
        }
        assert!(
            page.contains(&format!("<option value=\"{service}\" selected")),
            "{page}"
        );
    }
    let requester = Reader::signed_in(&program, "demandeur", &password).await;
    let answer = requester.submit("/handovers/new", &filled).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
