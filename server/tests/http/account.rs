//! One's own account: password and sessions; an administrator's hand on those of others.

use crate::{
    database::Database,
    program::{Program, fill, printed},
    reader::{Answer, Reader},
};
use reqwest::{
    StatusCode,
    header::{ACCEPT, USER_AGENT},
};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

/// Signed in by a browser that says its name.
async fn with_firefox(program: &Program, login: &str, password: &str) -> Reader {
    let reader = Reader::new(program);
    let form = [("login", login), ("password", password)];
    let request = reader.post("/api/sign-in").header(USER_AGENT, FIREFOX);
    let answer = request.header(ACCEPT, "text/html").form(&form).send().await.unwrap();
    assert_eq!(Answer::of(answer).await.location, "/");
    reader
}

async fn is_in(reader: &Reader) -> bool {
    reader.open("/account").await.status == StatusCode::OK
}

#[tokio::test]
async fn a_new_password_asks_for_the_current_one_and_ends_the_other_sessions() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let here = Reader::signed_in(&program, "guichet", &password).await;
        let elsewhere = Reader::signed_in(&program, "guichet", &password).await;
        let change = async |current: &str, new: &str| {
            let form = [("current_password", current), ("new_password", new)];
            here.call("/api/account/password", &form).await
        };
        for (current, new) in [
            ("not the one", "un nouveau secret"),
            (password.as_str(), "motdepasse2026"),
        ] {
            let refused = change(current, new).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
        }
        assert!(is_in(&elsewhere).await);
        let form = [
            ("current_password", password.as_str()),
            ("new_password", "un nouveau secret"),
        ];
        let changed = here.submit("/api/account/password", &form).await;
        assert_eq!(changed.location, "/account", "{changed:?}");
        assert!(is_in(&here).await && !is_in(&elsewhere).await);
        Reader::signed_in(&program, "guichet", "un nouveau secret").await;
    }
}

#[tokio::test]
async fn a_refused_password_is_never_kept_in_a_cookie() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "guichet", &password).await;
    let form = [("current_password", "motdepasse"), ("new_password", "motdepasse2026")];
    let refused = reader.submit_from("/account", "/api/account/password", &form).await;
    assert!(refused.location.contains("__err="), "{refused:?}");
    let kept = refused.cookies.iter().find(|cookie| cookie.starts_with("kept="));
    assert_eq!(kept.map(|cookie| cookie.split(';').next().unwrap()), Some("kept="));
}

#[tokio::test]
async fn ones_sessions_are_listed_by_device_and_ended_one_by_one_or_all_but_this_one() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let here = Reader::signed_in(&program, "guichet", &password).await;
        let firefox = with_firefox(&program, "guichet", &password).await;
        let page = here.open("/account").await.body;
        assert!(
            page.contains("Firefox · Linux") && page.contains("Appareil inconnu"),
            "{page}"
        );
        assert!(page.contains("127.0.0.1"));
        let sql = "SELECT id_hash FROM session WHERE device LIKE 'Firefox%'";
        let handle = database.texts(sql).await.remove(0);
        let ended = here.submit("/api/account/sessions/end", &[("handle", &handle)]).await;
        assert_eq!(ended.location, "/account");
        assert!(is_in(&here).await && !is_in(&firefox).await);

        let firefox = with_firefox(&program, "guichet", &password).await;
        let other = Reader::signed_in(&program, "technicien", &password).await;
        here.submit("/api/account/sessions/end-others", &[]).await;
        assert!(is_in(&here).await && !is_in(&firefox).await && is_in(&other).await);
    }
}

#[tokio::test]
async fn an_administrator_ends_somebodys_sessions_and_closing_an_account_ends_them_at_once() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let admin = Reader::signed_in(&program, "admin", &password).await;
    let agent = with_firefox(&program, "guichet", &password).await;
    let id = database.number("SELECT id FROM person WHERE login = 'guichet'").await;
    let id = id.to_string();
    let page = admin.open(&format!("/settings/people?edit={id}")).await.body;
    assert!(page.contains("Firefox · Linux"), "{page}");
    let ended = admin.submit("/api/settings/people/end-sessions", &[("id", &id)]).await;
    assert_eq!(ended.location, format!("/settings/people?edit={id}"));
    assert!(!is_in(&agent).await);

    let agent = Reader::signed_in(&program, "guichet", &password).await;
    let closed = [("id", id.as_str()), ("name", "Parti"), ("roles[0]", "desk")];
    admin.submit("/api/settings/people/change", &closed).await;
    assert!(!is_in(&agent).await);
    let form = [("login", "guichet"), ("password", password.as_str())];
    let again = agent.call("/api/sign-in", &form).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
}

/// The address of a page's link field, without its origin.
fn link_of(page: &str, origin: &str) -> String {
    let start = format!("{origin}/password?token=");
    assert!(page.contains(&start), "no link: {page}");
    let rest = page.split(&start).nth(1).unwrap();
    let is_token = |sign: &char| sign.is_ascii_alphanumeric() || *sign == '-';
    let token: String = rest.chars().take_while(is_token).collect();
    format!("/password?token={token}")
}

#[tokio::test]
async fn a_one_time_link_is_shown_once_and_lets_its_person_choose_a_password() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let program = Program::start(&database);
        let admin = Reader::signed_in(&program, "admin", &password).await;
        let agent = Reader::signed_in(&program, "guichet", &password).await;
        let id = database.number("SELECT id FROM person WHERE login = 'guichet'").await;
        let id = id.to_string();
        let made = admin.submit("/api/settings/people/link", &[("id", &id)]).await;
        assert_eq!(made.location, format!("/settings/people?edit={id}"));
        let cookie = made.cookies.iter().find(|cookie| cookie.starts_with("password_link="));
        let cookie = cookie.unwrap();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
            "{cookie}"
        );
        let link = link_of(&admin.open(&made.location).await.body, &program.origin);
        assert!(!admin.open(&made.location).await.body.contains("token="), "shown once");
        assert!(is_in(&agent).await, "nothing changes until it is used");

        let visitor = Reader::new(&program);
        let page = visitor.open(&link).await.body;
        assert!(page.contains("Enregistrer ce mot de passe"), "{page}");
        let token = link.split('=').nth(1).unwrap();
        let form = [("token", token), ("password", "une autre phrase")];
        let chosen = visitor.submit("/api/password-link", &form).await;
        assert_eq!(chosen.location, "/sign-in", "{chosen:?}");
        assert!(!is_in(&agent).await);
        Reader::signed_in(&program, "guichet", "une autre phrase").await;
        let page = visitor.open(&link).await.body;
        assert!(page.contains("Ce lien n’ouvre plus rien"), "{page}");
        let again = visitor.call("/api/password-link", &form).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn the_command_line_prints_a_link_too() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let said = printed(&database, &["user", "reset-password", "--link", "--login", "guichet"]);
    let program = Program::start(&database);
    Reader::signed_in(&program, "guichet", &password).await;
    let token = said.trim().split("token=").nth(1).unwrap();
    let visitor = Reader::new(&program);
    let form = [("token", token), ("password", "une autre phrase")];
    let chosen = visitor.submit("/api/password-link", &form).await;
    assert_eq!(chosen.location, "/sign-in", "{chosen:?}");
    Reader::signed_in(&program, "guichet", "une autre phrase").await;
}

#[tokio::test]
async fn what_an_administrator_did_is_read_on_the_log_and_kept_as_long_as_set() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let admin = Reader::signed_in(&program, "admin", &password).await;
    let id = database.number("SELECT id FROM person WHERE login = 'guichet'").await;
    let id = id.to_string();
    admin.submit("/api/settings/people/link", &[("id", &id)]).await;
    let page = admin.open("/settings/log").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Lien de mot de passe créé"), "{}", page.body);
    let kept = admin.submit("/api/settings/log", &[("months", "24")]).await;
    assert_eq!(kept.location, "/settings/log");
    let wrong = admin.call("/api/settings/log", &[("months", "1")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(admin.open("/settings/log").await.body.contains("24 mois"));
}
