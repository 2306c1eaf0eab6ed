//! The judge: what follows from a command, or why not.

mod exit;
mod handover;
mod repair;

pub use exit::DONATION_CEILING;

use super::{Command, Deposit, Event, Gate, Gesture, Item, Leaving, Recorded, Worth};
use crate::{Cents, Moment, Refusal, Rules};
use chrono::Duration;

/// What a command makes of the item, or the rule that refuses it. `None`: not yet there.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no: the role, then the state, then the day, then
/// what the gesture itself needs.
pub fn decide(item: Option<&Item>, command: Command, moment: &Moment, rules: &Rules) -> Result<Event, Refusal> {
    let gesture = command.gesture();
    let state = item.map(|item| item.state);
    moment.actor.require(gesture.roles(state))?;
    if !gesture.is_possible_from(state) {
        return Err(Refusal::NotFromState { state, gesture });
    }
    in_order(item, moment, rules)?;
    let desk = Desk { moment, rules };
    match (command, item) {
        (Command::Announce(deposit), None) => deposit.check().map(|()| Event::Announced(deposit)),
        (Command::Deposit(deposit), _) => {
            deposit.check()?;
            deposit.code.ok_or(Refusal::LabelNotFree)?;
            Ok(Event::Deposited(deposit))
        }
        (command, Some(item)) => desk.judge(item, command),
        (_, None) => Err(Refusal::NotFromState { state, gesture }),
    }
}

/// Refuses a day that the actor may not state, or before what happened last.
pub(super) fn in_order(item: Option<&Item>, moment: &Moment, rules: &Rules) -> Result<(), Refusal> {
    moment.check_day(rules)?;
    match item.map(|item| item.last.occurred_on) {
        Some(last) if moment.occurred_on < last => Err(Refusal::BeforePrevious(last)),
        _ => Ok(()),
    }
}

/// The event as it will be kept, after those of the history.
///
/// # Errors
/// [`Refusal::PeriodClosed`].
pub fn record(history: &[Recorded], event: Event, moment: &Moment, rules: &Rules) -> Result<Recorded, Refusal> {
    Ok(Recorded {
        seq: history.last().map_or(1, |last| last.seq + 1),
        by: moment.actor.id,
        at: moment.now,
        occurred_on: moment.occurred_on,
        period_on: moment.period(rules)?,
        event,
    })
}

struct Desk<'a> {
    moment: &'a Moment,
    rules: &'a Rules,
}

impl Desk<'_> {
    fn judge(&self, item: &Item, command: Command) -> Result<Event, Refusal> {
        match command {
            Command::Announce(_) | Command::Deposit(_) => Err(Refusal::NotFromState {
                state: Some(item.state),
                gesture: Gesture::Deposit,
            }),
            Command::Move(place) => Ok(Event::Moved(place)),
            Command::StartDiagnosis(gates) => Ok(Event::DiagnosisStarted(gates)),
            Command::OpenGate(gate, reason) => {
                said(&reason)?;
                Ok(Event::GateOpened(gate, reason))
            }
            Command::CloseGate(gate, proof) => {
                said(&proof)?;
                if item.gates.get(&gate) != Some(&true) {
                    return Err(Refusal::GateNotOpen(gate));
                }
                Ok(Event::GateClosed(gate, proof))
            }
            Command::FindWorking(condition) => {
                closed(item, Leaving::ForUse)?;
                Ok(Event::FoundWorking(condition))
            }
            Command::Diagnose(diagnosis) => Self::diagnose(diagnosis),
            Command::DecideRepair(decision) => self.decide_repair(item, decision),
            Command::ReceiveParts => Ok(Event::PartsReceived),
            Command::AddCost(cost) => self.add_cost(cost),
            Command::RecordInvoice {
                line,
                amount,
                reference,
            } => Self::invoice(item, line, amount, reference),
            Command::FinishRepair(done) => said(&done).map(|()| Event::RepairFinished(done)),
            Command::PassTest(condition) => {
                closed(item, Leaving::ForUse)?;
                Ok(Event::TestPassed(condition))
            }
            Command::FailTest(reason) => said(&reason).map(|()| Event::TestFailed(reason)),
            Command::Reserve(reservation) => self.reserve(reservation),
            Command::Release(reason) => said(&reason).map(|()| Event::Released(reason)),
            Command::HandOver(issue, parties) => Self::hand_over(item, issue, &parties),
            Command::Accept(acceptance, worth) => self.accept(item, acceptance, worth),
            Command::Refuse(reason) => said(&reason).map(|()| Event::HandoverRefused(reason)),
            Command::PriceLate(worth) => self.price_late(item, worth),
            Command::CorrectAcceptance { reason, need, worth } => self.correct(item, reason, need, worth),
            Command::TakeBack(facts) => self.take_back(item, facts),
            Command::GiveBack(facts, worth) => self.give_back(item, facts, worth),
            Command::Donate(facts) => Self::donate(item, facts),
            Command::Sell(facts) => Self::sell(item, facts),
            Command::Recycle(facts) => Self::recycle(item, facts),
            Command::Dismantle(facts) => Self::dismantle(item, facts),
            Command::ReportLost(reference) => {
                said(&reference)?;
                Ok(Event::ReportedLost(reference))
            }
            Command::Find(place, reference) => {
                said(&reference)?;
                Ok(Event::Found(place, reference))
            }
            Command::Void(reason) => said(&reason).map(|()| Event::Voided(reason)),
            Command::Describe(details) => {
                said(&details.name)?;
                Ok(Event::Described(details))
            }
            Command::ReplaceLabel(code) if item.code == Some(code) => Err(Refusal::LabelNotFree),
            Command::ReplaceLabel(code) => Ok(Event::LabelReplaced(code)),
            Command::Undo(seq) => self.undo(item, seq),
        }
    }

    fn undo(&self, item: &Item, seq: u32) -> Result<Event, Refusal> {
        let (last, minutes) = (&item.last, self.rules.undo_minutes);
        if last.by != self.moment.actor.id {
            return Err(Refusal::NotTheAuthor);
        }
        if last.seq != seq {
            return Err(Refusal::SomethingFollowed);
        }
        if !last.can_be_undone {
            return Err(Refusal::CannotBeUndone);
        }
        if self.moment.now - last.at > Duration::minutes(minutes) {
            return Err(Refusal::TooLateToUndo { minutes });
        }
        Ok(Event::Undone(seq))
    }
}

impl Deposit {
    fn check(&self) -> Result<(), Refusal> {
        said(&self.details.name)?;
        in_lot(self.quantity, 9_999)
    }
}

/// Refuses an empty reason, name or statement.
pub(super) fn said(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        Err(Refusal::ReasonNeeded)
    } else {
        Ok(())
    }
}

/// Refuses an empty reference.
fn referred(text: &str) -> Result<(), Refusal> {
    said(text).map_err(|_| Refusal::ReferenceNeeded)
}

fn positive(amount: Cents) -> Result<(), Refusal> {
    if amount > Cents::ZERO {
        Ok(())
    } else {
        Err(Refusal::AmountNeeded)
    }
}

pub(super) fn in_lot(quantity: u32, max: u32) -> Result<(), Refusal> {
    if (1..=max).contains(&quantity) {
        Ok(())
    } else {
        Err(Refusal::QuantityOutOfRange { max })
    }
}

/// Refuses while a check that binds this way of leaving is still to be done.
pub(super) fn closed(item: &Item, leaving: Leaving) -> Result<(), Refusal> {
    let binding = |gate: &Gate| gate.binds(leaving);
    match item.open_gates().find(binding) {
        Some(gate) => Err(Refusal::GateOpen(gate)),
        None => Ok(()),
    }
}

impl Worth {
    /// The worth of a need without any document: nothing is guessed.
    pub fn unknown() -> Self {
        Self::default()
    }
}
