//! The organisation's settings, places, and a database made ready twice.

use crate::builder::{World, chair, give, make_ready, noon, on_each_database, organisation};
use domain::{
    Cents, Refusal, Role,
    price::Basis,
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
fn the_basis_changes_until_something_is_accepted_and_the_rest_after_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let other = Organisation {
            basis: Basis::Ht,
            ..organisation()
        };
        setting::save_organisation(desk, &other).await.unwrap();
        setting::save_organisation(desk, &organisation()).await.unwrap();
        // Without a price nothing is posted, and the amount still to come has the basis of that day.
        let code = chair(desk).await;
        make_ready(desk, &code).await;
        give(desk, &code).await;
        let refused = setting::save_organisation(desk, &other).await;
        assert!(
            matches!(refused, Err(StoreError::Refused(Refusal::BasisFixed(Basis::Ttc)))),
            "{refused:?}"
        );
        let renamed = Organisation {
            name: "Ville du Test".into(),
            ..organisation()
        };
        setting::save_organisation(desk, &renamed).await.unwrap();
        assert_eq!(setting::organisation(world.db().conn()).await.unwrap(), renamed);
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
