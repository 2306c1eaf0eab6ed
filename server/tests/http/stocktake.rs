//! A stock-take over HTTP, without scripts and with.

use crate::{
    database::Database,
    handover,
    program::{Program, fill, regain},
    reader::{Answer, Reader},
};
use reqwest::StatusCode;

/// What most of these tests begin with: people, a chair, and where its record puts it.
struct Scene {
    program: Program,
    desk: Reader,
    manager: Reader,
    chair: String,
    place: String,
}

impl Scene {
    async fn set(database: &Database) -> Self {
        let password = fill(database, 20);
        let program = Program::start(database);
        let chair = handover::ready_chair(&program, database, &password).await;
        let sql = format!("SELECT place_id FROM item WHERE code = '{chair}'");
        let place = database.number(&sql).await.to_string();
        Self {
            desk: Reader::signed_in(&program, "guichet", &password).await,
            manager: Reader::signed_in(&program, "responsable", &password).await,
            program,
            chair,
            place,
        }
    }

    /// Begins a count of that place: its address.
    async fn begin(&self, place: &str) -> String {
        let key = format!("start {place}");
        let form = [("place", place), ("key", key.as_str())];
        let answer = self.desk.submit("/api/stocktakes/start", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        assert!(answer.location.starts_with("/stocktakes/S-"), "{answer:?}");
        answer.location
    }

    /// Closes it, as the manager.
    async fn end(&self, count: &str) {
        let form = [
            ("number", number(count)),
            ("signed_by", "Karim Benali"),
            ("statement", "true"),
            ("key", "close"),
        ];
        for _ in 0..2 {
            let answer = self.manager.submit("/api/stocktakes/close", &form).await;
            assert_eq!(
                (answer.status, answer.location.as_str()),
                (StatusCode::SEE_OTHER, count)
            );
        }
    }
}

/// The number in the address of a count.
fn number(count: &str) -> &str {
    count.rsplit('/').next().unwrap()
}

fn scan<'a>(count: &'a str, text: &'a str, place: &'a str, key: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("number", number(count)),
        ("text", text),
        ("place", place),
        ("key", key),
    ]
}

#[tokio::test]
async fn a_count_is_made_by_plain_forms_and_its_report_is_the_same_each_time() {
    for database in Database::all().await {
        let scene = Scene::set(&database).await;
        let count = scene.begin(&scene.place).await;
        let chair = format!("HTTPS://REGAIN.FR/Q/{}", scene.chair);
        for (text, key, word) in [
            (chair.as_str(), "one", "count_here"),
            (chair.as_str(), "one", "count_here"),
            (chair.as_str(), "two", "count_already"),
            ("SN-NOBODY", "three", "count_unknown_label"),
        ] {
            let form = scan(&count, text, &scene.place, key);
            let answer = scene.desk.submit("/api/stocktakes/scan", &form).await;
            let back = format!("{count}?place={}", scene.place);
            assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, back));
            assert!(
                answer.cookies[0].starts_with(&format!("flash={word};")),
                "{:?}",
                answer.cookies
            );
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM stocktake_scan").await, 2);
        let page = scene.desk.open(&count).await;
        assert!(
            page.body.contains(&scene.chair) && page.body.contains("SN-NOBODY"),
            "{}",
            page.body
        );
        let report = format!("{count}/report.pdf");
        assert_eq!(scene.manager.bytes(&report).await.0, StatusCode::NOT_FOUND);
        let closing = scene.manager.open(&format!("{count}/close")).await;
        assert!(closing.body.contains("name=\"signed_by\""), "{}", closing.body);
        let closing = scene.desk.open(&format!("{count}/close")).await;
        assert!(!closing.body.contains("name=\"signed_by\""));

        scene.end(&count).await;
        let (status, first) = scene.manager.bytes(&report).await;
        assert_eq!(status, StatusCode::OK);
        assert!(first.starts_with(b"%PDF-"));
        let all = [("number", number(&count)), ("how", "all"), ("key", "all")];
        let answer = scene.manager.submit("/api/stocktakes/decide", &all).await;
        assert_eq!(answer.location, count, "{answer:?}");
        assert_eq!(scene.desk.bytes(&report).await, (StatusCode::OK, first));
        let page = scene.manager.open(&count).await;
        let hash = database.texts("SELECT report_hash FROM stocktake").await.remove(0);
        assert!(page.body.contains(&hash), "{}", page.body);
        assert!(scene.desk.open("/stocktakes").await.body.contains(number(&count)));
        assert_eq!(
            database.number("SELECT COUNT(*) FROM item WHERE state = 'lost'").await,
            database
                .number("SELECT COUNT(*) FROM stocktake_decision WHERE kind = 'lost'")
                .await
        );
        assert!(regain(&database, &["verify"]).status.success());
    }
}

#[tokio::test]
async fn a_script_reads_what_a_scan_came_to() {
    let database = Database::sqlite();
    let scene = Scene::set(&database).await;
    let count = scene.begin(&scene.place).await;
    let form = scan(&count, &scene.chair, &scene.place, "one");
    let answer = scene.desk.call("/api/stocktakes/scan", &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    assert!(answer.cookies.iter().all(|cookie| !cookie.starts_with("flash=")));
    let counted: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(counted["outcome"], "here");
    assert_eq!(counted["code"], scene.chair.as_str());
    assert_eq!(counted["already"], false);
    let again = scene
        .manager
        .call("/api/stocktakes/scan", &scan(&count, &scene.chair, &scene.place, "two"))
        .await;
    let counted: serde_json::Value = serde_json::from_str(&again.body).unwrap();
    assert_eq!(counted["already"], true);
    assert!(
        counted["detail"].as_str().unwrap().starts_with("Déjà compté par "),
        "{counted}"
    );
    let progress = [("number", number(&count))];
    let progress = scene.desk.call("/api/stocktakes/progress", &progress).await;
    let progress: serde_json::Value = serde_json::from_str(&progress.body).unwrap();
    assert_eq!(progress["tally"]["counted"], 1);
    assert_eq!(progress["is_open"], true);
    scene.end(&count).await;
    let late = scene
        .desk
        .call("/api/stocktakes/scan", &scan(&count, "x", &scene.place, "late"))
        .await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{late:?}");
}

#[tokio::test]
async fn an_item_in_the_wrong_place_is_moved_here_by_its_button() {
    let database = Database::sqlite();
    let scene = Scene::set(&database).await;
    let sql = format!(
        "SELECT MIN(id) FROM place WHERE id <> {0} AND parent_id IS NOT NULL",
        scene.place
    );
    let other = database.number(&sql).await.to_string();
    let count = scene.begin(&other).await;
    let answer = scene
        .desk
        .submit("/api/stocktakes/scan", &scan(&count, &scene.chair, &other, "one"))
        .await;
    assert!(answer.cookies[0].starts_with("flash=count_wrong_place;"), "{answer:?}");
    let page = scene.desk.open(&count).await;
    assert!(page.body.contains("/api/stocktakes/move_here"), "{}", page.body);
    let form = [
        ("number", number(&count)),
        ("code", scene.chair.as_str()),
        ("key", "move"),
    ];
    let answer = scene.desk.submit("/api/stocktakes/move_here", &form).await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, count.as_str())
    );
    let sql = format!("SELECT place_id FROM item WHERE code = '{}'", scene.chair);
    assert_eq!(database.number(&sql).await.to_string(), other);
    drop(scene.program);
    assert!(regain(&database, &["verify"]).status.success());
}

#[tokio::test]
async fn an_unknown_label_has_ways_out_while_it_is_counted_and_after() {
    let database = Database::sqlite();
    let scene = Scene::set(&database).await;
    let count = scene.begin(&scene.place).await;
    let form = scan(&count, "SN-NOBODY", &scene.place, "one");
    scene.desk.submit("/api/stocktakes/scan", &form).await;
    let page = scene.desk.open(&count).await;
    for said in ["/scan/link?text=SN%2DNOBODY", "Enregistrer l’équipement"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    scene.end(&count).await;
    let page = scene.manager.open(&count).await;
    assert!(page.body.contains("/api/stocktakes/look_into"), "{}", page.body);
    assert!(!scene.desk.open(&count).await.body.contains("/api/stocktakes/look_into"));
    let form = [
        ("number", number(&count)),
        ("text", "SN-NOBODY"),
        ("note", "Clé USB d’un agent, rendue"),
        ("key", "look"),
    ];
    let refused = scene.desk.call("/api/stocktakes/look_into", &form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{refused:?}");
    let done = scene.manager.submit("/api/stocktakes/look_into", &form).await;
    assert_eq!(
        (done.status, done.location.as_str()),
        (StatusCode::SEE_OTHER, count.as_str())
    );
    let page = scene.manager.open(&count).await;
    assert!(page.body.contains("Clé USB d’un agent, rendue") && !page.body.contains("/api/stocktakes/look_into"));
}

#[tokio::test]
async fn photos_are_attached_to_a_scan_and_seen_by_who_may_count() {
    let database = Database::sqlite();
    let scene = Scene::set(&database).await;
    let count = scene.begin(&scene.place).await;
    let form = scan(&count, "SN-NOBODY", &scene.place, "one");
    scene.desk.submit("/api/stocktakes/scan", &form).await;
    let scan = database.number("SELECT MAX(id) FROM stocktake_scan").await;
    let mut photo = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(40, 30)
        .write_to(&mut photo, image::ImageFormat::Png)
        .unwrap();
    let photo = photo.into_inner();
    let path = format!("{count}/scans/{scan}/photos");
    let answer = scene
        .desk
        .upload(&path, &[], &[("photo", "1.png", photo.as_slice())])
        .await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, count.as_str())
    );
    let media = database.number("SELECT MAX(media_id) FROM stocktake_photo").await;
    let shown = format!("/media/{media}");
    assert!(scene.desk.open(&count).await.body.contains(&shown));
    assert_eq!(scene.desk.bytes(&shown).await.0, StatusCode::OK);
}

/// What the label of that place says.
async fn place_label(database: &Database, place: i64) -> String {
    let sql = format!("SELECT code FROM place_code WHERE place_id = {place}");
    format!("HTTPS://REGAIN.FR/P/{}", database.texts(&sql).await.remove(0))
}

#[tokio::test]
async fn a_places_label_switches_place_without_scripts_and_never_leaves_the_scope() {
    for database in Database::all().await {
        let scene = Scene::set(&database).await;
        let inner = database
            .number("SELECT MIN(id) FROM place WHERE parent_id IS NOT NULL")
            .await;
        let whole = database
            .number(&format!("SELECT parent_id FROM place WHERE id = {inner}"))
            .await;
        let label = place_label(&database, inner).await;
        let (inner, whole) = (inner.to_string(), whole.to_string());
        let count = scene.begin(&whole).await;
        let switched = scene
            .desk
            .submit("/api/stocktakes/scan", &scan(&count, &label, &whole, "place"))
            .await;
        assert_eq!(
            (switched.status, switched.location.as_str()),
            (StatusCode::SEE_OTHER, format!("{count}?place={inner}").as_str()),
            "{switched:?}"
        );
        let page = scene.desk.open(&switched.location).await.body;
        assert!(page.contains("Vous comptez ici maintenant."), "{page}");
        assert!(page.contains(&format!("<option value=\"{inner}\" selected")), "{page}");
        let scans = database.number("SELECT COUNT(*) FROM stocktake_scan").await;
        assert_eq!(scans, 0, "a place is counted in, not counted");
        let counted = scan(&count, &scene.chair, &inner, "chair");
        scene.desk.submit("/api/stocktakes/scan", &counted).await;
        let seen = database.number("SELECT place_id FROM stocktake_scan").await.to_string();
        assert_eq!(seen, inner);

        let narrow = scene.begin(&inner).await;
        let sql =
            format!("SELECT MIN(id) FROM place WHERE id <> {inner} AND (parent_id IS NULL OR parent_id <> {inner})");
        let outside = place_label(&database, database.number(&sql).await).await;
        let form = scan(&narrow, &outside, &inner, "outside");
        let told = scene.desk.call("/api/stocktakes/scan", &form).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{told:?}");
        let origin = &scene.program.origin;
        let sent = scene.desk.post("/api/stocktakes/scan").form(&form);
        let sent = sent
            .header("accept", "text/html")
            .header("referer", format!("{origin}{narrow}"));
        let refused = Answer::of(sent.send().await.unwrap()).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "{refused:?}");
        let back = refused.location.strip_prefix(origin).unwrap_or(&refused.location);
        assert!(back.starts_with(&narrow), "{refused:?}");
        let page = scene.desk.open(back).await.body;
        assert!(page.contains("À corriger : emplacement."), "{page}");
        let scans = database.number("SELECT COUNT(*) FROM stocktake_scan").await;
        assert_eq!(scans, 1, "nothing was counted in a place that is not counted");
    }
}
