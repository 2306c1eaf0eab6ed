//! Series of scans and linked codes over HTTP, without scripts.

use crate::{
    database::Database,
    deposit,
    program::{Program, fill},
    reader::Reader,
};
use reqwest::StatusCode;

/// Three chairs, received: their labels.
async fn chairs(reader: &Reader, database: &Database) -> Vec<String> {
    deposit::chairs(reader, deposit::service(database).await, "3", "three").await;
    let mut codes = database.texts("SELECT code FROM item ORDER BY id DESC LIMIT 3").await;
    codes.sort();
    codes
}

async fn started(database: &Database) -> i64 {
    let sql = "SELECT COUNT(*) FROM event WHERE kind = 'diagnosis_started'";
    database.number(sql).await
}

#[tokio::test]
async fn a_series_is_scanned_confirmed_and_taken_back_without_scripts() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let codes = chairs(&reader, &database).await;
        let before = started(&database).await;
        let choose = reader.open("/scan/batch").await;
        assert!(choose.body.contains("/scan/batch?action=move"), "{}", choose.body);
        let tell = reader.open("/scan/batch?action=move").await;
        assert_eq!(tell.status, StatusCode::OK);
        assert!(tell.body.contains("name=\"place\""), "the place is asked once");
        let all = codes.join(",");
        let page = reader
            .open(&format!(
                "/scan/batch?action=start_diagnosis&codes={all}&text=3256220110011"
            ))
            .await;
        for said in [
            "désigne aucun équipement",
            "/scan/link?text=3256220110011",
            "3 équipements",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let twice = reader
            .open(&format!(
                "/scan/batch?action=start_diagnosis&codes={all}&text={}",
                codes[0]
            ))
            .await;
        assert!(twice.body.contains("Déjà scanné"), "{}", twice.body);
        assert_eq!(started(&database).await, before, "looking writes nothing");

        let form = [
            ("action", "start_diagnosis"),
            ("codes", all.as_str()),
            ("key", "series"),
        ];
        for _ in 0..2 {
            let done = reader.submit("/api/scan/apply", &form).await;
            assert_eq!(
                (done.status, done.location.as_str()),
                (StatusCode::SEE_OTHER, "/scan/batch/done?key=series"),
                "{done:?}"
            );
        }
        assert_eq!(started(&database).await, before + 3);
        let done = reader.open("/scan/batch/done?key=series").await;
        assert!(done.body.contains("/api/scan/undo") && done.body.contains(&codes[2]));
        let back = [("batch", "series"), ("key", "back")];
        let undone = reader.submit("/api/scan/undo", &back).await;
        assert_eq!(undone.location, "/scan/batch/done?key=series", "{undone:?}");
        let done = reader.open(&undone.location).await;
        assert!(done.body.contains("a été annulée") && !done.body.contains("/api/scan/undo"));
    }
}

#[tokio::test]
async fn counting_is_among_what_to_do_for_who_may_count() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    for (login, may) in [("guichet", true), ("responsable", true), ("technicien", false)] {
        let reader = Reader::signed_in(&program, login, &password).await;
        let page = reader.open("/scan/batch").await;
        assert_eq!(page.status, StatusCode::OK, "{login}");
        let link = page.body.split_once("Compter ce qui est là");
        let link = link.and_then(|(before, _)| before.rsplit('<').next());
        let is_offered = link.is_some_and(|link| link.contains("href=\"/stocktakes\""));
        assert_eq!(is_offered, may, "{login}: {}", page.body);
    }
}

#[tokio::test]
async fn the_place_of_a_series_is_told_by_its_label() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let codes = chairs(&reader, &database).await.join(",");
        let sql = "SELECT code || ' ' || place_id FROM place_code ORDER BY code LIMIT 2";
        let found = database.texts(sql).await;
        let (places, ids): (Vec<_>, Vec<_>) = found.iter().filter_map(|place| place.split_once(' ')).unzip();
        let tell = reader.open("/scan/batch?action=move").await;
        assert!(
            tell.body.contains("name=\"text\""),
            "a label can be scanned: {}",
            tell.body
        );
        let early = reader
            .open(&format!("/scan/batch?action=move&text={}", &codes[..8]))
            .await;
        assert!(early.body.contains("est gardé dans la série"), "{}", early.body);

        let label = |code: &str| format!("HTTPS://R.FR/P/{code}");
        for text in [label(places[1]), places[1].to_owned()] {
            let page = reader
                .open(&format!("/scan/batch?action=move&codes={codes}&text={text}"))
                .await;
            let hidden = format!("value=\"{}\"", ids[1]);
            for said in ["Toute la série y va", "/api/scan/apply", &hidden] {
                assert!(page.body.contains(said), "{said}: {}", page.body);
            }
            assert!(!page.body.contains("Inconnus"), "{}", page.body);
        }
        // Kept among the scans of a series begun without a network.
        let kept = format!("/scan/batch?action=move&codes={},{codes}", label(places[1]));
        let page = reader.open(&kept).await;
        assert!(page.body.contains("3 équipements"), "{}", page.body);
        // Another place's label sends the whole series there; a gesture that goes nowhere says so.
        let check = [("action", "move"), ("place", ids[0]), ("text", &label(places[1]))];
        let checked = reader.call("/api/scan/check", &check).await;
        for said in ["\"verdict\":\"Place\"".to_owned(), format!("\"place\":\"{}\"", ids[1])] {
            assert!(checked.body.contains(&said), "{said}: {}", checked.body);
        }
        let idle = format!(
            "/scan/batch?action=start_diagnosis&codes={codes}&text={}",
            label(places[1])
        );
        let page = reader.open(&idle).await;
        assert!(page.body.contains("ce geste n’en demande pas"), "{}", page.body);
        assert!(!page.body.contains("Inconnus"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_text_with_a_comma_is_one_scan() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let check = [("action", "start_diagnosis"), ("text", "LOT 4,5 KG")];
    let checked = reader.call("/api/scan/check", &check).await;
    assert!(checked.body.contains("\"code\":\"LOT 4 5 KG\""), "{}", checked.body);
}

#[tokio::test]
async fn a_refused_series_names_the_item_and_writes_nothing() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let codes = chairs(&reader, &database).await;
        let one = [
            ("action", "start_diagnosis"),
            ("codes", codes[1].as_str()),
            ("key", "one"),
        ];
        reader.submit("/api/scan/apply", &one).await;
        let before = started(&database).await;
        let check = [("action", "start_diagnosis"), ("text", codes[1].as_str())];
        let checked = reader.call("/api/scan/check", &check).await;
        assert_eq!(checked.status, StatusCode::OK, "{checked:?}");
        for said in ["\"verdict\":\"Blocked\"", &format!("\"href\":\"/Q/{}\"", codes[1])] {
            assert!(checked.body.contains(said), "{said}: {}", checked.body);
        }
        let all = codes.join(",");
        let form = [("action", "start_diagnosis"), ("codes", all.as_str()), ("key", "all")];
        let refused = reader.call("/api/scan/apply", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
        assert!(refused.body.contains(&codes[1]), "{}", refused.body);
        // Looked at before somebody acted on it: the version says so.
        let old = format!("{}.1,{}.9", codes[0], codes[2]);
        let form = [("action", "start_diagnosis"), ("codes", old.as_str()), ("key", "old")];
        let refused = reader.call("/api/scan/apply", &form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{refused:?}");
        assert_eq!(started(&database).await, before);
    }
}

#[tokio::test]
async fn an_unknown_barcode_is_linked_to_an_item_and_then_opens_it() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let code = chairs(&reader, &database).await.remove(0);
        let nothing = reader.open("/open?text=3256220110011").await;
        assert_eq!(nothing.location, "/items?q=3256220110011");
        let offer = reader.open(&nothing.location).await;
        assert!(offer.body.contains("/scan/link?text=3256220110011"), "{}", offer.body);
        let page = reader.open("/scan/link?text=3256220110011").await;
        assert!(page.body.contains("value=\"3256220110011\""));
        let address = format!("HTTPS://ANY.FR/Q/{code}");
        let form = [("code", address.as_str()), ("text", "3256220110011"), ("key", "link")];
        let linked = reader.submit("/api/items/link", &form).await;
        assert_eq!(linked.location, format!("/Q/{code}"), "{linked:?}");
        let opened = reader.open("/open?text=3256220110011").await;
        assert_eq!(opened.location, format!("/Q/{code}"));
        let card = reader.open(&format!("/Q/{code}")).await;
        assert!(card.body.contains("Codes liés") && card.body.contains("3256220110011"));
    }
}
