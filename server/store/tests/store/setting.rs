//! The organisation's settings, closed periods, places, and a database made ready twice.

use crate::builder::{World, noon, on_each_database, organisation};
use domain::{
    Cents, Refusal, Role,
    view::{Organisation, PlaceRow},
};
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait};
use std::time::Duration;
use store::{StoreError, catalogue, setting};

#[test]
fn settings_that_cannot_be_are_refused_by_field_and_the_others_kept() {
    on_each_database(async |world: World| {
        let wrong = |field, change: fn(&mut Organisation)| {
            let mut organisation = organisation();
            change(&mut organisation);
            (organisation, field)
        };
        let cases = [
            wrong("name", |o| o.name = " ".into()),
            wrong("public_url", |o| o.public_url = "r.example.fr".into()),
            wrong("labour_rate", |o| o.labour_rate = Cents(-1)),
            wrong("target", |o| o.target = Cents(0)),
            wrong("ceiling_percent", |o| o.ceiling_percent = 101),
        ];
        for (wrong, field) in cases {
            let refused = setting::save_organisation(&world.desk, &wrong).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid(name)) if name == field),
                "{field}: {refused:?}"
            );
        }
        let kept = setting::organisation(world.db().conn()).await.unwrap();
        assert_eq!(kept, organisation());
        let manager = world.person("manager", &[Role::Manager]).await;
        let refused = setting::save_organisation(&manager, &organisation()).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn a_period_closes_forwards_only_and_never_on_the_day() {
    on_each_database(async |world: World| {
        let desk = world.person("manager", &[Role::Manager]).await;
        let close = async |day: &str| setting::close_period(&desk, day.parse().unwrap()).await;
        close("2026-05-31").await.unwrap();
        for day in ["2026-05-31", "2026-04-30", "2026-06-15", "2026-07-01"] {
            let refused = close(day).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid("closed_through"))),
                "{day}: {refused:?}"
            );
        }
        let rules = setting::rules(world.db().conn()).await.unwrap();
        assert_eq!(rules.closed_through, "2026-05-31".parse().ok());
        let agent = world.person("agent", &[Role::Desk]).await;
        let refused = setting::close_period(&agent, "2026-06-01".parse().unwrap()).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn a_place_is_read_from_its_site_down() {
    on_each_database(async |world: World| {
        let shelf = PlaceRow {
            id: 0,
            name: "B2".into(),
            parent: Some(1),
            path: String::new(),
            is_active: true,
        };
        catalogue::save_place(&world.desk, &shelf).await.unwrap();
        let places = catalogue::places(&world.desk).await.unwrap();
        let paths: Vec<&str> = places.iter().map(|place| place.path.as_str()).collect();
        assert_eq!(paths, ["Atelier", "Atelier · B2"]);
        let agent = world.person("agent", &[Role::Desk]).await;
        let refused = catalogue::save_place(&agent, &shelf).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let unknown = PlaceRow { id: 99, ..shelf };
        let unknown = catalogue::save_place(&world.desk, &unknown).await;
        assert!(matches!(unknown, Err(StoreError::NotFound)));
    });
}

#[test]
fn a_database_made_ready_twice_is_as_it_was() {
    on_each_database(async |world: World| {
        let before = catalogue::categories(&world.desk).await.unwrap();
        setting::prepare(world.db(), noon()).await.unwrap();
        assert_eq!(catalogue::categories(&world.desk).await.unwrap(), before);
    });
}

/// PostgreSQL only: SQLite's writers wait for each other anyway.
#[test]
fn a_period_is_closed_only_between_writes() {
    on_each_database(async |world: World| {
        if world.db().conn().get_database_backend() != DbBackend::Postgres {
            return;
        }
        let under_way = world.db().conn().begin().await.unwrap();
        under_way
            .execute_unprepared("SELECT pg_advisory_xact_lock_shared(88258663501636)")
            .await
            .unwrap();
        let closing = setting::close_period(&world.desk, "2026-06-14".parse().unwrap());
        let early = tokio::time::timeout(Duration::from_millis(500), closing).await;
        assert!(early.is_err(), "closed while a write was under way");
        under_way.commit().await.unwrap();
        setting::close_period(&world.desk, "2026-06-14".parse().unwrap())
            .await
            .unwrap();
    });
}
