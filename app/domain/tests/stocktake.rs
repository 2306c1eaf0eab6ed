//! What a count says: one sighting, the whole of it, and what would settle a difference.

use domain::{
    id::{ItemId, PlaceId},
    item::{Command, State},
    stocktake::{Expected, Line, Outcome, Remedy, Scan, Seen, Sighting, Tally, by_place, fold, is_expected, judge},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const SITE: PlaceId = PlaceId(1);
const WORKSHOP: PlaceId = PlaceId(2);
const SHELF: PlaceId = PlaceId(3);
const STORE: PlaceId = PlaceId(4);

/// An item whose record puts it on the shelf of the workshop of the site, seen elsewhere or there.
fn seen(state: State, seen_at: PlaceId) -> Outcome {
    judge(&Sighting {
        state,
        recorded: vec![SHELF, WORKSHOP, SITE],
        seen_at,
    })
}

fn item(id: i64) -> Seen {
    Seen::Item(ItemId(id))
}

fn expected(id: i64, place: PlaceId) -> Expected {
    Expected {
        item: ItemId(id),
        place,
    }
}

fn scan(seen: Seen, place: PlaceId, outcome: Outcome) -> Scan {
    Scan { seen, place, outcome }
}

#[test]
fn every_state_has_its_outcome_where_its_record_says_and_elsewhere() {
    use Outcome::{Here, ShouldHaveLeft, WrongPlace};
    for state in State::ALL {
        let outcomes = match state {
            State::Deposited
            | State::Diagnosing
            | State::AwaitingDecision
            | State::AwaitingParts
            | State::InRepair
            | State::Testing
            | State::Ready
            | State::Reserved => (Here, WrongPlace),
            State::AtProvider
            | State::HandedOver
            | State::InService
            | State::Donated
            | State::Sold
            | State::Recycled
            | State::Dismantled
            | State::ReturnedToDepositor
            | State::Void => (ShouldHaveLeft, ShouldHaveLeft),
            // A lost one never left, an announced one has not come: neither is where a record says.
            State::Lost | State::Announced => (WrongPlace, WrongPlace),
        };
        assert_eq!((seen(state, SHELF), seen(state, STORE)), outcomes, "{state:?}");
        assert_eq!(is_expected(state), outcomes.0 == Here, "{state:?}");
    }
}

#[test]
fn counting_a_whole_room_finds_what_is_on_its_shelves_and_not_the_other_way_round() {
    assert_eq!(seen(State::Ready, WORKSHOP), Outcome::Here);
    assert_eq!(seen(State::Ready, SITE), Outcome::Here);
    let in_the_room = Sighting {
        state: State::Ready,
        recorded: vec![WORKSHOP, SITE],
        seen_at: SHELF,
    };
    assert_eq!(judge(&in_the_room), Outcome::WrongPlace);
    let nowhere = Sighting {
        recorded: Vec::new(),
        ..in_the_room
    };
    assert_eq!(judge(&nowhere), Outcome::WrongPlace);
}

#[test]
fn a_count_comes_to_five_outcomes_and_its_totals() {
    let list = [
        expected(1, SHELF),
        expected(2, SHELF),
        expected(3, STORE),
        expected(4, STORE),
    ];
    let scans = [
        scan(item(1), SHELF, Outcome::Here),
        scan(item(2), STORE, Outcome::WrongPlace),
        scan(item(9), STORE, Outcome::ShouldHaveLeft),
        scan(item(8), STORE, Outcome::Here),
        scan(Seen::Text("SN-1".into()), STORE, Outcome::UnknownLabel),
        scan(item(4), STORE, Outcome::ShouldHaveLeft),
    ];
    let lines = fold(&list, &scans);
    let tally = Tally::of(&lines);
    assert_eq!(
        tally,
        Tally {
            expected: 4,
            counted: 3,
            extra: 2,
            here: 2,
            wrong_place: 1,
            missing: 1,
            unknown_label: 1,
            should_have_left: 2,
        }
    );
    let places: Vec<(PlaceId, u32, u32)> = by_place(&list, &scans)
        .into_iter()
        .map(|(place, progress)| (place, progress.expected, progress.counted))
        .collect();
    assert_eq!(places, [(SHELF, 2, 2), (STORE, 2, 1)]);
}

#[test]
fn the_first_scan_of_an_item_counts_and_the_second_changes_nothing() {
    let list = [expected(1, SHELF)];
    let scans = [
        scan(item(1), STORE, Outcome::WrongPlace),
        scan(item(1), SHELF, Outcome::Here),
    ];
    let lines = fold(&list, &scans);
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].outcome, lines[0].seen_at), (Outcome::WrongPlace, Some(STORE)));
}

#[test]
fn a_difference_is_settled_by_an_ordinary_gesture_and_never_over_what_happened_since() {
    let line = |outcome, expected_at, seen_at| Line {
        seen: item(1),
        outcome,
        expected_at,
        seen_at,
    };
    let missing = line(Outcome::Missing, Some(SHELF), None);
    let wrong = line(Outcome::WrongPlace, Some(SHELF), Some(STORE));
    let here = line(Outcome::Here, Some(SHELF), Some(SHELF));
    let left = line(Outcome::ShouldHaveLeft, None, Some(STORE));
    for (line, state, place, remedy) in [
        (&here, State::Ready, Some(SHELF), None),
        (&missing, State::Ready, Some(SHELF), Some(Remedy::ReportLost)),
        // Moved or handed over since the list was frozen: somebody had it in their hands.
        (&missing, State::Ready, Some(STORE), Some(Remedy::Note)),
        (&missing, State::InService, None, Some(Remedy::Note)),
        (&wrong, State::Ready, Some(SHELF), Some(Remedy::Move(STORE))),
        (&wrong, State::Ready, Some(STORE), Some(Remedy::Note)),
        (&wrong, State::InService, None, Some(Remedy::Note)),
        (&wrong, State::Lost, None, Some(Remedy::Find(STORE))),
        (&left, State::InService, None, Some(Remedy::Note)),
    ] {
        assert_eq!(line.remedy(state, place), remedy, "{line:?} {state:?} {place:?}");
    }
    let reference = |remedy: Remedy| remedy.command("S-2026-0001");
    assert_eq!(
        reference(Remedy::ReportLost),
        Some(Command::ReportLost("S-2026-0001".into()))
    );
    assert_eq!(
        reference(Remedy::Find(STORE)),
        Some(Command::Find(STORE, "S-2026-0001".into()))
    );
    assert_eq!(reference(Remedy::Move(STORE)), Some(Command::Move(STORE)));
    assert_eq!(reference(Remedy::Note), None);
}

#[test]
fn an_outcome_is_found_by_its_word() {
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::parse(outcome.word()), Some(outcome));
    }
}

/// What somebody may scan: some items of the list, some that are not on it, some texts.
fn any_scan() -> impl Strategy<Value = Scan> {
    let outcomes = prop_oneof![
        Just(Outcome::Here),
        Just(Outcome::WrongPlace),
        Just(Outcome::ShouldHaveLeft)
    ];
    let place = prop_oneof![Just(SHELF), Just(STORE)];
    (0_i64..40, outcomes, place).prop_map(|(id, outcome, place)| match id {
        30.. => scan(Seen::Text(format!("text {id}")), place, Outcome::UnknownLabel),
        _ => scan(item(id), place, outcome),
    })
}

proptest! {
    #[test]
    fn every_expected_item_ends_in_exactly_one_outcome_and_the_totals_add_up(
        list in proptest::collection::btree_set(0_i64..25, 0..25),
        scans in proptest::collection::vec(any_scan(), 0..80),
    ) {
        let list: Vec<Expected> = list.into_iter().map(|id| expected(id, SHELF)).collect();
        let lines = fold(&list, &scans);
        for Expected { item, .. } in &list {
            prop_assert_eq!(lines.iter().filter(|line| line.seen == Seen::Item(*item)).count(), 1);
        }
        let tally = Tally::of(&lines);
        let sum: u32 = Outcome::ALL.into_iter().map(|outcome| tally.get(outcome)).sum();
        prop_assert_eq!(sum as usize, lines.len());
        prop_assert_eq!(tally.expected as usize, list.len());
        prop_assert_eq!(tally.expected, tally.counted + tally.missing);
        let items = tally.here + tally.wrong_place + tally.should_have_left;
        prop_assert_eq!(items, tally.counted + tally.extra);
        let seen: BTreeSet<&Seen> = scans.iter().map(|scan| &scan.seen).collect();
        prop_assert_eq!(seen.len(), (items + tally.unknown_label) as usize);
    }

    #[test]
    fn what_is_scanned_once_comes_to_the_same_in_any_order(
        list in proptest::collection::btree_set(0_i64..25, 0..25),
        (scans, shuffled) in proptest::collection::vec(any_scan(), 0..80).prop_map(once).prop_flat_map(|scans| {
            (Just(scans.clone()), Just(scans).prop_shuffle())
        }),
    ) {
        let list: Vec<Expected> = list.into_iter().map(|id| expected(id, SHELF)).collect();
        prop_assert_eq!(fold(&list, &scans), fold(&list, &shuffled));
        prop_assert_eq!(by_place(&list, &scans), by_place(&list, &shuffled));
    }
}

/// The first scan of each.
fn once(scans: Vec<Scan>) -> Vec<Scan> {
    let mut known = BTreeSet::new();
    scans
        .into_iter()
        .filter(|scan| known.insert(scan.seen.clone()))
        .collect()
}
