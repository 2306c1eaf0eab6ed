//! People: signing in, locks, roles, the first start.

use crate::builder::{World, noon, on_each_database, organisation};
use chrono::TimeDelta;
use domain::{Refusal, Role};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    StoreError,
    account::{
        NewPerson, SignIn, actor, add, change, first_start_token, is_first_start, is_first_start_token, reset_password,
        session::Sessions, sign_in,
    },
    setting::{FirstStart, first_start},
};
use tower_sessions::{
    SessionStore,
    cookie::time::{Duration, OffsetDateTime},
    session::{Id, Record},
};

const PASSWORD: &str = "a long password";

fn person(login: &str) -> NewPerson {
    NewPerson {
        login: login.into(),
        name: "Nadia".into(),
        password: PASSWORD.into(),
        roles: vec![Role::Desk],
    }
}

#[test]
fn five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour() {
    on_each_database(async |world: World| {
        let id = add(&world.desk, person("nadia")).await.unwrap();
        let (db, now) = (world.db(), noon());
        assert_eq!(sign_in(db, "NADIA ", PASSWORD, now).await.unwrap(), SignIn::Welcome(id));
        for _ in 0..5 {
            assert_eq!(
                sign_in(db, "nadia", "wrong password", now).await.unwrap(),
                SignIn::Wrong
            );
        }
        assert_eq!(sign_in(db, "nadia", PASSWORD, now).await.unwrap(), SignIn::Locked);
        let later = now + TimeDelta::minutes(16);
        assert_eq!(
            sign_in(db, "nadia", PASSWORD, later).await.unwrap(),
            SignIn::Welcome(id)
        );
        assert_eq!(sign_in(db, "nobody", PASSWORD, now).await.unwrap(), SignIn::Wrong);
    });
}

#[test]
fn guesses_made_all_at_once_lock_the_account_too() {
    on_each_database(async |world: World| {
        add(&world.desk, person("nadia")).await.unwrap();
        let guesses: Vec<_> = (0..8)
            .map(|_| {
                let db = world.db().clone();
                tokio::spawn(async move { sign_in(&db, "nadia", "wrong password", noon()).await.unwrap() })
            })
            .collect();
        let mut locked = 0;
        for guess in guesses {
            locked += u32::from(guess.await.unwrap() == SignIn::Locked);
        }
        assert_eq!(locked, 3);
        let right = sign_in(world.db(), "nadia", PASSWORD, noon()).await.unwrap();
        assert_eq!(right, SignIn::Locked);
    });
}

#[test]
fn accounts_that_cannot_be_are_refused_by_field() {
    on_each_database(async |world: World| {
        add(&world.desk, person("taken")).await.unwrap();
        let cases = [
            (
                NewPerson {
                    login: "a b".into(),
                    ..person("x")
                },
                "login",
            ),
            (person("taken"), "login_taken"),
            (
                NewPerson {
                    name: " ".into(),
                    ..person("x")
                },
                "name",
            ),
            (
                NewPerson {
                    password: "short".into(),
                    ..person("x")
                },
                "password",
            ),
            (
                NewPerson {
                    roles: vec![],
                    ..person("x")
                },
                "roles",
            ),
        ];
        for (person, field) in cases {
            let refused = add(&world.desk, person).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid(name)) if name == field),
                "{field}: {refused:?}"
            );
        }
    });
}

#[test]
fn only_administrators_change_people_and_the_last_one_stays() {
    on_each_database(async |world: World| {
        let admin = world.person("admin", &[Role::Admin]).await;
        let agent = world.person("agent", &[Role::Desk]).await;
        let refused = add(&agent, person("friend")).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let id = admin.actor.id.0;
        for (roles, is_active) in [(vec![Role::Desk], true), (vec![Role::Admin], false)] {
            let left = change(&admin, id, "Admin", &roles, is_active).await;
            assert!(matches!(left, Err(StoreError::Refused(Refusal::LastAdmin))));
        }
        world.person("second", &[Role::Admin]).await;
        change(&admin, id, "Admin", &[Role::Desk], true).await.unwrap();
        let now = actor(world.db(), admin.actor.id).await.unwrap().unwrap();
        assert_eq!(now.roles, [Role::Desk]);
    });
}

#[test]
fn a_password_is_reset_by_oneself_or_an_administrator() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let other = world.person("other", &[Role::Manager]).await;
        let stolen = reset_password(&other, "agent", "stolen password").await;
        assert!(matches!(stolen, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        reset_password(&agent, "agent", "a new password").await.unwrap();
        let again = sign_in(world.db(), "agent", "a new password", noon()).await.unwrap();
        assert_eq!(again, SignIn::Welcome(agent.actor.id));
    });
}

#[test]
fn the_first_start_happens_once() {
    on_each_database(async |world: World| {
        let token = first_start_token(world.db()).await.unwrap();
        let start = |token: &str| FirstStart {
            token: token.into(),
            admin: person("first"),
            organisation: organisation(),
            with_samples: true,
        };
        assert!(is_first_start(world.db()).await.unwrap());
        let wrong = first_start(world.db(), start("guess"), noon()).await;
        assert!(matches!(wrong, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let id = first_start(world.db(), start(&token), noon()).await.unwrap();
        let roles = actor(world.db(), id).await.unwrap().unwrap().roles;
        assert!(roles.contains(&Role::Admin) && roles.contains(&Role::Manager));
        assert!(!is_first_start(world.db()).await.unwrap());
        let again = first_start(world.db(), start(&token), noon()).await;
        assert!(matches!(again, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn the_first_start_closes_once_somebody_has_an_account() {
    on_each_database(async |world: World| {
        let token = first_start_token(world.db()).await.unwrap();
        assert!(is_first_start_token(world.db(), &token).await.unwrap());
        add(&world.desk, person("by-command")).await.unwrap();
        assert!(!is_first_start_token(world.db(), &token).await.unwrap());
    });
}

fn session(expiry_date: OffsetDateTime) -> Record {
    Record {
        id: Id::default(),
        data: [("person".to_owned(), 7.into())].into_iter().collect(),
        expiry_date,
    }
}

#[test]
fn a_session_is_found_until_it_ends_and_its_id_is_never_kept() {
    on_each_database(async |world: World| {
        let sessions = Sessions(world.db().clone());
        let tomorrow = OffsetDateTime::now_utc() + Duration::days(1);
        let mut open = session(tomorrow);
        sessions.create(&mut open).await.unwrap();
        assert_eq!(sessions.load(&open.id).await.unwrap().unwrap().data, open.data);
        let sql = "SELECT id_hash FROM session";
        let backend = world.db().conn().get_database_backend();
        let kept = world
            .db()
            .conn()
            .query_one_raw(Statement::from_string(backend, sql))
            .await;
        let kept: String = kept.unwrap().unwrap().try_get("", "id_hash").unwrap();
        assert_ne!(kept, open.id.to_string());
        let mut same_id = Record {
            data: Default::default(),
            ..open.clone()
        };
        sessions.create(&mut same_id).await.unwrap();
        assert_ne!(same_id.id, open.id);
        sessions.delete(&open.id).await.unwrap();
        assert_eq!(sessions.load(&open.id).await.unwrap(), None);
    });
}

#[test]
fn a_session_that_has_expired_is_not_found_and_is_swept_away() {
    on_each_database(async |world: World| {
        let sessions = Sessions(world.db().clone());
        let old = session(OffsetDateTime::UNIX_EPOCH + Duration::days(1));
        sessions.save(&old).await.unwrap();
        assert_eq!(sessions.load(&old.id).await.unwrap(), None);
        assert_eq!(sessions.sweep(noon()).await.unwrap(), 1);
    });
}
