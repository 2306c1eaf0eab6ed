//! Every "no" that the desk can say, each reached through the gesture that it protects.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up must fail"
)]

mod common {
    #[expect(dead_code, reason = "other tests need more of the facts")]
    pub(crate) mod facts;
    pub(crate) mod path;
    #[expect(dead_code, reason = "other tests need more of the story")]
    pub(crate) mod story;
}

use chrono::Days;
use common::{
    facts::{
        DEPOSITOR, RECEIVER, acceptance, coming_back, decision, deposit, diagnosis, dismantling, donation, external,
        giving_back, handing_over, issue, labour, need, part, received, recycling, reservation, sale, worth,
    },
    path::{at, command},
    story::{EVERYBODY, Story, actor, code, day},
};
use domain::{
    Actor, Cents, Grams, Minutes, Refusal, Role,
    id::{PartId, PersonId, ProviderId, ServiceId},
    item::{
        Command, Condition, Cost, Decision, Deposit, Details, Diagnosis, Dismantling, Donation, Gate, Gesture, Issue,
        Need, Parties, RecoveredPart, Recycling, Return, Route, Sale, State, Worth,
    },
    price::{Counterfactual, Substitution},
};

/// What the desk says to that command from that state, by somebody who may do anything.
fn said(state: State, command: Command) -> Result<(), Refusal> {
    let story = at(state);
    story.judge(command, &story.moment(actor(&EVERYBODY)))
}

/// The same, once that check is open.
fn said_with_open(gate: Gate, state: State, command: Command) -> Result<(), Refusal> {
    let mut story = at(state);
    story.then(Command::OpenGate(gate, "prise secteur".into()));
    story.judge(command, &story.moment(actor(&EVERYBODY)))
}

#[test]
fn a_reason_is_asked_for_wherever_the_history_needs_one() {
    let none = || String::from("  ");
    for (state, command) in [
        (State::Ready, Command::OpenGate(Gate::Legal, none())),
        (State::Ready, Command::CloseGate(Gate::Legal, none())),
        (
            State::Diagnosing,
            Command::Diagnose(Diagnosis {
                observation: none(),
                ..diagnosis()
            }),
        ),
        (
            State::AwaitingDecision,
            Command::DecideRepair(Decision {
                reason: none(),
                ..decision(Route::InHouse)
            }),
        ),
        (State::InRepair, Command::FinishRepair(none())),
        (State::InRepair, Command::AddCost(Cost::Other(Cents(100), none()))),
        (State::Testing, Command::FailTest(none())),
        (State::Reserved, Command::Release(none())),
        (State::HandedOver, Command::Refuse(none())),
        (
            State::InService,
            Command::TakeBack(Return {
                reason: none(),
                ..coming_back()
            }),
        ),
        (
            State::Ready,
            handing_over(Issue {
                need: Need { text: none(), ..need() },
                ..issue(2, RECEIVER)
            }),
        ),
        (
            State::InService,
            Command::CorrectAcceptance {
                reason: none(),
                need: need(),
                worth: worth(1),
            },
        ),
        (
            State::Ready,
            Command::Donate(Donation {
                beneficiary: none(),
                ..donation()
            }),
        ),
        (
            State::Ready,
            Command::Recycle(Recycling {
                operator: none(),
                ..recycling()
            }),
        ),
        (
            State::Ready,
            Command::Dismantle(Dismantling {
                rest: none(),
                ..dismantling()
            }),
        ),
        (State::Ready, Command::ReportLost(none())),
        (State::Lost, Command::Find(domain::id::PlaceId(1), none())),
        (State::Ready, Command::Void(none())),
        (State::Ready, Command::Describe(Details::default())),
        (
            State::Announced,
            Command::Deposit(Box::new(Deposit {
                details: Details::default(),
                ..deposit("x", 1)
            })),
        ),
    ] {
        let what = format!("{command:?}");
        assert_eq!(said(state, command), Err(Refusal::ReasonNeeded), "{what}");
    }
}

#[test]
fn a_reference_is_asked_for_wherever_a_document_must_be_found_again() {
    let none = String::new;
    let refused_purchase = Need {
        substitution: Substitution::S1,
        ..need()
    };
    for (state, command) in [
        (
            State::AwaitingDecision,
            Command::DecideRepair(Decision {
                order: none(),
                ..decision(Route::Provider(ProviderId(1)))
            }),
        ),
        (
            State::InRepair,
            Command::AddCost(Cost::External {
                amount: Cents(1),
                provider: None,
                reference: none(),
            }),
        ),
        (
            State::InRepair,
            Command::RecordInvoice {
                line: 0,
                amount: Cents(1),
                reference: none(),
            },
        ),
        (
            State::Ready,
            handing_over(Issue {
                need: refused_purchase,
                ..issue(2, RECEIVER)
            }),
        ),
        (
            State::Ready,
            Command::Sell(Sale {
                receipt: none(),
                ..sale()
            }),
        ),
        (
            State::Ready,
            Command::Recycle(Recycling {
                waste_code: none(),
                ..recycling()
            }),
        ),
    ] {
        let what = format!("{command:?}");
        assert_eq!(said(state, command), Err(Refusal::ReferenceNeeded), "{what}");
    }
}

#[test]
fn a_gift_goes_only_to_those_whom_the_law_names() {
    for typed in ["", "Particulier", "Association reconnue d’utilité publique"] {
        let gift = Command::Donate(Donation {
            legal_category: typed.into(),
            ..donation()
        });
        assert_eq!(said(State::Ready, gift), Err(Refusal::BeneficiaryNotLegal), "{typed}");
    }
}

#[test]
fn amounts_and_weights_are_positive() {
    let part = |unit, from_stock| {
        Command::AddCost(Cost::Part {
            name: "vis".into(),
            quantity: 1,
            unit: Cents(unit),
            from_stock,
        })
    };
    for (state, command) in [
        (State::InRepair, labour(0)),
        (State::InRepair, external(-1)),
        (State::InRepair, part(0, None)),
        (State::InRepair, part(-1, Some(PartId(1)))),
        (
            State::InRepair,
            Command::AddCost(Cost::Transport(Cents(0), String::new())),
        ),
        (State::InRepair, Command::AddCost(Cost::Other(Cents(0), "frais".into()))),
        (
            State::InRepair,
            Command::RecordInvoice {
                line: 0,
                amount: Cents(-1),
                reference: "F".into(),
            },
        ),
        (
            State::Diagnosing,
            Command::Diagnose(Diagnosis {
                minutes: Minutes(-1),
                ..diagnosis()
            }),
        ),
        (
            State::Diagnosing,
            Command::Diagnose(Diagnosis {
                replacement: Some(Cents(0)),
                ..diagnosis()
            }),
        ),
        (
            State::Ready,
            Command::Donate(Donation {
                unit_value: Cents(0),
                ..donation()
            }),
        ),
        (
            State::Ready,
            Command::Sell(Sale {
                price: Cents(0),
                ..sale()
            }),
        ),
        (
            State::Ready,
            Command::Recycle(Recycling {
                weight: Grams(0),
                ..recycling()
            }),
        ),
    ] {
        let what = format!("{command:?}");
        assert_eq!(said(state, command), Err(Refusal::AmountNeeded), "{what}");
    }
    assert_eq!(
        said(State::InRepair, part(0, Some(PartId(1)))),
        Ok(()),
        "recovered parts are free"
    );
}

#[test]
fn quantities_stay_in_bounds() {
    let moment = at(State::Ready).moment(actor(&EVERYBODY));
    let bounds = |max| Err(Refusal::QuantityOutOfRange { max });
    for quantity in [0, 10_000] {
        let mut blank = Story::new("2026-03-02");
        let today = blank.moment(actor(&EVERYBODY));
        assert_eq!(blank.attempt(received("verre", quantity), &today), bounds(9_999));
    }
    let parts = vec![RecoveredPart {
        name: "pied".into(),
        quantity: 0,
    }];
    assert_eq!(
        said(State::Ready, Command::Dismantle(Dismantling { parts, ..dismantling() })),
        bounds(999)
    );
    for quantity in [0, 4, 5] {
        let outcome = at(State::Ready).part(2, quantity, None, &moment);
        assert_eq!(
            outcome.map(|_| ()),
            bounds(3),
            "at least one stays, at least one leaves"
        );
    }
}

#[test]
fn a_technician_decides_up_to_the_ceiling_and_the_manager_above() {
    let decided = |found: Diagnosis, role| {
        let mut story = at(State::Diagnosing);
        story.then(Command::Diagnose(found));
        let moment = story.moment(actor(&[role]));
        story.judge(Command::DecideRepair(decision(Route::InHouse)), &moment)
    };
    let costing = |parts, minutes, replacement: Option<i64>| Diagnosis {
        parts: Cents(parts),
        minutes: Minutes(minutes),
        replacement: replacement.map(Cents),
        ..diagnosis()
    };
    for (found, estimate, ceiling) in [
        (costing(4_000, 0, Some(10_000)), 4_000, 4_000),
        (costing(4_001, 0, Some(10_000)), 4_001, 4_000),
        (costing(200, 60, None), 3_000, 3_000),
        (costing(201, 60, None), 3_001, 3_000),
    ] {
        let above = Refusal::AboveCeiling {
            estimate: Cents(estimate),
            ceiling: Cents(ceiling),
        };
        let expected = if estimate > ceiling { Err(above) } else { Ok(()) };
        assert_eq!(decided(found.clone(), Role::Technician), expected);
        assert_eq!(decided(found, Role::Manager), Ok(()));
    }
}

#[test]
fn giving_up_a_pending_repair_says_why() {
    for command in [
        Command::Donate(Donation {
            barrier: None,
            ..donation()
        }),
        Command::Sell(Sale {
            barrier: None,
            ..sale()
        }),
        Command::Recycle(Recycling {
            barrier: None,
            ..recycling()
        }),
        Command::Dismantle(Dismantling {
            barrier: None,
            ..dismantling()
        }),
    ] {
        assert_eq!(
            said(State::AwaitingDecision, command.clone()),
            Err(Refusal::BarrierNeeded)
        );
        assert_eq!(said(State::Ready, command), Ok(()));
    }
}

#[test]
fn an_open_check_binds_by_the_way_of_leaving() {
    let (all, data_and_papers, papers) = (Gate::ALL.to_vec(), vec![Gate::DataWipe, Gate::Legal], vec![Gate::Legal]);
    for (state, command, binding) in [
        (State::Diagnosing, Command::FindWorking(Condition::B), &all),
        (State::Testing, Command::PassTest(Condition::B), &all),
        (State::Ready, handing_over(issue(2, RECEIVER)), &all),
        (State::Reserved, handing_over(issue(2, RECEIVER)), &all),
        (State::Ready, Command::Donate(donation()), &all),
        (State::Ready, Command::Sell(sale()), &all),
        (State::Ready, Command::Recycle(recycling()), &data_and_papers),
        (State::Ready, Command::Dismantle(dismantling()), &data_and_papers),
        (
            State::Ready,
            Command::GiveBack(giving_back(), Worth::unknown()),
            &papers,
        ),
    ] {
        for gate in Gate::ALL {
            let expected = if binding.contains(&gate) {
                Err(Refusal::GateOpen(gate))
            } else {
                Ok(())
            };
            assert_eq!(
                said_with_open(gate, state, command.clone()),
                expected,
                "{gate:?} {command:?}"
            );
        }
    }
}

#[test]
fn a_lot_is_not_split_around_an_open_check() {
    let mut story = at(State::Ready);
    story.then(Command::OpenGate(Gate::Hygiene, "tachée".into()));
    let moment = story.moment(actor(&EVERYBODY));
    let outcome = story.part(2, 1, None, &moment).map(|_| ());
    assert_eq!(outcome, Err(Refusal::GateOpen(Gate::Hygiene)));
}

#[test]
fn a_check_that_nobody_asked_for_is_not_closed() {
    let closing = Command::CloseGate(Gate::Legal, "vu".into());
    assert_eq!(said(State::Ready, closing), Err(Refusal::GateNotOpen(Gate::Legal)));
}

#[test]
fn a_reserved_item_goes_only_to_its_requester_however_their_name_is_written() {
    let to = |kept_for: &str, receiver: &str| {
        let parties = Parties {
            kept_for: kept_for.into(),
            receiver: receiver.into(),
        };
        said(State::Reserved, Command::HandOver(issue(2, RECEIVER), parties))
    };
    for receiver in [
        "Émilie Fournier",
        "emilie FOURNIER",
        " Emilie  Fournier ",
        "E\u{301}milie Fournier",
        "ÉmilieFournier",
    ] {
        assert_eq!(to("Émilie Fournier", receiver), Ok(()), "{receiver}");
    }
    for receiver in ["Paul Lefèvre", "Émilie", ""] {
        let refused = Err(Refusal::ReservedForPerson("Émilie Fournier".into()));
        assert_eq!(to("Émilie Fournier", receiver), refused, "{receiver}");
    }
    // A service alone, or a name that was purged, binds the service only.
    assert_eq!(to("", "Paul Lefèvre"), Ok(()));
    assert_eq!(to(" ", "Paul Lefèvre"), Ok(()));
}

#[test]
fn a_reserved_item_goes_only_to_its_service() {
    let elsewhere = handing_over(issue(2, ServiceId(9)));
    assert_eq!(
        said(State::Reserved, elsewhere.clone()),
        Err(Refusal::ReservedForAnother(RECEIVER))
    );
    assert_eq!(said(State::Ready, elsewhere.clone()), Ok(()));

    let mut lot = at(State::Reserved);
    let moment = lot.moment(actor(&EVERYBODY));
    let mut some = lot.part(2, 2, None, &moment).unwrap();
    assert_eq!(
        some.item().state,
        State::Reserved,
        "what leaves a reserved lot stays reserved"
    );
    assert_eq!(
        some.attempt(elsewhere, &moment),
        Err(Refusal::ReservedForAnother(RECEIVER))
    );
    some.then(handing_over(issue(2, RECEIVER)));
}

#[test]
fn a_reservation_ends_today_at_the_earliest() {
    let today = at(State::Ready).day;
    let until = |day| Command::Reserve(reservation(day));
    assert_eq!(said(State::Ready, until(today)), Ok(()));
    assert_eq!(
        said(State::Ready, until(today - Days::new(1))),
        Err(Refusal::ReservationOver)
    );
}

#[test]
fn a_business_day_is_neither_ahead_nor_too_far_back_nor_before_the_previous_one() {
    let mut story = at(State::Ready);
    story.wait(400);
    let previous = story.item().last.occurred_on;
    let moving = Command::Move(domain::id::PlaceId(1));
    let on = |story: &Story, roles: &[Role], back: i64| {
        let mut moment = story.moment(actor(roles));
        moment.occurred_on = moment.today - chrono::Duration::days(back);
        story.judge(moving.clone(), &moment)
    };
    assert_eq!(on(&story, &[Role::Desk], -1), Err(Refusal::InTheFuture));
    assert_eq!(on(&story, &[Role::Desk], 7), Ok(()));
    assert_eq!(on(&story, &[Role::Desk], 8), Err(Refusal::TooFarBack { days: 7 }));
    let manager = &[Role::Desk, Role::Manager];
    assert_eq!(on(&story, manager, 365), Ok(()));
    assert_eq!(on(&story, manager, 366), Err(Refusal::TooFarBack { days: 365 }));

    story.day = previous + Days::new(5);
    assert_eq!(on(&story, &[Role::Desk], 5), Ok(()));
    assert_eq!(on(&story, &[Role::Desk], 6), Err(Refusal::BeforePrevious(previous)));
    let mut moment = story.moment(actor(&EVERYBODY));
    moment.occurred_on = previous - Days::new(1);
    let outcome = story.part(2, 1, None, &moment).map(|_| ());
    assert_eq!(
        outcome,
        Err(Refusal::BeforePrevious(previous)),
        "a lot is not split in its past"
    );
}

#[test]
fn nothing_is_recorded_where_today_is_closed() {
    let mut story = at(State::Ready);
    story.rules.closed_through = Some(story.day);
    let moment = story.moment(actor(&EVERYBODY));
    let outcome = story.attempt(handing_over(issue(2, RECEIVER)), &moment);
    assert_eq!(outcome, Err(Refusal::PeriodClosed(story.day)));
    assert_eq!(story.item().state, State::Ready);
}

#[test]
fn a_donation_is_worth_three_hundred_euros_at_most() {
    let worth_of = |unit_value| {
        Command::Donate(Donation {
            unit_value: Cents(unit_value),
            ..donation()
        })
    };
    assert_eq!(said(State::Ready, worth_of(30_000)), Ok(()));
    assert_eq!(
        said(State::Ready, worth_of(30_001)),
        Err(Refusal::DonationTooHigh { max: Cents(30_000) })
    );
}

#[test]
fn an_invoice_settles_a_line_that_exists() {
    let invoice = |line| Command::RecordInvoice {
        line,
        amount: Cents(1),
        reference: "F".into(),
    };
    assert_eq!(said(State::Ready, invoice(0)), Ok(()));
    assert_eq!(said(State::Ready, invoice(1)), Err(Refusal::NoSuchLine));
}

#[test]
fn a_signature_is_for_its_own_slip() {
    let signed = Command::Accept(acceptance(3), Worth::unknown());
    assert_eq!(said(State::HandedOver, signed), Err(Refusal::AnotherSlip));
}

#[test]
fn only_an_acceptance_that_stands_uncounted_is_priced_late() {
    let mut story = Story::new("2026-03-02");
    story.then(received("chaise", 1));
    let moment = story.moment(actor(&EVERYBODY));
    let pricing = || Command::PriceLate(worth(6_000));
    assert_eq!(story.judge(pricing(), &moment), Err(Refusal::NothingAccepted));

    let mut story = at(State::InService);
    assert_eq!(
        story.judge(Command::PriceLate(Worth::unknown()), &moment),
        Err(Refusal::BeforePrevious(story.day))
    );
    let moment = story.moment(actor(&EVERYBODY));
    assert_eq!(
        story.judge(Command::PriceLate(Worth::unknown()), &moment),
        Err(Refusal::NoPrice)
    );
    // Its first life ended with a late return, unpriced: that one first, then the one in service.
    story.then(pricing()).then(pricing());
    assert_eq!(story.judge(pricing(), &moment), Err(Refusal::AlreadyCounted));
    story.then(Command::TakeBack(coming_back()));
    assert_eq!(
        story.judge(pricing(), &moment),
        Err(Refusal::NothingAccepted),
        "taken back early"
    );
}

#[test]
fn what_went_back_unrepaired_is_not_corrected_into_a_saving() {
    let mut story = at(State::Ready);
    story.then(Command::GiveBack(giving_back(), worth(6_000)));
    assert_eq!(
        story.postings().iter().filter(|entry| entry.kind.is_saving()).count(),
        0
    );
    let correcting = Command::CorrectAcceptance {
        reason: "oubli".into(),
        need: need(),
        worth: worth(6_000),
    };
    let moment = story.moment(actor(&EVERYBODY));
    assert_eq!(story.judge(correcting, &moment), Err(Refusal::NothingAccepted));
    let nothing = Need {
        instead_of: Counterfactual::None,
        ..need()
    };
    let correcting = Command::CorrectAcceptance {
        reason: "oubli".into(),
        need: nothing,
        worth: worth(6_000),
    };
    assert_eq!(story.judge(correcting, &moment), Ok(()));
}

#[test]
fn a_gesture_is_undone_by_its_author_soon_and_before_anything_else() {
    let mut story = at(State::Ready);
    story.then(Command::Reserve(reservation(story.day)));
    let seq = story.item().last.seq;
    let undo = Command::Undo(seq);
    let outcome = |story: &Story, minutes, person, undo: &Command| {
        let later = Story {
            minutes,
            ..story.clone()
        };
        let author = Actor {
            id: PersonId(person),
            ..actor(&EVERYBODY)
        };
        later.judge(undo.clone(), &later.moment(author))
    };
    assert_eq!(outcome(&story, 10, 1, &undo), Ok(()));
    assert_eq!(
        outcome(&story, 11, 1, &undo),
        Err(Refusal::TooLateToUndo { minutes: 10 })
    );
    assert_eq!(outcome(&story, 1, 2, &undo), Err(Refusal::NotTheAuthor));
    assert_eq!(
        outcome(&story, 1, 1, &Command::Undo(seq - 1)),
        Err(Refusal::SomethingFollowed)
    );
    story.then(undo);
    let again = Command::Undo(story.item().last.seq);
    assert_eq!(outcome(&story, 1, 1, &again), Err(Refusal::CannotBeUndone));
    let mut story = at(State::Dismantled);
    let again = Command::Undo(story.item().last.seq);
    assert_eq!(
        outcome(&story, 1, 1, &again),
        Err(Refusal::CannotBeUndone),
        "the parts are in stock"
    );
    story.then(command(Gesture::Describe, &mut story.clone()));
}

#[test]
fn a_deposit_needs_a_label() {
    let unlabelled = Deposit {
        code: None,
        ..deposit("chaise", 4)
    };
    let depositing = Command::Deposit(Box::new(unlabelled));
    assert_eq!(said(State::Announced, depositing), Err(Refusal::LabelNotFree));
}

#[test]
fn a_lot_is_split_by_those_who_may_and_where_it_is_ready_handed_over_or_in_service() {
    for state in State::ALL {
        for returned in [None, Some(coming_back())] {
            let mut lot = at(state);
            let moment = lot.moment(actor(&EVERYBODY));
            let is_possible = match state {
                State::Ready | State::Reserved | State::HandedOver => returned.is_none(),
                State::InService => returned.is_some(),
                _ => false,
            };
            let outcome = lot.part(2, 1, returned, &moment).map(|_| ());
            assert_eq!(outcome.is_ok(), is_possible, "{state:?} {outcome:?}");
        }
    }
    let split_by = |state, returned, role| {
        let mut lot = at(state);
        let moment = lot.moment(actor(&[role]));
        lot.part(2, 1, returned, &moment).is_ok()
    };
    for role in Role::ALL {
        let is_desk = role == Role::Desk;
        assert_eq!(split_by(State::Ready, None, role), is_desk);
        assert_eq!(split_by(State::InService, Some(coming_back()), role), is_desk);
        let may_refuse = is_desk || role == Role::Requester;
        assert_eq!(
            split_by(State::HandedOver, None, role),
            may_refuse,
            "a receiver refuses some of a lot"
        );
    }
    let silent = Return {
        reason: String::new(),
        ..coming_back()
    };
    let mut lot = at(State::InService);
    let moment = lot.moment(actor(&EVERYBODY));
    assert_eq!(
        lot.part(2, 1, Some(silent), &moment).map(|_| ()),
        Err(Refusal::ReasonNeeded)
    );
}

#[test]
fn a_deposit_says_what_really_came_of_what_was_announced() {
    let mut story = Story::new("2026-03-02");
    story.then(Command::Announce(Box::new(deposit("chaise", 10))));
    let came = Deposit {
        quantity: 9,
        category: "fauteuil".into(),
        service: ServiceId(7),
        ..deposit("fauteuil", 9)
    };
    story.then(Command::Deposit(Box::new(came)));
    let item = story.item();
    assert_eq!(
        (item.quantity, item.category.as_str(), item.depositor),
        (9, "fauteuil", ServiceId(7))
    );
    assert_ne!(item.depositor, DEPOSITOR);
    assert_eq!(item.code, Some(code(1)));
    assert_eq!(item.deposited_on, day("2026-03-02"));
}

#[test]
fn a_cost_is_a_cost_at_the_price_of_its_day() {
    let mut story = at(State::InRepair);
    story.then(part(1_250));
    story.rules.labour_rate = Cents(3_000);
    story.then(labour(60));
    let due: Vec<i64> = story.item().costs.iter().map(|line| line.due.0).collect();
    assert_eq!(due, [1_000, 1_250, 3_000]);
}

#[test]
fn a_label_is_not_replaced_by_itself_and_its_replacement_is_not_undone() {
    let mut story = at(State::Ready);
    let old = story.item().code.unwrap();
    let same = story.judge(Command::ReplaceLabel(old), &story.moment(actor(&EVERYBODY)));
    assert_eq!(same, Err(Refusal::LabelNotFree));
    story.then(Command::ReplaceLabel(code(200)));
    assert_eq!(story.item().code, Some(code(200)));
    assert_eq!(story.item().state, State::Ready);
    let undo = Command::Undo(story.item().last.seq);
    let outcome = story.judge(undo, &story.moment(actor(&EVERYBODY)));
    assert_eq!(outcome, Err(Refusal::CannotBeUndone));
}

#[test]
fn undoing_what_followed_keeps_the_new_label() {
    let mut story = at(State::Ready);
    story.then(Command::ReplaceLabel(code(200)));
    story.then(Command::Move(domain::id::PlaceId(3)));
    story.then(Command::Undo(story.item().last.seq));
    assert_eq!(story.item().code, Some(code(200)));
}
