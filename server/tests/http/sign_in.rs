//! First start, signing in and out.

use crate::{
    database::Database,
    program::{Program, fill, printed},
    reader::Reader,
};
use reqwest::StatusCode;

#[tokio::test]
async fn the_first_start_creates_the_administrator_once() {
    for database in Database::all().await {
        let program = Program::start(&database);
        let link = program.first_start.clone().unwrap();
        let token = link.split("token=").nth(1).unwrap();
        let reader = Reader::new(&program);
        let form = [
            ("form[token]", token),
            ("form[admin_name]", "Antoine Leroy"),
            ("form[login]", "antoine"),
            ("form[password]", "un bon mot de passe"),
            ("form[name]", "Département d’Artois"),
            ("form[phone]", "03 21 00 00 00"),
            ("form[public_url]", "https://regain.fr"),
            ("form[labour_rate]", "28,00"),
            ("form[basis]", "ttc"),
            ("form[return_window_days]", "90"),
            ("form[with]", "samples"),
        ];
        let answer = reader.submit("/api/first-start", &form).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/"),
            "{answer:?}"
        );
        assert_eq!(reader.open("/").await.status, StatusCode::OK);
        let again = Reader::new(&program).call("/api/first-start", &form).await;
        assert!(again.status.is_client_error(), "{again:?}");
        assert_eq!(
            database
                .number("SELECT COUNT(*) FROM person_role WHERE role = 'admin'")
                .await,
            1
        );
        drop(program);
        assert_eq!(Program::start(&database).first_start, None);
    }
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_sign_in() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    for path in [
        "/",
        "/items",
        "/value",
        "/settings",
        "/Q/7K3HN9B3/move",
        "/scan/batch",
        "/reports",
        "/media/1",
        "/labels.pdf?codes=7K3HN9B3",
    ] {
        let answer = reader.open(path).await;
        assert!(answer.status.is_redirection(), "{path}: {answer:?}");
        assert_eq!(answer.location, "/sign-in", "{path}");
    }
}

#[tokio::test]
async fn a_session_is_a_cookie_for_the_browser_alone_and_ends_at_sign_out() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let reader = Reader::new(&program);
        let answer = reader
            .submit("/api/sign-in", &[("login", "guichet"), ("password", &password)])
            .await;
        let cookie = answer
            .cookies
            .iter()
            .find(|cookie| cookie.starts_with("regain_session="))
            .unwrap();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
        let id = cookie.split(['=', ';']).nth(1).unwrap();
        let kept = database.texts("SELECT id_hash FROM session").await;
        assert!(
            !kept.is_empty() && !kept.contains(&id.to_owned()),
            "the id itself is never kept"
        );
        assert_eq!(reader.open("/").await.status, StatusCode::OK);
        assert_eq!(reader.submit("/sign-out", &[]).await.location, "/sign-in");
        let stolen = reader.post("/api/me").header("cookie", format!("regain_session={id}"));
        assert_eq!(stolen.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn five_wrong_passwords_lock_a_name_on_every_server_and_say_nothing_of_who_has_it() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    let mut said = Vec::new();
    for login in ["guichet", "nobody"] {
        for _ in 0..5 {
            let answer = reader
                .call("/api/sign-in", &[("login", login), ("password", "not the one")])
                .await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{answer:?}");
        }
        // Another server on the same database, or the same after a restart.
        let other = Program::start(&database);
        let right = [("login", login), ("password", password.as_str())];
        let answer = Reader::new(&other).call("/api/sign-in", &right).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        said.push(answer.body);
    }
    assert_eq!(said[0], said[1]);
    let admin = Reader::signed_in(&program, "admin", &password).await;
    let id = database.number("SELECT id FROM person WHERE login = 'guichet'").await;
    let sheet = admin.open(&format!("/settings/people?edit={id}")).await;
    assert!(sheet.body.contains("Lever l’attente"), "{sheet:?}");
    let lifted = admin
        .submit("/api/settings/people/unlock", &[("id", &id.to_string())])
        .await;
    assert_eq!(lifted.location, format!("/settings/people?edit={id}"));
    Reader::signed_in(&program, "guichet", &password).await;
    let said = printed(&database, &["user", "reset-password", "--login", "guichet"]);
    let new = said.trim().rsplit(' ').next().unwrap();
    Reader::signed_in(&program, "guichet", new).await;
}

#[tokio::test]
async fn trying_many_names_from_one_address_is_slowed_down() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    let mut last = StatusCode::OK;
    for number in 0..61 {
        // An empty password is refused before any work: only the count matters here.
        let login = format!("nobody{number}");
        last = reader.call("/api/sign-in", &[("login", &login)]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(reader.open("/sign-in").await.status, StatusCode::OK);
}
