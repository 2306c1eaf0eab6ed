//! The life of an item through the store: what is written, what is refused, what is written once.

use crate::builder::{
    World, chair, chairs, give, go, handover, key, make_ready, need, on_each_database, price, price_late, repair,
    signing,
};
use domain::{
    Cents, Refusal, Role,
    closing::Period,
    id::{PlaceId, ServiceId},
    item::{Command, Condition, Gate, IssueOutcome, Need, Reservation, Return, State},
    ledger::saving::{Lens, Totals},
    price::Counterfactual,
};
use store::{
    Desk, StoreError, Submission,
    deposit::{receive, slip},
    handover::{self, NewHandover, prepare, sign},
    item::{act, expire_reservations, read::card, undo},
    ledger::read::{not_counted, sums},
    verify::verify,
};

async fn totals(desk: &Desk) -> Totals {
    Totals::of(&sums(desk.db.conn(), 2026).await.unwrap())
}

async fn state(desk: &Desk, code: &str) -> State {
    card(desk, code).await.unwrap().state
}

#[test]
fn a_chair_repaired_and_signed_counts_its_price_and_its_costs() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        price(desk, &code, 18_000).await;
        repair(desk, &code).await;
        go(desk, &code, Command::PassTest(Condition::B)).await.unwrap();
        give(desk, &code).await;
        let totals = totals(desk).await;
        assert_eq!(totals.value(), Cents(18_000));
        assert_eq!(totals.net_cash(), Cents(16_750));
        assert_eq!(totals.net_full(), Cents(14_650));
        assert_eq!(state(desk, &code).await, State::InService);
    });
}

#[test]
fn an_early_return_takes_the_saving_back_and_a_late_one_does_not() {
    on_each_database(async |world: World| {
        for (days, value) in [(90, 0), (91, 18_000)] {
            let before = totals(&world.desk).await.value();
            let code = chair(&world.desk).await;
            price(&world.desk, &code, 18_000).await;
            make_ready(&world.desk, &code).await;
            give(&world.desk, &code).await;
            let back = Return {
                reason: "Trop haut".into(),
                condition: Condition::B,
                place: PlaceId(1),
            };
            go(&world.later(days), &code, Command::TakeBack(back)).await.unwrap();
            assert_eq!(totals(&world.desk).await.value() - before, Cents(value), "{days} days");
            assert_eq!(state(&world.desk, &code).await, State::Deposited);
        }
    });
}

#[test]
fn twelve_chairs_are_one_deposit_with_twelve_labels() {
    on_each_database(async |world: World| {
        let (number, codes) = receive(&world.desk, &key("twelve"), chairs(12)).await.unwrap();
        assert_eq!(codes.len(), 12);
        assert_eq!(number, "D-2026-0001");
        let slip = slip(&world.desk, &number).await.unwrap();
        assert_eq!(slip.items.len(), 12);
        assert_eq!(slip.service, "Routes");
    });
}

#[test]
fn the_same_submission_twice_is_written_once_and_answered_alike() {
    on_each_database(async |world: World| {
        let first = receive(&world.desk, &key("once"), chairs(3)).await.unwrap();
        let again = receive(&world.desk, &key("once"), chairs(3)).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(slip(&world.desk, &first.0).await.unwrap().items.len(), 3);
    });
}

#[test]
fn the_same_key_at_the_same_moment_is_written_once() {
    on_each_database(async |world: World| {
        let submission = key("together");
        let (one, other) = tokio::join!(
            receive(&world.desk, &submission, chairs(1)),
            receive(&world.desk, &submission, chairs(1))
        );
        assert_eq!(one.unwrap(), other.unwrap());
        let number = "D-2026-0002";
        assert!(matches!(slip(&world.desk, number).await, Err(StoreError::NotFound)));
    });
}

#[test]
fn a_key_drawn_for_somebody_else_is_refused() {
    on_each_database(async |world: World| {
        let other = world.person("other", &[Role::Desk]).await;
        receive(&world.desk, &key("mine"), chairs(1)).await.unwrap();
        let stolen = receive(&other, &key("mine"), chairs(1)).await;
        assert!(matches!(stolen, Err(StoreError::Invalid("key"))));
    });
}

#[test]
fn of_two_people_acting_on_one_item_the_second_hears_what_happened() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        let nadia = world.person("nadia", &[Role::Desk, Role::Technician]).await;
        let karim = world.person("karim", &[Role::Technician]).await;
        let seen = Submission {
            version: Some(1),
            ..Submission::default()
        };
        act(&nadia, &seen, &code, Command::StartDiagnosis(vec![]))
            .await
            .unwrap();
        let late = act(&karim, &seen, &code, Command::StartDiagnosis(vec![])).await;
        let Err(StoreError::Conflict { by, what, .. }) = late else {
            panic!("{late:?}");
        };
        assert_eq!((by.as_str(), what.as_str()), ("Person nadia", "diagnosis_started"));
    });
}

#[test]
fn two_slips_at_once_over_one_item_hand_it_over_once() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        let (keys, slips) = ([key("a"), key("b")], [handover(&[&code]), handover(&[&code])]);
        let [one, other] = slips;
        let (one, other) = tokio::join!(
            prepare(&world.desk, &keys[0], one),
            prepare(&world.desk, &keys[1], other)
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
        let refused = if one.is_ok() { other } else { one };
        assert!(
            matches!(refused, Err(StoreError::Refused(Refusal::NotFromState { .. }))),
            "{refused:?}"
        );
    });
}

#[test]
fn eight_of_ten_chairs_are_accepted_and_two_go_back() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let (_, codes) = receive(desk, &Submission::default(), chairs(10)).await.unwrap();
        for code in &codes {
            price(desk, code, 18_000).await;
            make_ready(desk, code).await;
        }
        let all: Vec<&str> = codes.iter().map(String::as_str).collect();
        let number = prepare(desk, &key("ten"), handover(&all)).await.unwrap();
        sign(desk, &key("sign"), &number, signing(&all[..8])).await.unwrap();
        assert_eq!(totals(desk).await.value(), Cents(144_000));
        assert_eq!(state(desk, all[9]).await, State::Ready);
        let slip = handover::read::slip(desk, &number).await.unwrap();
        let refused = slip
            .lines
            .iter()
            .filter(|line| line.outcome == IssueOutcome::Refused)
            .count();
        assert_eq!(refused, 2);
        assert!(!slip.may_sign);
    });
}

#[test]
fn a_part_of_a_lot_leaves_under_a_label_of_its_own() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let lot = store::deposit::NewDeposit {
            is_lot: true,
            ..chairs(100)
        };
        let (_, codes) = receive(desk, &Submission::default(), lot).await.unwrap();
        let code = &codes[0];
        make_ready(desk, code).await;
        let mut slip = handover(&[]);
        slip.lines = vec![(code.clone(), 40)];
        let number = prepare(desk, &key("forty"), slip).await.unwrap();
        assert_eq!(card(desk, code).await.unwrap().quantity, 60);
        let lines = handover::read::slip(desk, &number).await.unwrap().lines;
        assert_eq!((lines.len(), lines[0].quantity), (1, 40));
        assert_ne!(&lines[0].item.code, code);
    });
}

#[test]
fn an_item_without_a_price_is_not_counted_until_one_is_found() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        make_ready(desk, &code).await;
        give(desk, &code).await;
        assert_eq!(totals(desk).await.value(), Cents(0));
        let waiting = not_counted(desk, "price", 0, 1).await.unwrap();
        assert_eq!((waiting.total, waiting.rows[0].item.code.as_str()), (1, code.as_str()));
        price(desk, &code, 6000).await;
        go(desk, &code, price_late()).await.unwrap();
        assert_eq!(totals(desk).await.value(), Cents(6000));
        assert_eq!(not_counted(desk, "price", 0, 1).await.unwrap().total, 0);
    });
}

#[test]
fn an_item_issued_again_with_a_price_still_waits_for_that_of_its_first_issue() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        let first = give(&world.desk, &code).await;
        let later = world.later(91);
        let back = Return {
            reason: "Trop haut".into(),
            condition: Condition::B,
            place: PlaceId(1),
        };
        go(&later, &code, Command::TakeBack(back)).await.unwrap();
        make_ready(&later, &code).await;
        price(&later, &code, 6000).await;
        give(&later, &code).await;
        let waiting = not_counted(&later, "price", 0, 1).await.unwrap();
        let row = &waiting.rows[0];
        assert_eq!((waiting.total, row.handover.as_deref()), (1, Some(first.as_str())));
        assert_eq!(row.on.to_string(), "2026-06-15");
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        // The column is computed again where an older program has not written it.
        world.by_hand("UPDATE item SET uncounted_since = NULL").await.unwrap();
        store::setting::prepare(world.db(), later.now).await.unwrap();
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        go(&later, &code, price_late()).await.unwrap();
        assert_eq!(totals(&later).await.value(), Cents(12_000));
        let left = not_counted(&later, "price", 0, 1).await.unwrap();
        assert_eq!(left.total, 0);
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn what_is_not_counted_is_of_its_year_and_so_is_what_nobody_would_have_bought() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let without_price = chair(desk).await;
        make_ready(desk, &without_price).await;
        give(desk, &without_price).await;
        let unsigned = chair(desk).await;
        make_ready(desk, &unsigned).await;
        prepare(desk, &Submission::default(), handover(&[&unsigned]))
            .await
            .unwrap();
        let unneeded = chair(desk).await;
        price(desk, &unneeded, 18_000).await;
        make_ready(desk, &unneeded).await;
        let nothing = NewHandover {
            need: Need {
                instead_of: Counterfactual::None,
                ..need()
            },
            ..handover(&[&unneeded])
        };
        let number = prepare(desk, &Submission::default(), nothing).await.unwrap();
        sign(desk, &Submission::default(), &number, signing(&[&unneeded]))
            .await
            .unwrap();
        // Six months and some weeks later, in the year after.
        let later = world.later(240);
        for (year, expected) in [(2026, [1, 1, 1]), (2027, [0, 0, 0])] {
            let page = store::ledger::read::page(&later, year, Lens::Gross).await.unwrap();
            let shown = [page.without_price, page.unsigned, page.without_purchase];
            assert_eq!(shown, expected, "{year}");
            for (why, count) in ["price", "unsigned", "none"].into_iter().zip(expected) {
                let list = not_counted(&later, why, year, 1).await.unwrap();
                assert_eq!((list.total, list.rows.len() as u64), (count, count), "{why} in {year}");
            }
        }
        let all = not_counted(&later, "none", 0, 1).await.unwrap();
        assert_eq!(all.rows[0].item.code, unneeded);
    });
}

#[test]
fn a_price_found_after_the_year_was_closed_posts_in_the_open_one() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        give(&world.desk, &code).await;
        let next_year = world.later(250);
        store::closing::close(&next_year, &Submission::default(), Period::Year(2026))
            .await
            .unwrap();
        price(&next_year, &code, 6000).await;
        go(&next_year, &code, price_late()).await.unwrap();
        assert_eq!(totals(&world.desk).await.value(), Cents(0));
        let open = Totals::of(&sums(world.db().conn(), 2027).await.unwrap());
        assert_eq!(open.value(), Cents(6000));
        let lines = store::ledger::read::lines(&next_year, &domain::view::LineFilter::default())
            .await
            .unwrap();
        let value = lines.lines.rows.iter().find(|line| line.cents == Cents(6000)).unwrap();
        assert_eq!(value.occurred_on.to_string(), "2026-06-15");
    });
}

#[test]
fn an_author_takes_a_wrong_gesture_back_and_both_stay_visible() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        price(desk, &code, 18_000).await;
        make_ready(desk, &code).await;
        give(desk, &code).await;
        let version = card(desk, &code).await.unwrap().version;
        undo(desk, &key("undo"), &code, version).await.unwrap();
        let card = card(desk, &code).await.unwrap();
        assert_eq!(card.state, State::HandedOver);
        assert_eq!(card.timeline.len(), version as usize + 1);
        assert!(card.timeline[1].is_undone);
        assert_eq!(totals(desk).await.value(), Cents(0));
    });
}

#[test]
fn what_is_ready_is_listed_oldest_first_whatever_happened_to_it_since() {
    on_each_database(async |world: World| {
        let mut codes = Vec::new();
        for day in [0, 1, 2] {
            let desk = world.later(day);
            let code = chair(&desk).await;
            make_ready(&desk, &code).await;
            codes.push(code);
        }
        let desk = world.later(3);
        let slip = prepare(&desk, &key("out"), handover(&[&codes[0]])).await.unwrap();
        sign(&desk, &key("refused"), &slip, signing(&[])).await.unwrap();
        let asked = |states: &str| store::search::Query {
            states: states.into(),
            page: 1,
            ..store::search::Query::default()
        };
        for states in ["ready", "ready,reserved"] {
            let found = store::search::items(&desk, &asked(states)).await.unwrap();
            let listed: Vec<_> = found.rows.into_iter().map(|row| row.code).collect();
            assert_eq!(listed, codes, "{states}");
        }
        let requester = world.person("demande", &[Role::Requester]).await;
        let found = store::search::items(&requester, &asked("")).await.unwrap();
        assert_eq!(found.rows[0].code, codes[0]);
        let all = store::search::items(&desk, &asked("")).await.unwrap();
        assert_eq!(all.rows[0].code, codes[0], "acted on last");
        assert_eq!(all.rows[1].code, codes[2]);
        world.by_hand("UPDATE item SET ready_since = NULL").await.unwrap();
        store::setting::prepare(world.db(), desk.now).await.unwrap();
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_reservation_that_is_over_puts_the_item_back() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        let until = world.later(3).today();
        let kept = Reservation {
            service: ServiceId(2),
            receiver: None,
            until,
        };
        go(&world.desk, &code, Command::Reserve(kept)).await.unwrap();
        assert_eq!(expire_reservations(&world.later(3)).await.unwrap().released, 0);
        assert_eq!(expire_reservations(&world.later(4)).await.unwrap().released, 1);
        assert_eq!(state(&world.desk, &code).await, State::Ready);
    });
}

#[test]
fn a_reservation_that_cannot_be_released_does_not_keep_the_others() {
    on_each_database(async |world: World| {
        let (torn, code) = (chair(&world.desk).await, chair(&world.desk).await);
        for code in [&torn, &code] {
            make_ready(&world.desk, code).await;
        }
        let kept = Reservation {
            service: ServiceId(2),
            receiver: None,
            until: world.desk.today(),
        };
        go(&world.desk, &code, Command::Reserve(kept)).await.unwrap();
        // What its history does not say: the release is refused.
        let sql = format!(
            "UPDATE item SET state = 'reserved', reserved_service_id = 2, reserved_until = '2026-01-01' WHERE code = '{torn}'"
        );
        world.by_hand(&sql).await.unwrap();
        let expired = expire_reservations(&world.later(1)).await.unwrap();
        assert_eq!(expired.released, 1);
        assert_eq!((expired.refused.len(), &expired.refused[0].0), (1, &torn));
        assert_eq!(state(&world.desk, &code).await, State::Ready);
    });
}

#[test]
fn a_category_opens_its_checks_and_an_open_check_keeps_the_item_in() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let laptop = store::deposit::NewDeposit {
            category: "IT-LAPTOP".into(),
            ..chairs(1)
        };
        let (_, codes) = receive(desk, &Submission::default(), laptop).await.unwrap();
        go(desk, &codes[0], Command::StartDiagnosis(vec![])).await.unwrap();
        let open = |card: domain::view::ItemCard| card.gates.iter().filter(|(_, open)| *open).count();
        assert_eq!(open(card(desk, &codes[0]).await.unwrap()), 2);
        let refused = go(desk, &codes[0], Command::FindWorking(Condition::A)).await;
        assert!(matches!(
            refused,
            Err(StoreError::Refused(Refusal::GateOpen(Gate::DataWipe)))
        ));
        for gate in [Gate::DataWipe, Gate::ElectricalTest] {
            go(desk, &codes[0], Command::CloseGate(gate, "Certificat 12".into()))
                .await
                .unwrap();
        }
        go(desk, &codes[0], Command::FindWorking(Condition::A)).await.unwrap();
    });
}

#[test]
fn a_requester_signs_only_what_is_for_them() {
    on_each_database(async |world: World| {
        let anne = world.person("anne", &[Role::Requester]).await;
        let paul = world.person("paul", &[Role::Requester]).await;
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        let slip = handover::NewHandover {
            receiver_login: "anne".into(),
            ..handover(&[&code])
        };
        let number = prepare(&world.desk, &key("for-anne"), slip).await.unwrap();
        let click = || handover::Signing {
            proof: domain::item::Proof::Click,
            ..signing(&[&code])
        };
        let stranger = sign(&paul, &key("paul"), &number, click()).await;
        assert!(matches!(stranger, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        assert!(matches!(
            handover::read::slip(&paul, &number).await,
            Err(StoreError::NotFound)
        ));
        sign(&anne, &key("anne"), &number, click()).await.unwrap();
        assert_eq!(state(&world.desk, &code).await, State::InService);
    });
}

#[test]
fn a_void_item_gives_its_label_up_for_ever() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        go(&world.desk, &code, Command::Void("Saisi deux fois".into()))
            .await
            .unwrap();
        let (found, _) = store::search::scan(&world.desk, &code).await.unwrap();
        assert_eq!(found, store::search::Found::Void);
        let reuse = store::deposit::NewDeposit {
            label: Some(code),
            ..chairs(1)
        };
        let refused = receive(&world.desk, &Submission::default(), reuse).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::LabelNotFree))));
    });
}
