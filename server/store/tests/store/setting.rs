//! The organisation's settings, places, and a database made ready twice.

use crate::builder::{World, noon, on_each_database, organisation};
use domain::{
    Cents, Refusal, Role,
    view::{Organisation, PlaceRow},
};
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
