//! Every state × gesture × role, against tables written by hand from the description of an item's life.

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

use common::{
    path::{at, command},
    story::{EVERYBODY, Story, actor},
};
use domain::{
    Refusal, Role,
    Role::{Desk, Manager, Requester, Technician},
    item::{Gesture, Gesture as G, Route, State, State as S, offers},
};
use std::collections::BTreeMap;

/// In the desk's or the workshop's hands.
const ON_SITE: &[S] = &[
    S::Deposited,
    S::Diagnosing,
    S::AwaitingDecision,
    S::AwaitingParts,
    S::InRepair,
    S::Testing,
    S::Ready,
    S::Reserved,
];
/// On site, and looked at.
const LOOKED_AT: &[S] = &[
    S::Diagnosing,
    S::AwaitingDecision,
    S::AwaitingParts,
    S::InRepair,
    S::Testing,
    S::Ready,
    S::Reserved,
];
/// Received and not out for good.
const LIVE: &[S] = &[
    S::Deposited,
    S::Diagnosing,
    S::AwaitingDecision,
    S::AwaitingParts,
    S::InRepair,
    S::AtProvider,
    S::Testing,
    S::Ready,
    S::Reserved,
    S::HandedOver,
    S::InService,
];
/// Received once, whatever became of it.
const RECEIVED: &[S] = &[
    S::Deposited,
    S::Diagnosing,
    S::AwaitingDecision,
    S::AwaitingParts,
    S::InRepair,
    S::AtProvider,
    S::Testing,
    S::Ready,
    S::Reserved,
    S::HandedOver,
    S::InService,
    S::Donated,
    S::Sold,
    S::Recycled,
    S::Dismantled,
    S::ReturnedToDepositor,
    S::Lost,
];
/// Known, and not registered by mistake.
const NOT_VOID: &[S] = &[
    S::Announced,
    S::Deposited,
    S::Diagnosing,
    S::AwaitingDecision,
    S::AwaitingParts,
    S::InRepair,
    S::AtProvider,
    S::Testing,
    S::Ready,
    S::Reserved,
    S::HandedOver,
    S::InService,
    S::Donated,
    S::Sold,
    S::Recycled,
    S::Dismantled,
    S::ReturnedToDepositor,
    S::Lost,
];
const SET_ASIDE: &[S] = &[S::Diagnosing, S::AwaitingDecision, S::Ready];

/// Gesture, states it is possible from, roles that may, and the state it leads to (none: unchanged).
type Row = (G, &'static [S], &'static [Role], Option<S>);

const TABLE: [Row; 34] = [
    (G::Announce, &[], &[Requester, Desk], None),
    (G::Deposit, &[S::Announced], &[Desk], Some(S::Deposited)),
    (G::Move, ON_SITE, &[Desk, Technician, Manager], None),
    (
        G::StartDiagnosis,
        &[S::Deposited],
        &[Desk, Technician],
        Some(S::Diagnosing),
    ),
    (G::OpenGate, LOOKED_AT, &[Technician], None),
    (G::CloseGate, LOOKED_AT, &[Technician], None),
    (G::FindWorking, &[S::Diagnosing], &[Technician], Some(S::Ready)),
    (G::Diagnose, &[S::Diagnosing], &[Technician], Some(S::AwaitingDecision)),
    (
        G::DecideRepair,
        &[S::AwaitingDecision],
        &[Technician, Manager],
        Some(S::InRepair),
    ),
    (G::ReceiveParts, &[S::AwaitingParts], &[Technician], Some(S::InRepair)),
    (
        G::AddCost,
        &[S::AwaitingParts, S::InRepair, S::AtProvider],
        &[Technician, Manager],
        None,
    ),
    (G::RecordInvoice, RECEIVED, &[Technician, Manager], None),
    (
        G::FinishRepair,
        &[S::InRepair, S::AtProvider],
        &[Technician],
        Some(S::Testing),
    ),
    (G::PassTest, &[S::Testing], &[Technician], Some(S::Ready)),
    (G::FailTest, &[S::Testing], &[Technician], Some(S::AwaitingDecision)),
    (G::Reserve, &[S::Ready], &[Desk], Some(S::Reserved)),
    (G::Release, &[S::Reserved], &[Desk], Some(S::Ready)),
    (G::HandOver, &[S::Ready, S::Reserved], &[Desk], Some(S::HandedOver)),
    (G::Accept, &[S::HandedOver], &[Desk, Requester], Some(S::InService)),
    (G::Refuse, &[S::HandedOver], &[Desk, Requester], Some(S::Ready)),
    (G::PriceLate, RECEIVED, &[Manager], None),
    (G::CorrectAcceptance, RECEIVED, &[Manager], None),
    (G::TakeBack, &[S::InService], &[Desk], Some(S::Deposited)),
    (G::GiveBack, LIVE, &[Desk], Some(S::ReturnedToDepositor)),
    (
        G::Donate,
        &[S::AwaitingDecision, S::Ready],
        &[Manager],
        Some(S::Donated),
    ),
    (G::Sell, &[S::AwaitingDecision, S::Ready], &[Manager], Some(S::Sold)),
    (G::Recycle, SET_ASIDE, &[Desk], Some(S::Recycled)),
    (G::Dismantle, SET_ASIDE, &[Technician], Some(S::Dismantled)),
    (G::ReportLost, LIVE, &[Manager], Some(S::Lost)),
    (G::Find, &[S::Lost], &[Manager], Some(S::Deposited)),
    (G::Void, NOT_VOID, &[Manager], Some(S::Void)),
    (G::Describe, NOT_VOID, &[Desk, Technician], None),
    (G::ReplaceLabel, LIVE, &[Desk, Technician], None),
    (G::Undo, NOT_VOID, &[Requester, Desk, Technician, Manager], None),
];

/// Giving up a pending repair is the manager's alone.
fn who_may((gesture, _, roles, _): Row, state: State) -> &'static [Role] {
    match (gesture, state) {
        (G::Recycle | G::Dismantle, S::AwaitingDecision) => &[Manager],
        _ => roles,
    }
}

fn every_state() -> BTreeMap<State, Story> {
    State::ALL.into_iter().map(|state| (state, at(state))).collect()
}

#[test]
fn the_table_has_each_gesture_once() {
    let gestures: Vec<Gesture> = TABLE.iter().map(|row| row.0).collect();
    assert_eq!(gestures, Gesture::ALL);
}

#[test]
fn every_state_can_be_reached() {
    for (state, story) in every_state() {
        assert_eq!(story.item().state, state);
    }
}

#[test]
fn a_gesture_is_possible_exactly_where_the_table_says() {
    for (state, story) in every_state() {
        for row in TABLE {
            let mut story = story.clone();
            let command = command(row.0, &mut story);
            let moment = story.moment(actor(&EVERYBODY));
            let outcome = story.attempt(command, &moment);
            if row.1.contains(&state) {
                assert_eq!(outcome, Ok(()), "{:?} from {state:?}", row.0);
                assert_eq!(story.item().state, row.3.unwrap_or(state), "{:?} from {state:?}", row.0);
            } else {
                let expected = Refusal::NotFromState {
                    state: Some(state),
                    gesture: row.0,
                };
                assert_eq!(outcome, Err(expected));
            }
        }
    }
}

#[test]
fn a_role_may_exactly_what_the_table_says() {
    for (state, story) in every_state() {
        for row in TABLE {
            let mut story = story.clone();
            let command = command(row.0, &mut story);
            for role in Role::ALL {
                let outcome = story.judge(command.clone(), &story.moment(actor(&[role])));
                let roles = who_may(row, state);
                let what = format!("{:?} from {state:?} by {role:?}: {outcome:?}", row.0);
                if !roles.contains(&role) {
                    assert_eq!(outcome, Err(Refusal::RoleNeeded(roles.to_vec())), "{what}");
                } else if row.1.contains(&state) {
                    assert_eq!(outcome, Ok(()), "{what}");
                } else {
                    assert!(matches!(outcome, Err(Refusal::NotFromState { .. })), "{what}");
                }
            }
        }
    }
}

#[test]
fn an_item_begins_announced_or_deposited_only() {
    for row in TABLE {
        let mut blank = Story::new("2026-03-02");
        let command = command(row.0, &mut at(State::Deposited));
        let moment = blank.moment(actor(&EVERYBODY));
        let outcome = blank.attempt(command, &moment);
        match row.0 {
            G::Announce | G::Deposit => assert_eq!(outcome, Ok(())),
            gesture => assert_eq!(outcome, Err(Refusal::NotFromState { state: None, gesture })),
        }
    }
}

#[test]
fn a_page_offers_nothing_that_the_table_refuses() {
    for (state, story) in every_state() {
        for role in Role::ALL {
            for offer in offers(&story.item(), &actor(&[role])) {
                let row = TABLE.into_iter().find(|row| row.0 == offer.gesture).unwrap();
                assert!(row.1.contains(&state) && who_may(row, state).contains(&role));
            }
        }
    }
}

#[test]
fn only_what_is_ready_is_available() {
    for state in State::ALL {
        assert_eq!(state.is_available(), state == State::Ready);
    }
}

#[test]
fn a_decision_leads_where_its_route_says() {
    for (route, state) in [
        (Route::InHouse, S::InRepair),
        (Route::Provider(domain::id::ProviderId(1)), S::AtProvider),
        (Route::AwaitParts, S::AwaitingParts),
    ] {
        let mut story = at(State::AwaitingDecision);
        story.then(domain::item::Command::DecideRepair(common::facts::decision(route)));
        assert_eq!(story.item().state, state);
    }
}

#[test]
fn every_word_names_one_state_and_one_gesture() {
    for state in State::ALL {
        assert_eq!(State::parse(state.word()), Some(state));
    }
    for gesture in Gesture::ALL {
        assert_eq!(Gesture::parse(gesture.word()), Some(gesture));
    }
}
