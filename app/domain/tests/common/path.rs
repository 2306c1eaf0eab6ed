//! A way to each state, and a valid command for each gesture.

use super::{
    facts::{
        RECEIVER, acceptance, coming_back, decision, deposit, diagnosis, dismantling, donation, giving_back,
        handing_over, issue, need, part, received, recycling, reservation, sale, signed_for, to_shelf, to_workshop,
        worth,
    },
    story::{Story, code},
};
use chrono::Days;
use domain::{
    Cents,
    id::{PlaceId, ProviderId},
    item::{Command, Condition, Details, Gate, Gesture, Route, State, Worth},
};

/// An item in that state. Unless it is only announced, it had a first life that ended with a late
/// return: it has a cost line, and an acceptance that was never priced.
pub(crate) fn at(state: State) -> Story {
    let mut story = Story::new("2026-03-02");
    if state == State::Announced {
        story.then(Command::Announce(Box::new(deposit("chaise", 4))));
        return story;
    }
    story
        .then(received("chaise", 4))
        .all(to_workshop())
        .then(part(1_000))
        .all(to_shelf())
        .all(signed_for(1, Worth::unknown()))
        .wait(91)
        .then(Command::TakeBack(coming_back()));
    for gesture in way(state) {
        let command = match (state, gesture) {
            (State::AwaitingParts, Gesture::DecideRepair) => Command::DecideRepair(decision(Route::AwaitParts)),
            (State::AtProvider, Gesture::DecideRepair) => {
                Command::DecideRepair(decision(Route::Provider(ProviderId(1))))
            }
            _ => command(*gesture, &mut story),
        };
        story.then(command);
    }
    story
}

/// The gestures from a fresh deposit to that state.
fn way(state: State) -> &'static [Gesture] {
    use Gesture as G;
    match state {
        State::Announced | State::Deposited => &[],
        State::Diagnosing => &[G::StartDiagnosis],
        State::AwaitingDecision => &[G::StartDiagnosis, G::Diagnose],
        State::AwaitingParts | State::InRepair | State::AtProvider => {
            &[G::StartDiagnosis, G::Diagnose, G::DecideRepair]
        }
        State::Testing => &[G::StartDiagnosis, G::Diagnose, G::DecideRepair, G::FinishRepair],
        State::Ready => &[G::StartDiagnosis, G::FindWorking],
        State::Reserved => &[G::StartDiagnosis, G::FindWorking, G::Reserve],
        State::HandedOver => &[G::StartDiagnosis, G::FindWorking, G::HandOver],
        State::InService => &[G::StartDiagnosis, G::FindWorking, G::HandOver, G::Accept],
        State::Donated => &[G::StartDiagnosis, G::FindWorking, G::Donate],
        State::Sold => &[G::StartDiagnosis, G::FindWorking, G::Sell],
        State::Recycled => &[G::StartDiagnosis, G::Recycle],
        State::Dismantled => &[G::StartDiagnosis, G::Dismantle],
        State::ReturnedToDepositor => &[
            G::StartDiagnosis,
            G::Diagnose,
            G::DecideRepair,
            G::FinishRepair,
            G::PassTest,
            G::GiveBack,
        ],
        State::Lost => &[G::ReportLost],
        State::Void => &[G::Void],
    }
}

/// A valid command for the gesture. What it acts upon (an open check, a gesture to take back) is
/// made first, where the item can have it.
pub(crate) fn command(gesture: Gesture, story: &mut Story) -> Command {
    let described = Command::Describe(Details {
        name: "chaise bleue".into(),
        ..Details::default()
    });
    let item = story.item();
    let slip = item.open_issue().map_or(2, |line| line.issue.handover.0);
    let reason = || String::from("constaté");
    match gesture {
        Gesture::Announce => Command::Announce(Box::new(deposit("chaise", 4))),
        Gesture::Deposit => received("chaise", 4),
        Gesture::Move => Command::Move(PlaceId(3)),
        Gesture::StartDiagnosis => Command::StartDiagnosis(vec![]),
        Gesture::OpenGate => Command::OpenGate(Gate::Hygiene, reason()),
        Gesture::CloseGate => {
            if item.state.is_on_site() && item.state != State::Deposited {
                story.then(Command::OpenGate(Gate::Hygiene, reason()));
            }
            Command::CloseGate(Gate::Hygiene, "lavée".into())
        }
        Gesture::FindWorking => Command::FindWorking(Condition::B),
        Gesture::Diagnose => Command::Diagnose(diagnosis()),
        Gesture::DecideRepair => Command::DecideRepair(decision(Route::InHouse)),
        Gesture::ReceiveParts => Command::ReceiveParts,
        Gesture::AddCost => part(700),
        Gesture::RecordInvoice => Command::RecordInvoice {
            line: 0,
            amount: Cents(1_200),
            reference: "FAC-9".into(),
        },
        Gesture::FinishRepair => Command::FinishRepair("vissée".into()),
        Gesture::PassTest => Command::PassTest(Condition::B),
        Gesture::FailTest => Command::FailTest(reason()),
        Gesture::Reserve => Command::Reserve(reservation(story.day + Days::new(7))),
        Gesture::Release => Command::Release(reason()),
        Gesture::HandOver => handing_over(issue(slip, RECEIVER)),
        Gesture::Accept => Command::Accept(acceptance(slip), Worth::unknown()),
        Gesture::Refuse => Command::Refuse(reason()),
        Gesture::PriceLate => Command::PriceLate(worth(6_000)),
        Gesture::CorrectAcceptance => Command::CorrectAcceptance {
            reason: reason(),
            need: need(),
            worth: worth(6_000),
        },
        Gesture::TakeBack => Command::TakeBack(coming_back()),
        Gesture::GiveBack => Command::GiveBack(giving_back(), Worth::unknown()),
        Gesture::Donate => Command::Donate(donation()),
        Gesture::Sell => Command::Sell(sale()),
        Gesture::Recycle => Command::Recycle(recycling()),
        Gesture::Dismantle => Command::Dismantle(dismantling()),
        Gesture::ReportLost => Command::ReportLost("INV-2026".into()),
        Gesture::Find => Command::Find(PlaceId(1), "INV-2026".into()),
        Gesture::Void => Command::Void(reason()),
        Gesture::Describe => described,
        Gesture::ReplaceLabel => Command::ReplaceLabel(code(250)),
        Gesture::Undo => {
            if item.state != State::Void {
                story.then(described);
            }
            Command::Undo(story.item().last.seq)
        }
    }
}
