//! The log of administrators' acts.

use crate::builder::{World, on_each_database, organisation};
use domain::{
    Refusal, Role,
    act::Act,
    export::{Asked, List},
};
use store::{
    Desk, StoreError,
    account::{NewPerson, add, change, end_sessions, make_link, reset_password, unlock},
    act::{forget_old, keep_for, log},
    export, setting,
};

async fn acts(desk: &Desk) -> Vec<(Act, String, String)> {
    let rows = log(desk, 1).await.unwrap().page.rows;
    let mut acts: Vec<_> = rows.into_iter().map(|row| (row.act, row.whom, row.detail)).collect();
    acts.reverse();
    acts
}

#[test]
fn what_administrators_do_is_noted_with_who_and_on_whom() {
    on_each_database(async |world: World| {
        let admin = world.person("admin", &[Role::Admin]).await;
        let before = acts(&admin).await.len();
        let agent = NewPerson {
            login: "agent".into(),
            name: "Nadia".into(),
            password: "a long password".into(),
            roles: vec![Role::Desk, Role::Technician],
        };
        let id = add(&admin, agent).await.unwrap().0;
        change(&admin, id, "Nadia", &[Role::Desk], true).await.unwrap();
        change(&admin, id, "Nadia", &[Role::Desk], false).await.unwrap();
        change(&admin, id, "Nadia", &[Role::Desk], true).await.unwrap();
        make_link(&admin, id).await.unwrap();
        reset_password(&admin, "agent", "a new password").await.unwrap();
        unlock(&admin, id).await.unwrap();
        end_sessions(&admin, id, "").await.unwrap();
        end_sessions(&admin, admin.actor.id.0, "").await.unwrap();
        let mut changed = organisation();
        changed.phone = "03 21 11 11 11".into();
        setting::save_organisation(&admin, &changed).await.unwrap();
        setting::save_organisation(&admin, &changed).await.unwrap();
        export::open(&admin, &Asked::of(List::Handovers, 0)).await.unwrap();
        let nadia = |act, detail: &str| (act, "Nadia".to_owned(), detail.to_owned());
        let nobody = |act, detail: &str| (act, String::new(), detail.to_owned());
        let expected = [
            nadia(Act::PersonAdded, "desk technician"),
            nadia(Act::PersonChanged, "desk"),
            nadia(Act::PersonClosed, "desk"),
            nadia(Act::PersonOpened, "desk"),
            nadia(Act::LinkMade, ""),
            nadia(Act::PasswordReset, ""),
            nadia(Act::WaitEnded, ""),
            nadia(Act::SessionsEnded, ""),
            nobody(Act::SettingsSaved, "phone"),
            nobody(Act::PeopleExported, "handovers"),
        ];
        assert_eq!(acts(&admin).await.get(before..), Some(expected.as_slice()));
        let last = log(&admin, 1).await.unwrap().page.rows.remove(0);
        assert_eq!(last.by, "Person admin");
    });
}

#[test]
fn the_log_is_for_administrators_and_the_database_refuses_to_change_it() {
    on_each_database(async |world: World| {
        let manager = world.person("manager", &[Role::Manager]).await;
        for refused in [
            log(&manager, 1).await.map(|_| ()),
            keep_for(&manager, 12).await,
            forget_old(&manager).await.map(|_| ()),
        ] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        for sql in ["UPDATE act SET detail = 'x'", "DELETE FROM act WHERE at > '2026-01-01'"] {
            // Acts noted now: those of the test's own days may be old enough to go.
            let now = "INSERT INTO act (at, by_person, kind, detail) VALUES (CURRENT_TIMESTAMP, 0, 'person_added', '')";
            world.by_hand(now).await.unwrap();
            assert!(world.by_hand(sql).await.is_err(), "accepted: {sql}");
        }
    });
}

#[test]
fn old_acts_are_forgotten_after_the_months_that_are_set() {
    on_each_database(async |world: World| {
        for at in [
            "2024-06-15T10:00:00+00:00",
            "2025-05-01T10:00:00+00:00",
            "2025-07-01T10:00:00+00:00",
        ] {
            let sql = format!("INSERT INTO act (at, by_person, kind, detail) VALUES ('{at}', 0, 'link_made', '')");
            world.by_hand(&sql).await.unwrap();
        }
        assert_eq!(log(&world.desk, 1).await.unwrap().months, 12);
        assert_eq!(forget_old(&world.desk).await.unwrap(), 2);
        for months in [0, 5, 37] {
            let refused = keep_for(&world.desk, months).await;
            assert!(matches!(refused, Err(StoreError::Invalid("months"))), "{months}");
        }
        keep_for(&world.desk, 6).await.unwrap();
        assert_eq!(forget_old(&world.desk).await.unwrap(), 1);
        assert_eq!(acts(&world.desk).await.last().unwrap().0, Act::LogKept);
    });
}
