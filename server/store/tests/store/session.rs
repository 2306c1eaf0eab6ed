//! Sessions: kept, found, listed, ended.

use crate::builder::{World, noon, on_each_database};
use chrono::TimeDelta;
use domain::{Refusal, Role, id::PersonId};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Desk, StoreError,
    account::{
        change, change_password, end_session, end_sessions, reset_password,
        session::{DEVICE, OPENED, PERSON, Sessions, USED, handle},
        sessions,
    },
};
use tower_sessions::{
    SessionStore,
    cookie::time::{Duration, OffsetDateTime},
    session::{Id, Record},
};

fn session(expiry_date: OffsetDateTime) -> Record {
    Record {
        id: Id::default(),
        data: [(PERSON.to_owned(), 0.into())].into_iter().collect(),
        expiry_date,
    }
}

fn tomorrow() -> OffsetDateTime {
    OffsetDateTime::now_utc() + Duration::days(1)
}

/// A session of that person, used last so many minutes after noon: its number.
async fn opened(world: &World, person: PersonId, used: i64) -> Id {
    let at = |minutes| (noon() + TimeDelta::minutes(minutes)).timestamp();
    let data = [
        (PERSON.to_owned(), person.0.into()),
        (OPENED.to_owned(), at(0).into()),
        (USED.to_owned(), at(used).into()),
        (DEVICE.to_owned(), "Firefox · Linux".into()),
    ];
    let mut record = Record {
        data: data.into_iter().collect(),
        ..session(tomorrow())
    };
    Sessions(world.db().clone()).create(&mut record).await.unwrap();
    record.id
}

async fn handles(desk: &Desk, person: PersonId) -> Vec<String> {
    let rows = sessions(desk, person.0, "").await.unwrap();
    rows.into_iter().map(|row| row.handle).collect()
}

#[test]
fn a_session_is_found_until_it_ends_and_its_id_is_never_kept() {
    on_each_database(async |world: World| {
        let sessions = Sessions(world.db().clone());
        let mut open = session(tomorrow());
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
fn a_session_that_was_ended_is_not_brought_back_by_a_request_under_way() {
    on_each_database(async |world: World| {
        let sessions = Sessions(world.db().clone());
        let mut open = session(tomorrow());
        sessions.create(&mut open).await.unwrap();
        let under_way = sessions.load(&open.id).await.unwrap().unwrap();
        sessions.delete(&open.id).await.unwrap();
        sessions.save(&under_way).await.unwrap();
        assert_eq!(sessions.load(&open.id).await.unwrap(), None);
    });
}

#[test]
fn a_session_that_has_expired_is_not_found_and_is_swept_away() {
    on_each_database(async |world: World| {
        let sessions = Sessions(world.db().clone());
        let mut old = session(OffsetDateTime::UNIX_EPOCH + Duration::days(1));
        sessions.create(&mut old).await.unwrap();
        assert_eq!(sessions.load(&old.id).await.unwrap(), None);
        assert_eq!(sessions.sweep(noon()).await.unwrap(), 1);
    });
}

#[test]
fn one_sees_and_ends_ones_own_sessions_and_an_administrator_those_of_others() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let other = world.person("other", &[Role::Manager]).await;
        let admin = world.person("admin", &[Role::Admin]).await;
        let id = agent.actor.id;
        let (old, new) = (opened(&world, id, 5).await, opened(&world, id, 20).await);
        opened(&world, other.actor.id, 7).await;
        let mine = sessions(&agent, id.0, &handle(&old)).await.unwrap();
        let seen: Vec<_> = mine.iter().map(|row| (row.handle.as_str(), row.is_this)).collect();
        assert_eq!(seen, [(handle(&new).as_str(), false), (handle(&old).as_str(), true)]);
        assert_eq!(mine[0].device, "Firefox · Linux");
        assert_eq!(mine[0].used - mine[0].opened, TimeDelta::minutes(20));

        for refused in [
            sessions(&other, id.0, "").await.map(|_| ()),
            end_session(&other, id.0, &handle(&old)).await,
            end_sessions(&other, id.0, "").await,
        ] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        // Whose session it is decides, not its handle alone.
        end_session(&other, other.actor.id.0, &handle(&old)).await.unwrap();
        assert_eq!(handles(&agent, id).await.len(), 2);
        end_session(&agent, id.0, &handle(&old)).await.unwrap();
        assert_eq!(handles(&admin, id).await, [handle(&new)]);
        end_sessions(&admin, id.0, "").await.unwrap();
        assert!(handles(&agent, id).await.is_empty());
        assert_eq!(handles(&other, other.actor.id).await.len(), 1);
    });
}

#[test]
fn a_new_password_and_a_closed_account_end_sessions() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let id = agent.actor.id;
        let (this, _) = (opened(&world, id, 1).await, opened(&world, id, 2).await);
        change_password(&agent, "a long password", "a new password", &handle(&this))
            .await
            .unwrap();
        assert_eq!(handles(&agent, id).await, [handle(&this)]);
        reset_password(&world.desk, "agent", "another password").await.unwrap();
        assert!(handles(&agent, id).await.is_empty());
        opened(&world, id, 3).await;
        change(&world.desk, id.0, "Agent", &[Role::Desk], true).await.unwrap();
        assert_eq!(handles(&agent, id).await.len(), 1);
        change(&world.desk, id.0, "Agent", &[Role::Desk], false).await.unwrap();
        assert!(handles(&agent, id).await.is_empty());
    });
}
