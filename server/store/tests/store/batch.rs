//! Series of scans: looked at without writing, written and taken back whole.

use crate::builder::{World, chair, chairs, go, key, make_ready, on_each_database, repair};
use domain::{
    Grams, Refusal, Role,
    id::{DepositId, PlaceId, ServiceId},
    item::{Batch, BatchAction, Command, Condition, Deposit, Details, Event, Gate, Ownership, State, Waste},
    label::Code,
    view::scan::BatchUndo,
};
use store::{
    Desk, StoreError,
    batch::{self, Line, Verdict, look},
    catalogue::place_labels,
    deposit::receive,
    item::read::card,
};

fn lines(codes: &[String]) -> Vec<Line> {
    let line = |code: &String| Line {
        code: code.clone(),
        version: None,
        weight: None,
    };
    codes.iter().map(line).collect()
}

fn waste() -> Batch {
    Batch::Recycle(Waste {
        operator: "Ecosystem".into(),
        waste_code: "20 03 07".into(),
        barrier: None,
    })
}

async fn three(desk: &Desk, key: &str) -> Vec<String> {
    receive(desk, &crate::builder::key(key), chairs(3)).await.unwrap().1
}

async fn events(desk: &Desk, code: &str) -> usize {
    card(desk, code).await.unwrap().timeline.len()
}

async fn state(desk: &Desk, code: &str) -> State {
    card(desk, code).await.unwrap().state
}

/// The label that an error of a series names, and why; an empty label where it names none.
fn named(error: StoreError) -> (String, StoreError) {
    match error {
        StoreError::Item { code, error } => (code, *error),
        other => (String::new(), other),
    }
}

#[test]
fn looking_at_a_scan_says_what_the_gesture_would_and_writes_nothing() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        let looked = look(desk, &Batch::StartDiagnosis, &format!(" https://h.fr/q/{code}"))
            .await
            .unwrap();
        assert_eq!(looked.verdict, Verdict::Good);
        let item = looked.item.unwrap();
        assert_eq!(
            (item.code, item.version, item.state),
            (code.clone(), 1, State::Deposited)
        );
        let looked = look(desk, &Batch::MarkReady(Condition::B), &code).await.unwrap();
        assert!(matches!(looked.verdict, Verdict::Blocked(Refusal::NotFromState { .. })));
        assert_eq!(events(desk, &code).await, 1);
        let looked = look(desk, &Batch::StartDiagnosis, "3256220110011").await.unwrap();
        assert_eq!((looked.verdict, looked.item), (Verdict::Unknown, None));
    });
}

#[test]
fn the_label_of_a_place_tells_where_and_not_what() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let (code, _) = place_labels(desk, &[1]).await.unwrap().remove(0);
        let looked = look(desk, &Batch::Move(PlaceId(1)), &code.place_url("https://r.example.fr"))
            .await
            .unwrap();
        assert_eq!((looked.verdict, looked.item), (Verdict::Place(1), None));
    });
}

#[test]
fn an_open_check_blocks_what_would_be_declared_ready() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
        go(desk, &code, Command::OpenGate(Gate::Hygiene, "Taché".into()))
            .await
            .unwrap();
        let looked = look(desk, &Batch::MarkReady(Condition::B), &code).await.unwrap();
        assert_eq!(looked.verdict, Verdict::Blocked(Refusal::GateOpen(Gate::Hygiene)));
    });
}

#[test]
fn a_series_is_written_whole_or_not_at_all_and_names_what_refused() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = three(desk, "three").await;
        go(desk, &codes[1], Command::StartDiagnosis(Vec::new())).await.unwrap();
        let refused = batch::apply(desk, &key("start"), &Batch::StartDiagnosis, lines(&codes)).await;
        let (code, why) = named(refused.unwrap_err());
        assert_eq!(code, codes[1]);
        assert!(matches!(why, StoreError::Refused(Refusal::NotFromState { .. })));
        assert_eq!(state(desk, &codes[0]).await, State::Deposited);
        assert_eq!(state(desk, &codes[2]).await, State::Deposited);
        // The key of what was refused is free: the same form, one item fewer.
        let good = [codes[0].clone(), codes[2].clone(), codes[0].clone()];
        batch::apply(desk, &key("start"), &Batch::StartDiagnosis, lines(&good))
            .await
            .unwrap();
        for code in &codes {
            assert_eq!(state(desk, code).await, State::Diagnosing);
        }
        assert_eq!(batch::done(desk, "start").await.unwrap().items.len(), 2);
    });
}

#[test]
fn the_same_confirmation_twice_is_written_once() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = three(desk, "three").await;
        let submission = key("move");
        let (one, other) = tokio::join!(
            batch::apply(desk, &submission, &Batch::Move(PlaceId(1)), lines(&codes)),
            batch::apply(desk, &submission, &Batch::Move(PlaceId(1)), lines(&codes))
        );
        one.unwrap();
        other.unwrap();
        for code in &codes {
            assert_eq!(events(desk, code).await, 2);
        }
        let unkeyed = batch::apply(desk, &key(""), &Batch::Move(PlaceId(1)), lines(&codes)).await;
        assert!(matches!(unkeyed, Err(StoreError::Invalid("key"))));
    });
}

#[test]
fn of_two_series_over_the_same_items_at_once_one_wins_whole() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = three(desk, "three").await;
        let backwards: Vec<String> = codes.iter().rev().cloned().collect();
        let (left, right) = (key("left"), key("right"));
        let (one, other) = tokio::join!(
            batch::apply(desk, &left, &Batch::StartDiagnosis, lines(&codes)),
            batch::apply(desk, &right, &Batch::StartDiagnosis, lines(&backwards))
        );
        let lost = match (one, other) {
            (Ok(()), Err(lost)) | (Err(lost), Ok(())) => lost,
            both => panic!("exactly one wins: {both:?}"),
        };
        assert!(matches!(named(lost).1, StoreError::Refused(_)));
        for code in &codes {
            assert_eq!(events(desk, code).await, 2);
        }
    });
}

#[test]
fn an_item_that_changed_since_it_was_looked_at_stops_the_series() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = three(desk, "three").await;
        go(desk, &codes[2], Command::Move(PlaceId(1))).await.unwrap();
        let mut seen = lines(&codes);
        for line in &mut seen {
            line.version = Some(1);
        }
        let stopped = batch::apply(desk, &key("start"), &Batch::StartDiagnosis, seen).await;
        let (code, why) = named(stopped.unwrap_err());
        assert_eq!(code, codes[2]);
        assert!(matches!(why, StoreError::Conflict { .. }));
        assert_eq!(events(desk, &codes[0]).await, 1);
    });
}

#[test]
fn what_is_diagnosed_and_what_is_tested_are_declared_ready_together() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = three(desk, "three").await;
        go(desk, &codes[0], Command::StartDiagnosis(Vec::new())).await.unwrap();
        repair(desk, &codes[1]).await;
        let series = Batch::MarkReady(Condition::C);
        batch::apply(desk, &key("ready"), &series, lines(&codes[..2]))
            .await
            .unwrap();
        for code in &codes[..2] {
            let card = card(desk, code).await.unwrap();
            assert_eq!((card.state, card.condition), (State::Ready, Some(Condition::C)));
        }
    });
}

#[test]
fn a_handover_is_looked_at_and_left_to_its_slip() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        let looked = look(desk, &Batch::HandOver, &code).await.unwrap();
        assert!(matches!(looked.verdict, Verdict::Blocked(_)));
        make_ready(desk, &code).await;
        let looked = look(desk, &Batch::HandOver, &code).await.unwrap();
        assert_eq!(looked.verdict, Verdict::Good);
        let refused = batch::apply(desk, &key("out"), &Batch::HandOver, lines(&[code])).await;
        assert!(matches!(refused, Err(StoreError::Invalid("action"))));
    });
}

#[test]
fn what_is_recycled_weighs_what_was_typed_else_what_its_category_says() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = three(desk, "three").await;
        for code in &codes {
            go(desk, code, Command::StartDiagnosis(Vec::new())).await.unwrap();
        }
        world
            .by_hand("UPDATE category_figure SET weight_grams = 7000 WHERE category = 'F-CHAIR'")
            .await
            .unwrap();
        let looked = look(desk, &waste(), &codes[0]).await.unwrap();
        assert_eq!(looked.item.unwrap().weight, Some(Grams(7_000)));
        let mut series = lines(&codes[..2]);
        series[1].weight = Some(Grams(6_500));
        batch::apply(desk, &key("waste"), &waste(), series).await.unwrap();
        world
            .by_hand("UPDATE category_figure SET weight_grams = NULL WHERE category = 'F-CHAIR'")
            .await
            .unwrap();
        let looked = look(desk, &waste(), &codes[2]).await.unwrap();
        assert_eq!(looked.verdict, Verdict::Good, "the weight is asked for before the end");
        let refused = batch::apply(desk, &key("more"), &waste(), lines(&codes[2..])).await;
        assert!(matches!(
            named(refused.unwrap_err()).1,
            StoreError::Refused(Refusal::AmountNeeded)
        ));
        let grams = card(desk, &codes[1]).await.unwrap().timeline.remove(0).event;
        assert!(matches!(grams, Event::Recycled(facts) if facts.weight == Grams(6_500)));
        let grams = card(desk, &codes[0]).await.unwrap().timeline.remove(0).event;
        assert!(matches!(grams, Event::Recycled(facts) if facts.weight == Grams(7_000)));
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

/// An item that a service announced, as its announcement would leave it.
async fn announced(world: &World, id: i64) -> String {
    let code = (0..26)
        .find_map(|rank| Code::from_ranks([1, 2, 3, 4, 5, (id - 900) as u8, rank]))
        .unwrap();
    let deposit = Deposit {
        code: Some(code),
        deposit: None::<DepositId>,
        category: "F-CHAIR".into(),
        quantity: 1,
        service: ServiceId(1),
        place: PlaceId(1),
        ownership: Ownership::Body,
        details: Details {
            name: "Chaise annoncée".into(),
            ..Details::default()
        },
    };
    let facts = serde_json::to_string(&Event::Announced(Box::new(deposit))).unwrap();
    let at = "2026-06-15T09:00:00+00:00";
    for sql in [
        format!(
            "INSERT INTO item (id, code, state, version, category, name, brand, model, serial, inventory_number, fault,
                quantity, ownership, service_id, open_gates, cycle, cost_cents, is_uncounted, is_without_factor,
                place_id, deposited_on, last_on, last_at, search)
             VALUES ({id}, '{code}', 'announced', 1, 'F-CHAIR', 'Chaise annoncée', '', '', '', '', '', 1, 'body', 1, '',
                1, 0, FALSE, FALSE, 1, '2026-06-15', '2026-06-15', '{at}', '')"
        ),
        format!("INSERT INTO label (code, item_id, state, at) VALUES ('{code}', {id}, 'in_use', '{at}')"),
        format!(
            "INSERT INTO event (item_id, seq, kind, facts, by_person, at, occurred_on, period_on, prev_hash, hash)
             VALUES ({id}, 1, 'announced', '{facts}', 1, '{at}', '2026-06-15', '2026-06-15', '', 'x')"
        ),
    ] {
        world.by_hand(&sql).await.unwrap();
    }
    code.to_string()
}

#[test]
fn what_was_announced_is_received_in_one_place_on_one_slip() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let codes = vec![announced(&world, 901).await, announced(&world, 902).await];
        let series = Batch::Receive(PlaceId(1));
        assert_eq!(look(desk, &series, &codes[0]).await.unwrap().verdict, Verdict::Good);
        batch::apply(desk, &key("in"), &series, lines(&codes)).await.unwrap();
        let card = card(desk, &codes[0]).await.unwrap();
        assert_eq!(
            (card.state, card.details.name.as_str()),
            (State::Deposited, "Chaise annoncée")
        );
        let slip = store::deposit::slip(desk, &card.deposit.unwrap()).await.unwrap();
        assert_eq!(slip.items.len(), 2);
        let done = batch::done(desk, "in").await.unwrap();
        assert_eq!(done.undo, BatchUndo::Never);
        let twice = look(desk, &series, &codes[0]).await.unwrap();
        assert!(matches!(twice.verdict, Verdict::Blocked(_)));
    });
}

#[test]
fn a_series_is_taken_back_whole_and_once() {
    on_each_database(async |world: World| {
        let desk = &world.person("nadia", &[Role::Desk]).await;
        let codes = three(desk, "three").await;
        batch::apply(desk, &key("start"), &Batch::StartDiagnosis, lines(&codes))
            .await
            .unwrap();
        let done = batch::done(desk, "start").await.unwrap();
        assert_eq!(
            (done.action, done.undo),
            (BatchAction::StartDiagnosis, BatchUndo::Possible)
        );
        for _ in 0..2 {
            batch::undo(desk, &key("back"), "start").await.unwrap();
        }
        for code in &codes {
            assert_eq!(state(desk, code).await, State::Deposited);
            assert_eq!(events(desk, code).await, 3);
        }
        assert_eq!(batch::done(desk, "start").await.unwrap().undo, BatchUndo::Done);
        let again = batch::undo(desk, &key("again"), "start").await;
        assert!(matches!(
            named(again.unwrap_err()).1,
            StoreError::Refused(Refusal::SomethingFollowed)
        ));
        let nothing = batch::undo(desk, &key("nothing"), "no such series").await;
        assert!(matches!(nothing, Err(StoreError::NotFound)));
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_series_is_not_taken_back_by_another_nor_late_nor_once_something_followed() {
    on_each_database(async |world: World| {
        let desk = &world.person("nadia", &[Role::Desk]).await;
        let other = &world.person("karim", &[Role::Desk, Role::Technician]).await;
        let codes = three(desk, "three").await;
        batch::apply(desk, &key("start"), &Batch::StartDiagnosis, lines(&codes))
            .await
            .unwrap();
        let stolen = batch::undo(other, &key("stolen"), "start").await;
        assert!(matches!(stolen, Err(StoreError::Refused(Refusal::NotTheAuthor))));
        assert_eq!(batch::done(other, "start").await.unwrap().undo, BatchUndo::NotTheAuthor);
        let late = &Desk {
            now: desk.now + chrono::Duration::minutes(11),
            ..desk.clone()
        };
        assert_eq!(batch::done(late, "start").await.unwrap().undo, BatchUndo::TooLate);
        let refused = batch::undo(late, &key("late"), "start").await;
        assert!(matches!(
            named(refused.unwrap_err()).1,
            StoreError::Refused(Refusal::TooLateToUndo { .. })
        ));
        go(other, &codes[1], Command::Move(PlaceId(1))).await.unwrap();
        assert_eq!(
            batch::done(desk, "start").await.unwrap().undo,
            BatchUndo::SomethingFollowed
        );
        let (code, _) = named(batch::undo(desk, &key("followed"), "start").await.unwrap_err());
        assert_eq!(code, codes[1]);
        assert_eq!(
            state(desk, &codes[0]).await,
            State::Diagnosing,
            "nothing was taken back"
        );
    });
}

#[test]
fn who_may_do_it_with_no_item_is_refused_before_any_is_read() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        let manager = world.person("marc", &[Role::Manager]).await;
        let refused = look(&manager, &Batch::Receive(PlaceId(1)), &code).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let requester = world.person("rita", &[Role::Requester]).await;
        let refused = look(&requester, &Batch::Move(PlaceId(1)), &code).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}
