//! A place's label in a stock-take: what is scanned next is counted there, and nowhere outside the scope.

use crate::builder::{World, on_each_database};
use domain::{Role, view::PlaceRow};
use store::{
    Desk, StoreError, Submission,
    catalogue::{place_labels, save_place},
    stocktake::{NewCount, NewScan, place_of, read, scan, start},
};

async fn place(world: &World, name: &str, parent: Option<i64>) -> i64 {
    let row = PlaceRow {
        id: 0,
        name: name.into(),
        parent,
        path: String::new(),
        is_active: true,
    };
    save_place(&world.desk, &row).await.unwrap()
}

async fn label(desk: &Desk, place: i64) -> String {
    let (code, _) = place_labels(desk, &[place]).await.unwrap().remove(0);
    code.place_url("https://regain.example.fr")
}

async fn begin(desk: &Desk, place: i64) -> String {
    let new = NewCount {
        place,
        category: String::new(),
    };
    start(desk, &Submission::default(), new).await.unwrap()
}

#[test]
fn a_places_label_says_where_the_next_scans_are_counted() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let shelf = place(&world, "Étagère", Some(1)).await;
        let number = begin(desk, 1).await;
        for text in [label(desk, shelf).await, label(desk, shelf).await.to_lowercase()] {
            let found = place_of(desk, &number, &format!(" {text} ")).await.unwrap();
            let (id, name) = found.unwrap();
            assert_eq!(id, shelf, "{text}");
            assert!(name.ends_with("Étagère"), "{name}");
        }
        // Whatever else is scanned is no place.
        for text in ["SN-4711", "https://regain.example.fr/P/00000000"] {
            assert_eq!(place_of(desk, &number, text).await.unwrap(), None, "{text}");
        }
    });
}

#[test]
fn a_place_outside_the_scope_is_refused_and_nothing_is_counted() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let shelf = place(&world, "Étagère", Some(1)).await;
        let reserve = place(&world, "Réserve", None).await;
        let number = begin(desk, shelf).await;
        for outside in [reserve, 1] {
            let label = label(desk, outside).await;
            let refused = place_of(desk, &number, &label).await;
            assert!(matches!(refused, Err(StoreError::Invalid("place"))), "{refused:?}");
            let sight = NewScan {
                text: "SN-4711".into(),
                place: outside,
                note: String::new(),
            };
            let refused = scan(desk, &Submission::default(), &number, sight).await;
            assert!(matches!(refused, Err(StoreError::Invalid("place"))), "{refused:?}");
        }
        let progress = read::progress(desk, &number).await.unwrap();
        assert_eq!(progress.tally.counted, 0);
        let asking = world.person("demandeur", &[Role::Requester]).await;
        let inside = label(desk, shelf).await;
        assert!(matches!(
            place_of(&asking, &number, &inside).await,
            Err(StoreError::Refused(_))
        ));
        let nowhere = place_of(desk, "S-1999-0001", &inside).await;
        assert!(matches!(nowhere, Err(StoreError::NotFound)), "{nowhere:?}");
    });
}
