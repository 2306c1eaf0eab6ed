//! Official papers over HTTP.

use crate::{
    database::Database,
    handover,
    program::{Program, fill, printed},
    reader::Reader,
};
use domain::{Role, access::Permission};
use reqwest::StatusCode;

/// A chair given away by the manager: its label, and the rank of the event.
async fn donated(program: &Program, database: &Database, password: &str) -> (String, String) {
    let code = handover::ready_chair(program, database, password).await;
    let manager = Reader::signed_in(program, "responsable", password).await;
    let form = [
        ("code", code.as_str()),
        ("beneficiary", "Emmaüs Arras"),
        ("legal_category", "public_interest"),
        ("unit_value", "45,00"),
        ("key", "donation"),
    ];
    let answer = manager.submit("/api/items/donate", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    let sql = format!(
        "SELECT CAST(MAX(e.seq) AS BIGINT) FROM event e JOIN item i ON i.id = e.item_id WHERE i.code = '{code}'"
    );
    (code, database.number(&sql).await.to_string())
}

fn form<'a>(kind: &'a str, code: &'a str, rank: &'a str, key: &'a str) -> [(&'a str, &'a str); 4] {
    [("kind", kind), ("reference", code), ("rank", rank), ("key", key)]
}

#[tokio::test]
async fn a_certificate_is_issued_once_and_read_by_who_may_see_people() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let (code, rank) = donated(&program, &database, &password).await;
        let manager = Reader::signed_in(&program, "responsable", &password).await;
        let page = manager.open(&format!("/Q/{code}")).await;
        assert!(
            page.body.contains("Certificat administratif de sortie"),
            "{}",
            page.body
        );
        for (kind, number) in [("exit", "CS"), ("donation", "AD")] {
            let form = |key| form(kind, &code, &rank, key);
            for key in ["one", "one", "two"] {
                let key = format!("{kind} {key}");
                let answer = manager.submit("/papers", &self::form(kind, &code, &rank, &key)).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
                assert!(
                    answer
                        .cookies
                        .iter()
                        .any(|cookie| cookie.contains("flash=paper_issued")),
                    "{answer:?}"
                );
            }
            let year = database.number("SELECT CAST(MAX(year) AS BIGINT) FROM paper").await;
            let path = format!("/papers/{kind}/{number}-{year}-0001.pdf");
            let (status, bytes) = manager.bytes(&path).await;
            assert_eq!((status, &bytes[..5]), (StatusCode::OK, &b"%PDF-"[..]));
            assert_eq!(manager.bytes(&path).await.1, bytes);
            let none = manager.bytes(&path.replace("-0001", "-0002")).await;
            assert_eq!(none.0, StatusCode::NOT_FOUND);
            for login in ["lecteur", "demandeur"] {
                let reader = Reader::signed_in(&program, login, &password).await;
                assert_eq!(reader.bytes(&path).await.0, StatusCode::FORBIDDEN, "{login}");
                let refused = reader.submit("/papers", &form("three")).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{login}");
            }
            let stranger = Reader::new(&program);
            assert_eq!(stranger.open(&path).await.location, "/sign-in");
            assert_eq!(stranger.submit("/papers", &form("four")).await.location, "/sign-in");
        }
        assert_eq!(database.number("SELECT COUNT(*) FROM paper").await, 2);
        assert!(printed(&database, &["verify"]).starts_with("Everything agrees"));
    }
}

/// What is no server function is tried here, for every role: who may not is told so, whatever else is wrong.
#[tokio::test]
async fn every_role_opens_the_papers_and_reports_that_are_theirs_and_no_other() {
    let database = Database::sqlite();
    let password = fill(&database, 20);
    let said = printed(
        &database,
        &["user", "add", "--login", "seul", "--name", "Seul", "--roles", "admin"],
    );
    let alone = said.trim().rsplit(' ').next().unwrap().to_owned();
    let program = Program::start(&database);
    let (code, rank) = donated(&program, &database, &password).await;
    let manager = Reader::signed_in(&program, "responsable", &password).await;
    manager.submit("/papers", &form("exit", &code, &rank, "first")).await;
    let number = database.texts("SELECT number FROM paper").await.remove(0);
    let people = [
        (Role::Viewer, "lecteur", &password),
        (Role::Requester, "demandeur", &password),
        (Role::Desk, "guichet", &password),
        (Role::Technician, "technicien", &password),
        (Role::Manager, "responsable", &password),
        (Role::Admin, "seul", &alone),
    ];
    for (role, login, password) in people {
        let reader = Reader::signed_in(&program, login, password).await;
        let may = |permission: Permission| permission.roles().contains(&role);
        let status = |is_allowed, status| if is_allowed { status } else { StatusCode::FORBIDDEN };
        let paper = reader.open(&format!("/papers/exit/{number}.pdf")).await.status;
        assert_eq!(paper, status(may(Permission::SeePeople), StatusCode::OK), "{login}");
        let issued = reader
            .submit("/papers", &form("exit", &code, &rank, login))
            .await
            .status;
        assert_eq!(
            issued,
            status(may(Permission::SeePeople), StatusCode::SEE_OTHER),
            "{login}"
        );
        let report = reader.open("/value/report/2026.pdf").await.status;
        assert_eq!(report, status(may(Permission::SeeSavings), StatusCode::OK), "{login}");
        let logo = reader.upload("/settings/logo", &[], &[]).await.status;
        assert_eq!(
            logo,
            status(may(Permission::EditSettings), StatusCode::SEE_OTHER),
            "{login}"
        );
    }
    let stranger = Reader::new(&program);
    for path in [format!("/papers/exit/{number}.pdf"), "/value/report/2026.pdf".into()] {
        assert_eq!(stranger.open(&path).await.location, "/sign-in", "{path}");
    }
    for path in ["/papers", "/settings/logo"] {
        assert_eq!(stranger.submit(path, &[]).await.location, "/sign-in", "{path}");
    }
    assert_eq!(database.number("SELECT COUNT(*) FROM paper").await, 1);
}

#[tokio::test]
async fn a_logo_is_encoded_anew_and_only_an_administrator_sets_it() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let mut png = std::io::Cursor::new(Vec::new());
    let picture = image::RgbaImage::from_pixel(1200, 300, image::Rgba([20, 96, 63, 128]));
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let png = png.into_inner();
    let logo = |bytes| [("logo", "logo.png", bytes)];
    let manager = Reader::signed_in(&program, "responsable", &password).await;
    // Their page of the organisation is whole, and asks for nothing that is not theirs.
    let page = manager.open("/settings/organisation").await;
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    assert!(!page.body.contains("/settings/logo"), "{}", page.body);
    let refused = manager.upload("/settings/logo", &[], &logo(&png[..])).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let admin = Reader::signed_in(&program, "admin", &password).await;
    let page = admin.open("/settings/organisation").await;
    assert!(page.body.contains("action=\"/settings/logo\""), "{}", page.body);
    let bad = admin
        .upload("/settings/logo", &[], &logo(b"<svg onload=alert(1)>"))
        .await;
    assert!(
        bad.cookies.iter().any(|cookie| cookie.contains("flash=not_an_image")),
        "{bad:?}"
    );
    let saved = admin.upload("/settings/logo", &[], &logo(&png[..])).await;
    assert!(
        saved.cookies.iter().any(|cookie| cookie.contains("flash=saved")),
        "{saved:?}"
    );
    let id = database
        .number("SELECT CAST(value AS BIGINT) FROM setting WHERE key = 'logo'")
        .await;
    let (status, kept) = admin.bytes(&format!("/media/{id}")).await;
    let kept = image::load_from_memory(&kept).unwrap();
    assert_eq!((status, kept.width(), kept.height()), (StatusCode::OK, 800, 200));
    // A paper with a logo prints.
    let (code, rank) = donated(&program, &database, &password).await;
    let form = [
        ("kind", "exit"),
        ("reference", code.as_str()),
        ("rank", rank.as_str()),
        ("key", "k"),
    ];
    manager.submit("/papers", &form).await;
    assert_eq!(database.number("SELECT COUNT(*) FROM paper").await, 1);
}
