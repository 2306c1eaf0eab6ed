//! People: signing in, locks, roles, the first start.

use crate::builder::{World, noon, on_each_database, organisation};
use chrono::TimeDelta;
use domain::{Refusal, Role, password::Weakness};
use store::{
    StoreError,
    account::{
        NewPerson, SignIn, access, actor, add, change, change_password, choose_password, first_start_token,
        is_first_start, is_first_start_token, is_link_good, make_link, reset_password, sign_in, sweep_tries, unlock,
    },
    setting::{FirstStart, first_start},
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
fn five_wrong_passwords_lock_a_name_for_a_minute_and_the_next_for_two() {
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
        let locked = |minutes| SignIn::Locked { minutes };
        assert_eq!(sign_in(db, "nadia", PASSWORD, now).await.unwrap(), locked(1));
        let later = now + TimeDelta::minutes(1);
        assert_eq!(
            sign_in(db, "nadia", "wrong password", later).await.unwrap(),
            SignIn::Wrong
        );
        assert_eq!(sign_in(db, "nadia", PASSWORD, later).await.unwrap(), locked(2));
        let later = later + TimeDelta::minutes(2);
        assert_eq!(
            sign_in(db, "nadia", PASSWORD, later).await.unwrap(),
            SignIn::Welcome(id)
        );
        assert_eq!(
            sign_in(db, "nadia", "wrong password", later).await.unwrap(),
            SignIn::Wrong
        );
        assert_eq!(
            sign_in(db, "nadia", PASSWORD, later).await.unwrap(),
            SignIn::Welcome(id),
            "a right password forgets the wrong ones"
        );
    });
}

#[test]
fn a_name_that_nobody_has_is_locked_alike_and_is_kept_as_a_hash_alone() {
    on_each_database(async |world: World| {
        let (db, now) = (world.db(), noon());
        for _ in 0..5 {
            assert_eq!(sign_in(db, "nobody", PASSWORD, now).await.unwrap(), SignIn::Wrong);
        }
        let next = sign_in(db, "Nobody ", PASSWORD, now).await.unwrap();
        assert_eq!(next, SignIn::Locked { minutes: 1 });
        let clear = "INSERT INTO part (name, quantity) SELECT 'x', -1 FROM wrong_try WHERE subject LIKE '%nobody%'";
        world.by_hand(clear).await.unwrap();
        assert_eq!(sweep_tries(db, now).await.unwrap(), 0);
        assert_eq!(sweep_tries(db, now + TimeDelta::hours(25)).await.unwrap(), 1);
    });
}

#[test]
fn an_administrator_ends_a_wait_and_nobody_else_does() {
    on_each_database(async |world: World| {
        let admin = world.person("admin", &[Role::Admin]).await;
        let id = add(&world.desk, person("nadia")).await.unwrap();
        for _ in 0..5 {
            sign_in(world.db(), "nadia", "wrong password", noon()).await.unwrap();
        }
        assert_eq!(access(&admin, id.0, "").await.unwrap().wait, Some(1));
        let agent = world.person("agent", &[Role::Desk]).await;
        assert!(matches!(
            unlock(&agent, id.0).await,
            Err(StoreError::Refused(Refusal::RoleNeeded(_)))
        ));
        unlock(&admin, id.0).await.unwrap();
        assert_eq!(access(&admin, id.0, "").await.unwrap().wait, None);
        let again = sign_in(world.db(), "nadia", PASSWORD, noon()).await.unwrap();
        assert_eq!(again, SignIn::Welcome(id));
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
            locked += u32::from(guess.await.unwrap() == SignIn::Locked { minutes: 1 });
        }
        assert_eq!(locked, 3);
        let right = sign_in(world.db(), "nadia", PASSWORD, noon()).await.unwrap();
        assert_eq!(right, SignIn::Locked { minutes: 1 });
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
fn a_weak_password_is_refused_wherever_one_is_chosen() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        for (password, expected) in [
            ("short", Weakness::TooShort),
            ("motdepasse2026", Weakness::Common),
            ("Agent le 2026!", Weakness::Personal),
            ("departement-du-test", Weakness::Personal),
        ] {
            let new = NewPerson {
                password: password.into(),
                name: "Agent".into(),
                ..person("agent-2")
            };
            let expected = Refusal::WeakPassword(expected);
            for refused in [
                add(&world.desk, new).await.map(|_| ()),
                change_password(&agent, PASSWORD, password, "").await,
            ] {
                assert!(
                    matches!(&refused, Err(StoreError::Refused(refusal)) if *refusal == expected),
                    "{password}: {refused:?}"
                );
            }
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
fn a_password_is_reset_by_an_administrator_alone() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let other = world.person("other", &[Role::Manager]).await;
        for desk in [&other, &agent] {
            let stolen = reset_password(desk, "agent", "stolen password").await;
            assert!(matches!(stolen, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        reset_password(&world.desk, " AGENT", "a new password").await.unwrap();
        let again = sign_in(world.db(), "agent", "a new password", noon()).await.unwrap();
        assert_eq!(again, SignIn::Welcome(agent.actor.id));
    });
}

#[test]
fn one_changes_ones_own_password_by_the_current_one_and_guesses_are_counted() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let refusal = async |current: &str, new: &str| match change_password(&agent, current, new, "").await {
            Err(StoreError::Refused(refusal)) => refusal,
            other => panic!("not refused: {other:?}"),
        };
        assert_eq!(
            refusal("wrong password", "a new password").await,
            Refusal::WrongCurrentPassword
        );
        let weak = Refusal::WeakPassword(Weakness::Common);
        assert_eq!(refusal(PASSWORD, "motdepasse2026").await, weak);
        change_password(&agent, PASSWORD, "a new password", "").await.unwrap();
        for _ in 0..5 {
            assert_eq!(
                refusal(PASSWORD, "another password").await,
                Refusal::WrongCurrentPassword
            );
        }
        let waits = Refusal::TriedTooOften { minutes: 1 };
        assert_eq!(refusal("a new password", "another password").await, waits);
        let door = sign_in(world.db(), "agent", "a new password", noon()).await.unwrap();
        assert_eq!(door, SignIn::Locked { minutes: 1 }, "the same count as at the door");
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

#[test]
fn a_link_lets_its_person_choose_a_password_once_within_a_day() {
    on_each_database(async |world: World| {
        let admin = world.person("admin", &[Role::Admin]).await;
        let agent = world.person("agent", &[Role::Desk]).await;
        let (db, id) = (world.db(), agent.actor.id.0);
        let refused = make_link(&agent, id).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let first = make_link(&admin, id).await.unwrap();
        let token = make_link(&admin, id).await.unwrap();
        let is_used = |result: Result<(), StoreError>| matches!(result, Err(StoreError::Refused(Refusal::LinkUsed)));
        let day = TimeDelta::hours(24);
        let of_another = format!("{}-{}", admin.actor.id, token.split_once('-').unwrap().1);
        for (bad, now) in [
            (first.as_str(), noon()),
            (token.as_str(), noon() + day),
            (of_another.as_str(), noon()),
            ("", noon()),
            ("x-y", noon()),
        ] {
            assert!(!is_link_good(db, bad, now).await.unwrap(), "{bad}");
            assert!(is_used(choose_password(db, bad, "a new password", now).await), "{bad}");
        }
        let last = noon() + day - TimeDelta::seconds(1);
        let weak = choose_password(db, &token, "motdepasse2026", last).await;
        assert!(matches!(weak, Err(StoreError::Refused(Refusal::WeakPassword(_)))));
        assert!(
            is_link_good(db, &token, last).await.unwrap(),
            "a weak password does not use it up"
        );
        choose_password(db, &token, "a new password", last).await.unwrap();
        assert!(is_used(choose_password(db, &token, "another password", last).await));
        let again = sign_in(db, "agent", "a new password", last).await.unwrap();
        assert_eq!(again, SignIn::Welcome(agent.actor.id));
    });
}

#[test]
fn a_link_is_kept_as_a_hash_and_dies_with_the_account_or_a_password_chosen_otherwise() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let id = agent.actor.id.0;
        let token = make_link(&world.desk, id).await.unwrap();
        let secret = token.split_once('-').unwrap().1;
        let in_clear = format!(
            "INSERT INTO part (name, quantity) SELECT 'x', -1 FROM password_link WHERE secret_hash = '{secret}'"
        );
        world.by_hand(&in_clear).await.unwrap();
        change(&world.desk, id, "Agent", &[Role::Desk], false).await.unwrap();
        assert!(!is_link_good(world.db(), &token, noon()).await.unwrap());
        change(&world.desk, id, "Agent", &[Role::Desk], true).await.unwrap();
        assert!(is_link_good(world.db(), &token, noon()).await.unwrap());
        change_password(&agent, PASSWORD, "a new password", "").await.unwrap();
        assert!(!is_link_good(world.db(), &token, noon()).await.unwrap());
    });
}
