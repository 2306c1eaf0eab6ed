//! Labels printed in advance, given to items, put on places.

use crate::builder::{World, chair, chairs, go, key, on_each_database};
use domain::{
    Refusal, Role,
    item::Command,
    label::{Code, sheet::Shift},
    view::PlaceRow,
};
use store::{
    StoreError, Submission,
    catalogue::{place_labels, save_place},
    deposit::receive,
    label::{
        batch, batch_labels, batches, bearers, blank, make_batch, named, paper, replace, save_own_sheet, save_shift,
    },
    search::{self, Found, Query},
    verify::verify,
};

#[test]
fn a_batch_of_blank_labels_counts_what_is_used_and_left() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let number = make_batch(desk, &key("b"), 63, "l7160").await.unwrap();
        assert_eq!(number, "E-2026-0001");
        assert_eq!(make_batch(desk, &key("b"), 63, "l7160").await.unwrap(), number);
        let codes = batch_labels(desk, &number, false).await.unwrap();
        assert_eq!(codes.len(), 63);
        let first = codes[0].to_string();
        assert_eq!(search::scan(desk, &first).await.unwrap().0, Found::Blank(first.clone()));
        assert_eq!(blank(desk, &first.to_lowercase()).await.unwrap().batch, number);
        let used = store::deposit::NewDeposit {
            label: Some(first.clone()),
            ..chairs(1)
        };
        receive(desk, &Submission::default(), used).await.unwrap();
        let row = batch(desk, &number).await.unwrap();
        assert_eq!((row.labels, row.used, row.left), (63, 1, 62));
        assert_eq!((row.layout.as_str(), row.on), ("L7160", desk.today()));
        // Printing again voids nothing: the same labels, or those still blank.
        assert_eq!(batch_labels(desk, &number, false).await.unwrap(), codes);
        assert_eq!(batch_labels(desk, &number, true).await.unwrap(), codes[1..]);
        assert!(matches!(blank(desk, &first).await, Err(StoreError::NotFound)));
        let free = make_batch(desk, &key("c"), 2, "A4:2x2:5:5:100:140:99:139")
            .await
            .unwrap();
        let all = batches(desk, 1).await.unwrap();
        assert_eq!(all.total, 2);
        assert_eq!((&all.rows[0].number, all.rows[0].left), (&free, 2));
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_large_batch_has_as_many_labels_as_asked_and_all_differ() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let number = make_batch(desk, &key("large"), 1_234, "L7160").await.unwrap();
        let mut codes = batch_labels(desk, &number, true).await.unwrap();
        assert_eq!(codes.len(), 1_234);
        codes.sort_by_key(ToString::to_string);
        codes.dedup();
        assert_eq!(codes.len(), 1_234);
    });
}

#[test]
fn a_batch_that_cannot_be_is_refused() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        for count in [0, 10_001] {
            let refused = make_batch(desk, &key("n"), count, "L7160").await;
            assert!(matches!(
                refused,
                Err(StoreError::Refused(Refusal::QuantityOutOfRange { max: 10_000 }))
            ));
        }
        let refused = make_batch(desk, &key("n"), 1, "L1").await;
        assert!(matches!(refused, Err(StoreError::Invalid("layout"))));
        let technician = world.person("tech", &[Role::Technician]).await;
        for refused in [
            make_batch(&technician, &key("n"), 1, "L7160").await.err(),
            batches(&technician, 1).await.err(),
            batch_labels(&technician, "E-2026-0001", false).await.err(),
            save_shift(&technician, Shift::default()).await.err(),
        ] {
            assert!(matches!(refused, Some(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        assert!(matches!(batch(desk, "E-2026-0001").await, Err(StoreError::NotFound)));
    });
}

#[test]
fn a_damaged_label_leads_to_its_item_and_is_never_used_again() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let old = chair(desk).await;
        let number = make_batch(desk, &key("b"), 3, "L7160").await.unwrap();
        let fresh: Vec<String> = batch_labels(desk, &number, false)
            .await
            .unwrap()
            .iter()
            .map(Code::to_string)
            .collect();
        let url = format!("https://r.example.fr/q/{}", fresh[0].to_lowercase());
        for _ in 0..2 {
            assert_eq!(replace(desk, &key("r"), &old, Some(&url)).await.unwrap(), fresh[0]);
        }
        assert_eq!(
            search::scan(desk, &old).await.unwrap().0,
            Found::Replaced(fresh[0].clone())
        );
        assert_eq!(
            search::scan(desk, &fresh[0]).await.unwrap().0,
            Found::Item(fresh[0].clone())
        );
        let by_words = async |words: &str| {
            let query = Query {
                words: words.into(),
                ..Query::default()
            };
            search::items(desk, &query).await.unwrap().total
        };
        assert_eq!((by_words(&fresh[0]).await, by_words(&old).await), (1, 0));
        // Neither the old label, nor one in use, nor a place's, nor an unknown one.
        let other = chair(desk).await;
        for label in [&old, &fresh[0], &other] {
            let refused = replace(desk, &Submission::default(), &other, Some(label)).await;
            assert!(
                matches!(refused, Err(StoreError::Refused(Refusal::LabelNotFree))),
                "{refused:?}"
            );
        }
        let reuse = store::deposit::NewDeposit {
            label: Some(old.clone()),
            ..chairs(1)
        };
        let refused = receive(desk, &Submission::default(), reuse).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::LabelNotFree))));
        let nonsense = replace(desk, &Submission::default(), &other, Some("SN-4711")).await;
        assert!(matches!(nonsense, Err(StoreError::Invalid("label"))));
        // Without one at hand, a fresh one is drawn to be printed.
        let drawn = replace(desk, &Submission::default(), &other, None).await.unwrap();
        assert_eq!(
            search::scan(desk, &other).await.unwrap().0,
            Found::Replaced(drawn.clone())
        );
        // Gestures go on under the new label, and undoing one keeps it.
        go(desk, &drawn, Command::StartDiagnosis(Vec::new())).await.unwrap();
        store::item::undo(desk, &Submission::default(), &drawn, 3)
            .await
            .unwrap();
        let undone = store::item::undo(desk, &Submission::default(), &drawn, 2).await;
        assert!(matches!(undone, Err(StoreError::Refused(_))));
        assert_eq!(search::scan(desk, &drawn).await.unwrap().0, Found::Item(drawn.clone()));
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        let row = batch(desk, &number).await.unwrap();
        assert_eq!((row.used, row.left), (1, 2));
    });
}

#[test]
fn two_who_give_the_same_label_at_once_give_it_once() {
    on_each_database(async |world: World| {
        let desk = world.desk.clone();
        let (one, two) = (chair(&desk).await, chair(&desk).await);
        let number = make_batch(&desk, &key("b"), 1, "L7160").await.unwrap();
        let label = batch_labels(&desk, &number, true).await.unwrap()[0].to_string();
        let give = |item: String| {
            let (desk, label) = (desk.clone(), label.clone());
            tokio::spawn(async move {
                replace(&desk, &Submission::default(), &item, Some(&label))
                    .await
                    .is_ok()
            })
        };
        let (first, second) = (give(one), give(two));
        let given = [first.await.unwrap(), second.await.unwrap()];
        assert_eq!(given.iter().filter(|given| **given).count(), 1, "{given:?}");
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_label_is_proposed_to_the_items_that_words_a_number_or_a_scan_find() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let mut deposit = chairs(3);
        deposit.details.serial = "SN-77".into();
        let (_, codes) = receive(desk, &Submission::default(), deposit).await.unwrap();
        go(desk, &codes[2], Command::Void("Saisi deux fois".into()))
            .await
            .unwrap();
        let found = async |text: &str| -> Vec<String> {
            let rows = bearers(desk, text).await.unwrap();
            rows.into_iter().map(|row| row.code).collect()
        };
        assert_eq!(found(&codes[0]).await, [codes[0].clone()]);
        assert_eq!(found("chaise").await.len(), 2, "a void item gets no label");
        assert_eq!(found("SN-77").await.len(), 2, "two bear it");
        assert_eq!(found(&codes[2]).await, Vec::<String>::new());
        assert_eq!(found(" ").await, Vec::<String>::new());
        let new = replace(desk, &Submission::default(), &codes[0], None).await.unwrap();
        assert_eq!(found(&codes[0]).await, std::slice::from_ref(&new), "by its old label");
        let code = |text: &str| Code::parse(text).unwrap();
        let names = named(desk, &[code(&codes[1]), code(&new)]).await.unwrap();
        assert_eq!(names[1], (code(&new), "Chaise".to_owned()));
        assert!(matches!(
            named(desk, &[code(&codes[0])]).await,
            Err(StoreError::NotFound)
        ));
    });
}

#[test]
fn a_hand_in_the_labels_is_found() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        world.by_hand("UPDATE label SET state = 'replaced'").await.unwrap();
        assert_eq!(
            verify(world.db()).await.unwrap(),
            [format!("label {code} is replaced but its item still bears it")]
        );
    });
}

#[test]
fn a_place_has_a_code_of_its_own_that_leads_to_what_is_in_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let place = |name: &str, parent| PlaceRow {
            id: 0,
            name: name.into(),
            parent,
            path: String::new(),
            is_active: true,
        };
        let shelf = save_place(desk, &place("Étagère B2", Some(1))).await.unwrap();
        let cellar = save_place(desk, &place("Cave", None)).await.unwrap();
        let labels = place_labels(desk, &[]).await.unwrap();
        let names: Vec<&str> = labels.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Atelier", "Atelier · Étagère B2", "Cave"]);
        let only = place_labels(desk, &[shelf]).await.unwrap();
        assert_eq!(only, labels[1..2]);
        assert!(matches!(place_labels(desk, &[999]).await, Err(StoreError::NotFound)));
        let code = only[0].0;
        for text in [code.place_url("https://r.example.fr"), code.to_string()] {
            assert_eq!(
                search::scan(desk, &text).await.unwrap(),
                (Found::Place(shelf), false),
                "{text}"
            );
        }
        // An item's address never leads to a place, nor a place's to an item.
        let item = chair(desk).await;
        let elsewhere = Code::parse(&item).unwrap().place_url("https://r.example.fr");
        assert!(matches!(
            search::scan(desk, &elsewhere).await.unwrap().0,
            Found::Words(_)
        ));
        let taken = store::deposit::NewDeposit {
            label: Some(code.to_string()),
            ..chairs(1)
        };
        let refused = receive(desk, &Submission::default(), taken).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::LabelNotFree))));
        let requester = world.person("req", &[Role::Requester]).await;
        let (found, _) = search::scan(&requester, &code.to_string()).await.unwrap();
        assert!(matches!(found, Found::Words(_)));
        // The list by place counts what is inside it.
        go(desk, &item, Command::Move(domain::id::PlaceId(shelf)))
            .await
            .unwrap();
        for (place, total) in [(1, 1), (shelf, 1), (cellar, 0)] {
            let query = Query {
                place: Some(place),
                ..Query::default()
            };
            assert_eq!(search::items(desk, &query).await.unwrap().total, total, "{place}");
            assert_eq!(search::all_items(desk, &query, 500).await.unwrap().len() as u64, total);
        }
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn the_office_printers_settings_are_kept() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let conn = world.db().conn();
        assert_eq!(paper(conn).await.unwrap(), domain::view::Paper::default());
        let shift = Shift::new(-15, 8).unwrap();
        save_shift(desk, shift).await.unwrap();
        save_own_sheet(desk, "a4:2x2:5,5:5:100:140:99:139").await.unwrap();
        let kept = paper(conn).await.unwrap();
        assert_eq!((kept.shift, kept.own.as_str()), (shift, "A4:2x2:5.5:5:100:140:99:139"));
        let wrong = save_own_sheet(desk, "A4:2x2:5:5:90:140:99:139").await;
        assert!(matches!(wrong, Err(StoreError::Invalid("layout"))));
        save_own_sheet(desk, "").await.unwrap();
        assert_eq!(paper(conn).await.unwrap().own, "");
    });
}
