//! Every plain address that takes a form, beside the server functions: who may not send one there.

use crate::{
    database::Database,
    deposit, handover,
    program::{Program, fill, printed},
    reader::{Answer, Reader},
};
use domain::{Role, access::Permission};
use reqwest::StatusCode;
use std::{collections::BTreeSet, path::Path};

/// An address, who may send what there, and a form that nothing but the role is wrong with.
struct Plain {
    path: &'static str,
    may: &'static [Role],
    form: &'static [(&'static str, &'static str)],
    /// The file that goes along; a form without any is sent as plain fields.
    file: Option<&'static str>,
}

fn all() -> Vec<Plain> {
    let plain = |path, may, form, file| Plain { path, may, form, file };
    vec![
        plain(
            "/deposits",
            Permission::Receive.roles(),
            &[
                ("service", "1"),
                ("category", "F-CHAIR"),
                ("quantity", "1"),
                ("labels", "each"),
            ],
            Some("photo"),
        ),
        plain(
            "/items/{code}/photos",
            Permission::Photograph.roles(),
            &[],
            Some("photo"),
        ),
        plain(
            "/handovers/new",
            Permission::HandOver.roles(),
            &[("service", "1"), ("find", "chaise")],
            None,
        ),
        plain(
            "/handovers/{number}/slip",
            Permission::HandOver.roles(),
            &[("signed_by", "Émilie Fournier")],
            Some("slip"),
        ),
        plain(
            "/prices",
            Permission::Price.roles(),
            &[
                ("category", "F-CHAIR"),
                ("what", "Chaise"),
                ("price", "90,00"),
                ("grade", "B"),
                ("source", "Catalogue"),
            ],
            Some("document"),
        ),
        plain("/prices/import", Permission::Price.roles(), &[], Some("file")),
        plain(
            "/stocktakes/{number}/scans/{scan}/photos",
            Permission::Count.roles(),
            &[],
            Some("photo"),
        ),
        plain(
            "/papers",
            Permission::SeePeople.roles(),
            &[("kind", "handover"), ("reference", "{slip}")],
            None,
        ),
        plain("/settings/logo", Permission::EditSettings.roles(), &[], Some("logo")),
        plain("/exports/history", Permission::EditReference.roles(), &[], Some("file")),
        plain(
            "/labels/send",
            Permission::Receive.roles(),
            &[("printer", "1"), ("codes", "{code}")],
            None,
        ),
        plain(
            "/labels/jobs/{id}/retry",
            Permission::Receive.roles(),
            &[("attempts", "1")],
            None,
        ),
        // Anybody's, even who is not signed in.
        plain("/language", &Role::ALL, &[("to", "fr")], None),
        plain("/sign-out", &Role::ALL, &[], None),
    ]
}

/// What stands in the place of the names in an address or a form.
struct Scene {
    code: String,
    slip: String,
}

impl Scene {
    async fn set(database: &Database, program: &Program, password: &str) -> Self {
        let code = handover::ready_chair(program, database, password).await;
        let service = deposit::service(database).await.to_string();
        let desk = Reader::signed_in(program, "guichet", password).await;
        let form = handover::form(&code, &service, "slip");
        let slip = desk.submit("/api/handovers/prepare", &form).await.location;
        Self {
            slip: slip.trim_start_matches("/handovers/").to_owned(),
            code,
        }
    }

    fn fill(&self, text: &str) -> String {
        let number = if text.starts_with("/handovers") {
            &self.slip
        } else {
            "S-2020-0001"
        };
        text.replace("{code}", &self.code)
            .replace("{slip}", &self.slip)
            .replace("{number}", number)
            .replace("{scan}", "1")
            .replace("{id}", "1")
    }

    async fn send(&self, reader: &Reader, plain: &Plain, key: &str) -> Answer {
        let form: Vec<_> = plain.form.iter().map(|(name, text)| (*name, self.fill(text))).collect();
        let mut form: Vec<_> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
        form.push(("key", key));
        let path = self.fill(plain.path);
        match plain.file {
            Some(name) => reader.upload(&path, &form, &[(name, "1.png", &picture())]).await,
            None => reader.submit(&path, &form).await,
        }
    }
}

fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn every_plain_form_is_refused_to_each_role_that_may_not_send_it() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let said = printed(
            &database,
            &["user", "add", "--login", "seul", "--name", "Seul", "--roles", "admin"],
        );
        let alone = said.trim().rsplit(' ').next().unwrap().to_owned();
        let program = Program::start(&database);
        let scene = Scene::set(&database, &program, &password).await;
        let before = written(&database).await;
        let mut wrong = Vec::new();
        for (role, login, password) in [
            (Role::Viewer, "lecteur", &password),
            (Role::Requester, "demandeur", &password),
            (Role::Desk, "guichet", &password),
            (Role::Technician, "technicien", &password),
            (Role::Manager, "responsable", &password),
            (Role::Admin, "seul", &alone),
        ] {
            let reader = Reader::signed_in(&program, login, password).await;
            for plain in all().iter().filter(|plain| !plain.may.contains(&role)) {
                let answer = scene.send(&reader, plain, &format!("{login} {}", plain.path)).await;
                let is_refused = answer.status == StatusCode::FORBIDDEN || answer.location.contains("__err=");
                if !is_refused {
                    wrong.push(format!("{} as {login}: {answer:?}", plain.path));
                }
            }
        }
        assert!(wrong.is_empty(), "not refused:\n{}", wrong.join("\n"));
        assert_eq!(written(&database).await, before, "something was written");
    }
}

/// How many rows there are of what these forms write.
async fn written(database: &Database) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in [
        "item",
        "photo",
        "media",
        "price",
        "event",
        "paper",
        "print_job",
        "import_file",
    ] {
        counts.push(database.number(&format!("SELECT COUNT(*) FROM {table}")).await);
    }
    counts
}

#[tokio::test]
async fn every_plain_form_leads_who_is_not_signed_in_to_the_sign_in_page() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let scene = Scene::set(&database, &program, &password).await;
        let stranger = Reader::new(&program);
        let before = written(&database).await;
        for plain in all() {
            let answer = scene.send(&stranger, &plain, "nobody").await;
            let to = if plain.path == "/language" { "/" } else { "/sign-in" };
            assert_eq!(
                (answer.status, answer.location.as_str()),
                (StatusCode::SEE_OTHER, to),
                "{}: {answer:?}",
                plain.path
            );
        }
        assert_eq!(written(&database).await, before);
    }
}

#[tokio::test]
async fn a_refusal_is_a_page_in_the_readers_language_with_a_way_back() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let agent = Reader::signed_in(&program, "demandeur", &password).await;
    let from = format!("{}/items?q=chaise", program.origin);
    for (lang, said, back) in [
        ("fr", "Retour à la page précédente", "Administrateur"),
        ("en", "Back to the page before", "Administrator"),
    ] {
        agent.submit("/language", &[("to", lang)]).await;
        let request = agent
            .post("/papers")
            .header("accept", "text/html")
            .header("referer", &from)
            .form(&[("kind", "handover"), ("reference", "R-2020-0001"), ("key", lang)]);
        let answer = Answer::of(request.send().await.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        for words in [said, back, "href=\"/items?q=chaise\"", "<main"] {
            assert!(answer.body.contains(words), "{words}: {}", answer.body);
        }
    }
    // The language stays English: files too are answered with a page, and programs in a word.
    let missing = agent.open("/papers/handover/R-2020-0001.pdf").await;
    assert!(
        missing.status.is_client_error() && missing.body.contains("<main"),
        "{missing:?}"
    );
    let (status, bare) = agent.bytes("/media/999999").await;
    assert_eq!(
        (status, bare.as_slice()),
        (StatusCode::NOT_FOUND, b"Not Found".as_slice())
    );
    assert_eq!(agent.open("/refused").await.status, StatusCode::NOT_FOUND);
}

/// The table above is all there is: a form added to the routes must be added to it.
#[test]
fn the_table_names_every_plain_form() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/router.rs");
    let text = std::fs::read_to_string(source).unwrap();
    let routes = text.split(".route(").skip(1);
    let posted = routes.filter(|route| route.split(".route(").next().unwrap().contains("post(route::"));
    let found: BTreeSet<_> = posted
        .map(|route| route.split('"').nth(1).unwrap().to_owned())
        .collect();
    let named: BTreeSet<_> = all().iter().map(|plain| plain.path.to_owned()).collect();
    assert_eq!(named, found);
}
