//! Stock-takes through the store: the frozen list, scans by several people, the closing, the decisions.

use crate::builder::{World, chair, give, go, key, make_ready, on_each_database};
use domain::{
    Refusal, Role,
    id::PlaceId,
    item::{Command, State},
    stocktake::{Outcome, Remedy},
    view::{PlaceRow, stocktake::Counted, stocktake::StocktakeReport},
};
use store::{
    Desk, StoreError, Submission,
    item::read::card,
    media::File,
    stocktake::{
        How, NewCount, NewScan, Signing, add_photos, close, decide, decide_all, look_into, move_here, read, scan, start,
    },
    verify::verify,
};

/// The workshop that every test has, with a shelf in it, and a store beside it.
struct Places {
    workshop: i64,
    shelf: i64,
    store: i64,
}

async fn place(world: &World, name: &str, parent: Option<i64>) -> i64 {
    let row = PlaceRow {
        id: 0,
        name: name.into(),
        parent,
        path: String::new(),
        is_active: true,
    };
    store::catalogue::save_place(&world.desk, &row).await.unwrap()
}

async fn places(world: &World) -> Places {
    Places {
        workshop: 1,
        shelf: place(world, "Étagère", Some(1)).await,
        store: place(world, "Réserve", None).await,
    }
}

/// A chair put there.
async fn chair_at(desk: &Desk, place: i64) -> String {
    let code = chair(desk).await;
    go(desk, &code, Command::Move(PlaceId(place))).await.unwrap();
    code
}

async fn begin(desk: &Desk, place: i64) -> String {
    let new = NewCount {
        place,
        category: String::new(),
    };
    start(desk, &Submission::default(), new).await.unwrap()
}

fn sight(text: &str, place: i64) -> NewScan {
    NewScan {
        text: text.into(),
        place,
        note: String::new(),
    }
}

async fn count(desk: &Desk, number: &str, text: &str, place: i64) -> Counted {
    scan(desk, &Submission::default(), number, sight(text, place))
        .await
        .unwrap()
}

fn signing() -> Signing {
    Signing {
        name: "Anne Martin".into(),
        statement: "Je certifie ce comptage.".into(),
    }
}

/// What a printer would make of it, for tests.
fn print(report: &StocktakeReport) -> Option<Vec<u8>> {
    Some(format!("%PDF-{report:?}").into_bytes())
}

async fn end(desk: &Desk, number: &str) {
    close(desk, &Submission::default(), number, signing(), print)
        .await
        .unwrap();
}

fn refused<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> Refusal {
    let refusal = match answer {
        Err(StoreError::Refused(refusal)) => Ok(refusal),
        other => Err(other),
    };
    refusal.unwrap()
}

async fn state(desk: &Desk, code: &str) -> State {
    card(desk, code).await.unwrap().state
}

#[test]
fn the_list_is_frozen_when_the_count_begins() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let inside = chair_at(desk, places.shelf).await;
        let moved = chair_at(desk, places.shelf).await;
        let gone = chair_at(desk, places.workshop).await;
        make_ready(desk, &gone).await;
        chair_at(desk, places.store).await;
        let lost = chair_at(desk, places.shelf).await;
        go(desk, &lost, Command::ReportLost("avant".into())).await.unwrap();
        let number = begin(desk, places.workshop).await;
        assert_eq!(number, "S-2026-0001");
        // What happens afterwards is not forgotten by the list, nor added to it.
        go(desk, &moved, Command::Move(PlaceId(places.store))).await.unwrap();
        give(desk, &gone).await;
        chair_at(desk, places.shelf).await;
        let progress = read::progress(desk, &number).await.unwrap();
        assert_eq!((progress.tally.expected, progress.tally.missing), (3, 3));
        count(desk, &number, &inside, places.shelf).await;
        let shares: Vec<(String, u32, u32)> = read::progress(desk, &number)
            .await
            .unwrap()
            .places
            .into_iter()
            .map(|share| (share.name, share.expected, share.counted))
            .collect();
        assert_eq!(shares, [("Atelier".into(), 1, 0), ("Atelier · Étagère".into(), 2, 1)]);
        end(desk, &number).await;
        let lines = read::report(desk, &number).await.unwrap().lines;
        let remedy = |code: &str| lines.iter().find(|line| line.code == code).unwrap().remedy;
        assert_eq!(
            (remedy(&moved), remedy(&gone)),
            (Some(Remedy::Note), Some(Remedy::Note))
        );
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_scan_has_its_outcome_and_says_where_the_item_belongs() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let here = chair_at(desk, places.shelf).await;
        let elsewhere = chair_at(desk, places.store).await;
        let left = chair(desk).await;
        make_ready(desk, &left).await;
        give(desk, &left).await;
        let number = begin(desk, places.workshop).await;
        let counted = count(desk, &number, &format!("HTTPS://R.EXAMPLE.FR/Q/{here}"), places.shelf).await;
        assert_eq!((counted.outcome, counted.code), (Outcome::Here, here.clone()));
        let counted = count(desk, &number, &elsewhere, places.shelf).await;
        assert_eq!(
            (counted.outcome, counted.place.as_str()),
            (Outcome::WrongPlace, "Réserve")
        );
        let counted = count(desk, &number, &left, places.shelf).await;
        assert_eq!(
            (counted.outcome, counted.state),
            (Outcome::ShouldHaveLeft, Some(State::InService))
        );
        let counted = count(desk, &number, " SN-4711 ", places.shelf).await;
        assert_eq!(
            (counted.outcome, counted.name.as_str()),
            (Outcome::UnknownLabel, "SN-4711")
        );
        let void = chair_at(desk, places.shelf).await;
        go(desk, &void, Command::Void("erreur".into())).await.unwrap();
        let counted = count(desk, &number, &void, places.shelf).await;
        assert_eq!((counted.outcome, counted.code), (Outcome::ShouldHaveLeft, void));
        for wrong in [sight("", places.shelf), sight(&here, places.store)] {
            let answer = scan(desk, &Submission::default(), &number, wrong).await;
            assert!(matches!(answer, Err(StoreError::Invalid(_))), "{answer:?}");
        }
    });
}

#[test]
fn two_people_count_at_once_and_each_item_counts_once() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let nadia = world.person("nadia", &[Role::Desk]).await;
        let karim = world.person("karim", &[Role::Manager]).await;
        let one = chair_at(desk, places.shelf).await;
        let other = chair_at(desk, places.shelf).await;
        let number = begin(&nadia, places.workshop).await;
        let nothing = Submission::default();
        let (left, right) = tokio::join!(
            scan(&nadia, &nothing, &number, sight(&one, places.shelf)),
            scan(&karim, &nothing, &number, sight(&one, places.workshop)),
        );
        let (left, right) = (left.unwrap(), right.unwrap());
        assert_eq!((left.outcome, right.outcome), (Outcome::Here, Outcome::Here));
        let second = [left.already, right.already].into_iter().flatten().collect::<Vec<_>>();
        assert_eq!(second.len(), 1, "one of them hears that it was counted");
        assert_eq!(second[0].1.to_string(), "2026-06-15 12:00:00");
        count(&karim, &number, &other, places.shelf).await;
        count(&nadia, &number, "inconnu", places.shelf).await;
        count(&karim, &number, "inconnu", places.shelf).await;
        let progress = read::progress(&nadia, &number).await.unwrap();
        assert_eq!((progress.tally.counted, progress.tally.unknown_label), (2, 1));
        let total: u32 = progress.people.iter().map(|share| share.counted).sum();
        assert_eq!((progress.people.len(), total), (2, 3));
    });
}

#[test]
fn the_same_key_twice_is_counted_once_and_answered_alike() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let code = chair_at(desk, places.shelf).await;
        let number = begin(desk, places.workshop).await;
        let first = scan(desk, &key("scan"), &number, sight(&code, places.shelf))
            .await
            .unwrap();
        let again = scan(desk, &key("scan"), &number, sight(&code, places.shelf))
            .await
            .unwrap();
        assert_eq!(first, again);
        assert_eq!(first.already, None);
        let later = scan(desk, &key("other"), &number, sight(&code, places.workshop))
            .await
            .unwrap();
        assert_eq!(later.already.unwrap().0, "Regain");
        assert_eq!(read::progress(desk, &number).await.unwrap().people[0].counted, 1);
        let one = start(
            desk,
            &key("start"),
            NewCount {
                place: places.store,
                category: String::new(),
            },
        )
        .await;
        let other = start(
            desk,
            &key("start"),
            NewCount {
                place: places.store,
                category: String::new(),
            },
        )
        .await;
        assert_eq!(one.unwrap(), other.unwrap());
    });
}

#[test]
fn two_counts_of_one_scope_are_not_open_at_once() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let number = begin(desk, places.workshop).await;
        let again = NewCount {
            place: places.workshop,
            category: String::new(),
        };
        let answer = start(desk, &Submission::default(), again.clone()).await;
        assert_eq!(refused(answer), Refusal::CountOpen(number.clone()));
        let chairs = NewCount {
            category: "F-CHAIR".into(),
            ..again.clone()
        };
        start(desk, &Submission::default(), chairs.clone()).await.unwrap();
        assert!(matches!(
            refused(start(desk, &Submission::default(), chairs).await),
            Refusal::CountOpen(_)
        ));
        begin(desk, places.shelf).await;
        end(desk, &number).await;
        start(desk, &Submission::default(), again).await.unwrap();
        for (place, category) in [(999, ""), (places.store, "NOTHING")] {
            let new = NewCount {
                place,
                category: category.into(),
            };
            let answer = start(desk, &Submission::default(), new).await;
            assert!(matches!(answer, Err(StoreError::Invalid(_))), "{answer:?}");
        }
    });
}

#[test]
fn a_count_names_the_others_that_may_count_the_same_items() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let whole = begin(desk, places.workshop).await;
        let shelf = begin(desk, places.shelf).await;
        let store = begin(desk, places.store).await;
        let overlaps = async |number: &str| read::page(desk, number, &[]).await.unwrap().overlaps;
        assert_eq!(overlaps(&whole).await, std::slice::from_ref(&shelf));
        assert_eq!(overlaps(&shelf).await, std::slice::from_ref(&whole));
        assert_eq!(overlaps(&store).await, Vec::<String>::new());
        end(desk, &whole).await;
        assert_eq!(overlaps(&shelf).await, Vec::<String>::new());
        assert_eq!(overlaps(&whole).await, Vec::<String>::new());
    });
}

#[test]
fn what_is_in_the_wrong_place_is_moved_at_once_and_settled() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let nadia = world.person("nadia", &[Role::Desk]).await;
        let here = chair_at(desk, places.shelf).await;
        let elsewhere = chair_at(desk, places.store).await;
        let number = begin(desk, places.workshop).await;
        count(&nadia, &number, &here, places.shelf).await;
        count(&nadia, &number, &elsewhere, places.shelf).await;
        for _ in 0..2 {
            move_here(&nadia, &key("move"), &number, &elsewhere).await.unwrap();
        }
        let shown = card(desk, &elsewhere).await.unwrap();
        assert_eq!(shown.place.as_deref(), Some("Étagère"));
        assert_eq!(shown.timeline.len(), 3);
        let again = move_here(&nadia, &Submission::default(), &number, &elsewhere).await;
        assert_eq!(refused(again), Refusal::AlreadyDecided);
        let needless = move_here(&nadia, &Submission::default(), &number, &here).await;
        assert_eq!(refused(needless), Refusal::NoDifference);
        end(desk, &number).await;
        let page = read::page(desk, &number, &[]).await.unwrap();
        assert_eq!(page.differences.len(), 1);
        assert_eq!(page.differences[0].decision.as_ref().unwrap().0, "moved");
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_closed_count_takes_no_scan_and_keeps_the_report_that_was_signed() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let code = chair_at(desk, places.shelf).await;
        let number = begin(desk, places.workshop).await;
        let early = decide(desk, &Submission::default(), &number, &code, How::Apply).await;
        assert_eq!(refused(early), Refusal::CountNotClosed);
        assert!(matches!(
            read::signed_report(desk, &number).await,
            Err(StoreError::NotFound)
        ));
        let unsigned = Signing {
            name: " ".into(),
            ..signing()
        };
        let answer = close(desk, &Submission::default(), &number, unsigned, print).await;
        assert!(matches!(answer, Err(StoreError::Invalid("signed_by"))));
        for _ in 0..2 {
            close(desk, &key("close"), &number, signing(), print).await.unwrap();
        }
        let late = scan(desk, &Submission::default(), &number, sight(&code, places.shelf)).await;
        assert_eq!(refused(late), Refusal::CountClosed);
        let again = close(desk, &Submission::default(), &number, signing(), print).await;
        assert_eq!(refused(again), Refusal::CountClosed);
        let first = read::signed_report(desk, &number).await.unwrap();
        decide_all(desk, &Submission::default(), &number).await.unwrap();
        assert_eq!(read::signed_report(desk, &number).await.unwrap(), first);
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        world.by_hand("UPDATE media SET bytes = '%PDF-other'").await.ok();
        world.by_hand("UPDATE media SET bytes = 'x'::bytea").await.ok();
        assert!(matches!(
            read::signed_report(desk, &number).await,
            Err(StoreError::Inconsistent { .. })
        ));
        let found = verify(world.db()).await.unwrap();
        assert_eq!(found, ["stocktake S-2026-0001: its report was edited"]);
    });
}

#[test]
fn differences_are_settled_by_the_managers_decision_each_once() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let manager = world.person("karim", &[Role::Manager]).await;
        let missing = chair_at(desk, places.shelf).await;
        let noted = chair_at(desk, places.shelf).await;
        let wrong = chair_at(desk, places.store).await;
        let found = chair_at(desk, places.store).await;
        go(desk, &found, Command::ReportLost("avant".into())).await.unwrap();
        let left = chair(desk).await;
        make_ready(desk, &left).await;
        give(desk, &left).await;
        let number = begin(desk, places.workshop).await;
        for code in [&wrong, &found, &left] {
            count(&manager, &number, code, places.shelf).await;
        }
        end(&manager, &number).await;
        assert_eq!(state(desk, &missing).await, State::Deposited, "nothing by itself");
        for _ in 0..2 {
            decide(&manager, &key("note"), &number, &noted, How::Note)
                .await
                .unwrap();
        }
        let again = decide(&manager, &Submission::default(), &number, &noted, How::Apply).await;
        assert_eq!(refused(again), Refusal::AlreadyDecided);
        let first = decide_all(&manager, &key("all"), &number).await.unwrap();
        let again = decide_all(&manager, &key("all"), &number).await.unwrap();
        assert_eq!(first, again);
        assert_eq!((first.settled, first.refused.len()), (3, 0));
        assert_eq!(state(desk, &missing).await, State::Lost);
        assert_eq!(state(desk, &noted).await, State::Deposited);
        assert_eq!(state(desk, &found).await, State::Deposited);
        assert_eq!(card(desk, &wrong).await.unwrap().place.as_deref(), Some("Étagère"));
        // What should have left is looked into by somebody, who says so.
        let page = read::page(&manager, &number, &[]).await.unwrap();
        let open: Vec<&str> = page
            .differences
            .iter()
            .filter(|line| line.remedy.is_some())
            .map(|line| line.code.as_str())
            .collect();
        assert_eq!(open, [left.as_str()]);
        decide(&manager, &Submission::default(), &number, &left, How::Apply)
            .await
            .unwrap();
        assert_eq!(state(desk, &left).await, State::InService);
        assert_eq!(
            decide_all(&manager, &Submission::default(), &number)
                .await
                .unwrap()
                .settled,
            0
        );
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn an_unknown_label_is_looked_into_once_with_its_reason() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let number = begin(desk, places.workshop).await;
        count(desk, &number, "inconnu", places.shelf).await;
        let none = Submission::default();
        let early = look_into(desk, &none, &number, "inconnu", "Jetée").await;
        assert_eq!(refused(early), Refusal::CountNotClosed);
        end(desk, &number).await;
        let page = read::page(desk, &number, &[]).await.unwrap();
        assert_eq!(page.differences[0].remedy, Some(Remedy::Note));
        let empty = look_into(desk, &none, &number, "inconnu", " ").await;
        assert!(matches!(empty, Err(StoreError::Invalid("note"))));
        let other = look_into(desk, &none, &number, "autre", "Jetée").await;
        assert!(matches!(other, Err(StoreError::NotFound)));
        for _ in 0..2 {
            look_into(desk, &key("one"), &number, "inconnu", " Étiquette d’un prêt, jetée ")
                .await
                .unwrap();
        }
        let again = look_into(desk, &none, &number, "inconnu", "Autre chose").await;
        assert_eq!(refused(again), Refusal::AlreadyDecided);
        let page = read::page(desk, &number, &[]).await.unwrap();
        let line = &page.differences[0];
        assert_eq!(
            (line.remedy, line.finding.as_str()),
            (None, "Étiquette d’un prêt, jetée")
        );
        assert_eq!(line.decision.as_ref().map(|(word, _)| word.as_str()), Some("noted"));
        for sql in [
            "UPDATE stocktake_finding SET note = 'x'",
            "DELETE FROM stocktake_finding",
        ] {
            assert!(world.by_hand(sql).await.is_err(), "accepted: {sql}");
        }
    });
}

#[test]
fn what_the_rules_refuse_is_listed_and_the_rest_is_applied() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let early = chair_at(desk, places.shelf).await;
        // Something happened to it on the next day: nothing is recorded before that.
        let late = chair(&world.later(1)).await;
        go(&world.later(1), &late, Command::Move(PlaceId(places.shelf)))
            .await
            .unwrap();
        let number = begin(desk, places.workshop).await;
        end(desk, &number).await;
        let decided = decide_all(desk, &Submission::default(), &number).await.unwrap();
        assert_eq!(decided.settled, 1);
        assert_eq!(decided.refused[0].0, late);
        assert!(matches!(decided.refused[0].1, Refusal::BeforePrevious(_)));
        assert_eq!(state(desk, &early).await, State::Lost);
        let page = read::page(desk, &number, std::slice::from_ref(&late)).await.unwrap();
        let line = page.differences.iter().find(|line| line.code == late).unwrap();
        assert!(matches!(line.refused, Some(Refusal::BeforePrevious(_))));
        assert_eq!(line.decision, None);
    });
}

#[test]
fn a_scan_keeps_its_note_and_its_photos() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let number = begin(desk, places.workshop).await;
        let torn = NewScan {
            note: "étiquette déchirée".into(),
            ..sight("7K3H", places.shelf)
        };
        scan(desk, &Submission::default(), &number, torn).await.unwrap();
        let line = read::page(desk, &number, &[]).await.unwrap().last.remove(0);
        assert_eq!(line.note, "étiquette déchirée");
        let photo = File {
            mime: "image/jpeg".into(),
            bytes: vec![1, 2, 3],
        };
        for _ in 0..2 {
            let two = [photo.clone(), photo.clone()];
            add_photos(desk, &key("photos"), &number, line.scan.unwrap(), &two)
                .await
                .unwrap();
        }
        let line = read::page(desk, &number, &[]).await.unwrap().last.remove(0);
        assert_eq!(line.photos.len(), 2);
        let wrong = add_photos(desk, &Submission::default(), &number, 999, &[photo]).await;
        assert!(matches!(wrong, Err(StoreError::NotFound)));
    });
}

#[test]
fn only_the_desk_and_managers_count_and_only_managers_close_and_decide() {
    on_each_database(async |world: World| {
        let places = places(&world).await;
        let number = begin(&world.desk, places.workshop).await;
        for (login, roles) in [
            ("vera", [Role::Viewer, Role::Requester]),
            ("tim", [Role::Technician, Role::Admin]),
        ] {
            let person = world.person(login, &roles).await;
            let new = NewCount {
                place: places.store,
                category: String::new(),
            };
            let none = Submission::default();
            for refusal in [
                refused(start(&person, &none, new).await),
                refused(scan(&person, &none, &number, sight("x", places.shelf)).await),
                refused(move_here(&person, &none, &number, "x").await),
                refused(read::progress(&person, &number).await),
                refused(read::page(&person, &number, &[]).await),
                refused(read::report(&person, &number).await),
                refused(read::list(&person, 1).await),
                refused(read::signed_report(&person, &number).await),
                refused(add_photos(&person, &none, &number, 1, &[]).await),
            ] {
                assert!(matches!(refusal, Refusal::RoleNeeded(_)));
            }
        }
        let desk = world.person("nadia", &[Role::Desk]).await;
        let none = Submission::default();
        for refusal in [
            refused(close(&desk, &none, &number, signing(), print).await),
            refused(decide(&desk, &none, &number, "x", How::Apply).await),
            refused(decide_all(&desk, &none, &number).await),
        ] {
            assert_eq!(refusal, Refusal::RoleNeeded(vec![Role::Manager]));
        }
    });
}

#[test]
fn the_database_keeps_every_row_of_a_count() {
    on_each_database(async |world: World| {
        let (desk, places) = (&world.desk, places(&world).await);
        let code = chair_at(desk, places.shelf).await;
        let number = begin(desk, places.workshop).await;
        count(desk, &number, "inconnu", places.shelf).await;
        end(desk, &number).await;
        decide(desk, &Submission::default(), &number, &code, How::Apply)
            .await
            .unwrap();
        for sql in [
            "UPDATE stocktake SET signed_by = 'x'",
            "DELETE FROM stocktake",
            "UPDATE stocktake_expected SET state = 'ready'",
            "DELETE FROM stocktake_expected",
            "UPDATE stocktake_scan SET note = 'x'",
            "DELETE FROM stocktake_scan",
            "UPDATE stocktake_decision SET kind = 'noted'",
            "DELETE FROM stocktake_decision",
        ] {
            assert!(world.by_hand(sql).await.is_err(), "accepted: {sql}");
        }
    });
}
