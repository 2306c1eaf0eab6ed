//! From recorded events to the item: the only place where a state changes.

use super::{
    CostLine, Event, IssueLine, IssueOutcome, Item, Job, JobOutcome, Last, Recorded, Reversal, Route, Standing, State,
    event::{Counted, Deposit, Fate, SplitFrom, SplitOff},
};
use crate::{
    Cents,
    id::ItemId,
    ledger::{Origin, post::post},
    workshop::delay::{Turn, live},
};
use std::collections::BTreeMap;

impl Item {
    /// The item that those events make, oldest first. `None` where they do not begin with its
    /// coming into being.
    pub fn fold(id: ItemId, events: &[Recorded]) -> Option<Self> {
        let (first, rest) = events.split_first()?;
        let mut item = Self::begin(id, first)?;
        item.live(first);
        let mut before = None;
        for (n, recorded) in rest.iter().enumerate() {
            if matches!(rest.get(n + 1).map(|next| &next.event), Some(Event::Undone(_))) {
                before = Some(item.clone());
            }
            item = item.advance(recorded, &mut before);
        }
        Some(item)
    }

    fn begin(id: ItemId, first: &Recorded) -> Option<Self> {
        match &first.event {
            Event::Announced(deposit) => Some(Self::new(id, State::Announced, deposit, first)),
            Event::Deposited(deposit) => Some(Self::new(id, State::Deposited, deposit, first)),
            Event::SplitFrom(split) => Some(Self::from_lot(id, split, first)),
            _ => None,
        }
    }

    fn new(id: ItemId, state: State, deposit: &Deposit, first: &Recorded) -> Self {
        Self {
            id,
            code: deposit.code,
            state,
            lost_from: None,
            category: deposit.category.clone(),
            details: deposit.details.clone(),
            quantity: deposit.quantity,
            ownership: deposit.ownership,
            depositor: deposit.service,
            deposit: deposit.deposit,
            deposited_on: first.occurred_on,
            place: Some(deposit.place),
            left: None,
            condition: None,
            gates: BTreeMap::new(),
            diagnosis: None,
            jobs: Vec::new(),
            costs: Vec::new(),
            ready_since: None,
            reservation: None,
            issues: Vec::new(),
            acceptances: Vec::new(),
            returns: Vec::new(),
            exit: None,
            cycle: 1,
            is_repaired: false,
            lives: Vec::new(),
            postings: Vec::new(),
            last: last(first),
        }
    }

    fn from_lot(id: ItemId, split: &SplitFrom, first: &Recorded) -> Self {
        let mut item = Self::new(id, State::Ready, &split.deposit, first);
        item.condition = split.condition;
        item.gates = split.closed_gates.iter().map(|gate| (*gate, false)).collect();
        item.is_repaired = split.is_repaired;
        item.ready_since = split.ready_since.or(Some(first.occurred_on));
        if split.reservation.is_some() {
            item.state = State::Reserved;
            item.reservation.clone_from(&split.reservation);
        }
        if let Fate::Returned(facts, _) = &split.fate {
            item.is_repaired = false;
            item.ready_since = None;
            item.state = State::Deposited;
            item.condition = Some(facts.condition);
            item.place = Some(facts.place);
            item.gates.clear();
            item.cycle = 2;
        }
        item
    }

    fn advance(mut self, recorded: &Recorded, before: &mut Option<Self>) -> Self {
        let entries = post(&self, recorded);
        if matches!(recorded.event, Event::Undone(_)) {
            // Everything is as it was before, but for the ledger, where the entries stay and
            // their counter-entries join them.
            let postings = std::mem::take(&mut self.postings);
            self = before.take().unwrap_or(self);
            self.postings = postings;
        } else {
            let has_saving = entries.iter().any(|entry| entry.reverses.is_none());
            self.apply(recorded, has_saving.then_some(recorded.seq));
        }
        self.postings.extend(entries);
        self.last = last(recorded);
        self
    }

    /// What of the event tells how long things take.
    fn live(&mut self, recorded: &Recorded) {
        if let Some(turn) = Turn::parse(recorded.event.word()) {
            live(&mut self.lives, turn, recorded.occurred_on);
        }
    }

    fn apply(&mut self, recorded: &Recorded, posted_by: Option<u32>) {
        self.live(recorded);
        match &recorded.event {
            Event::Announced(_) | Event::SplitFrom(_) | Event::Undone(_) => {}
            Event::Deposited(deposit) => {
                self.state = State::Deposited;
                self.code = deposit.code;
                self.category.clone_from(&deposit.category);
                self.quantity = deposit.quantity;
                self.ownership = deposit.ownership;
                self.depositor = deposit.service;
                self.deposit = deposit.deposit;
                self.place = Some(deposit.place);
                self.details = deposit.details.clone();
                self.deposited_on = recorded.occurred_on;
            }
            Event::Moved(place) => self.place = Some(*place),
            Event::DiagnosisStarted(gates) => {
                self.state = State::Diagnosing;
                self.gates.extend(gates.iter().map(|gate| (*gate, true)));
            }
            Event::GateOpened(gate, _) => {
                self.gates.insert(*gate, true);
            }
            Event::GateClosed(gate, _) => {
                self.gates.insert(*gate, false);
            }
            Event::FoundWorking(condition) | Event::TestPassed(condition) => {
                self.state = State::Ready;
                self.condition = Some(*condition);
                self.ready_since = Some(recorded.occurred_on);
                self.close_job(recorded, JobOutcome::Successful);
            }
            Event::Diagnosed(diagnosis) => {
                self.state = State::AwaitingDecision;
                self.diagnosis = Some(diagnosis.clone());
            }
            Event::RepairDecided(decision) => {
                self.state = match decision.route {
                    Route::InHouse => State::InRepair,
                    Route::Provider(_) => State::AtProvider,
                    Route::AwaitParts => State::AwaitingParts,
                };
                self.jobs.push(Job {
                    decision: decision.clone(),
                    opened_on: recorded.occurred_on,
                    closed_on: None,
                    outcome: JobOutcome::Open,
                    is_broken_off: false,
                    done: String::new(),
                });
            }
            Event::PartsReceived => self.state = State::InRepair,
            Event::CostAdded(charge) => self.costs.push(CostLine {
                job: self.jobs.len().saturating_sub(1),
                charge: charge.clone(),
                due: charge.amount,
                seq: recorded.seq,
                occurred_on: recorded.occurred_on,
            }),
            Event::InvoiceRecorded(invoice) => {
                let line = usize::try_from(invoice.line).ok();
                if let Some(cost) = line.and_then(|n| self.costs.get_mut(n)) {
                    cost.due = invoice.amount;
                }
            }
            Event::RepairFinished(done) => {
                self.state = State::Testing;
                if let Some(job) = self.jobs.last_mut() {
                    job.done.clone_from(done);
                }
            }
            Event::TestFailed(_) => {
                self.state = State::AwaitingDecision;
                self.close_job(recorded, JobOutcome::Failed);
            }
            Event::Reserved(reservation) => {
                self.state = State::Reserved;
                self.reservation = Some(reservation.clone());
            }
            Event::Released(_) => {
                self.state = State::Ready;
                self.reservation = None;
            }
            Event::HandedOver(issue) => {
                self.state = State::HandedOver;
                self.reservation = None;
                self.issues.push(IssueLine {
                    issue: issue.clone(),
                    quantity: self.quantity,
                    occurred_on: recorded.occurred_on,
                    outcome: IssueOutcome::Open,
                    settled_on: None,
                    settled_by: None,
                });
            }
            Event::Accepted(accepted) => {
                let handover = Some(accepted.acceptance.handover);
                self.stand(&accepted.counted, recorded, posted_by, handover);
                self.state = State::InService;
                self.left = self.place.take();
                self.settle_issue(recorded, IssueOutcome::Accepted);
            }
            Event::HandoverRefused(_) => {
                self.state = State::Ready;
                self.settle_issue(recorded, IssueOutcome::Refused);
            }
            Event::PricedLate(late) => self.recount(late.of, &late.counted, posted_by),
            Event::AcceptanceCorrected(correction) => self.recount(None, &correction.counted, posted_by),
            Event::TakenBack(facts, reversal) => {
                self.state = State::Deposited;
                self.place = Some(facts.place);
                self.condition = Some(facts.condition);
                self.gates.clear();
                self.diagnosis = None;
                self.is_repaired = false;
                self.ready_since = None;
                self.cycle += 1;
                self.returns.push((recorded.occurred_on, facts.clone(), *reversal));
                if let (Reversal::Full, Some(standing)) = (reversal, self.acceptances.last_mut()) {
                    standing.is_reversed = true;
                }
            }
            Event::GivenBack(_, counted) => {
                if self.returns_saving_on(recorded.occurred_on)
                    && let Some(standing) = self.acceptances.last_mut()
                {
                    standing.is_reversed = true;
                }
                self.stand(counted, recorded, posted_by, None);
                self.leave(State::ReturnedToDepositor, recorded);
            }
            Event::Donated(_) => self.leave(State::Donated, recorded),
            Event::Sold(_) => self.leave(State::Sold, recorded),
            Event::Recycled(_) => self.leave(State::Recycled, recorded),
            Event::Dismantled(_) => self.leave(State::Dismantled, recorded),
            Event::ReportedLost(_) => {
                self.lost_from = Some(self.state);
                self.leave(State::Lost, recorded);
            }
            Event::Found(place, _) => {
                // Found again, it must be looked at again: whatever it was, it starts a diagnosis
                // like any other deposit.
                self.state = State::Deposited;
                self.lost_from = None;
                self.exit = None;
                self.place = Some(*place);
            }
            Event::Voided(_) => self.leave(State::Void, recorded),
            Event::Described(details) => self.details = details.clone(),
            Event::SplitOff(split) => self.shrink(split),
            Event::LabelReplaced(code) => self.code = Some(*code),
        }
    }

    /// Weighed as a whole, what stays was not weighed. What came back early counts no more.
    fn shrink(&mut self, split: &SplitOff) {
        let whole = self.quantity;
        self.quantity = whole.saturating_sub(split.quantity);
        self.details.weighed = None;
        if let (Fate::Returned(_, Reversal::Full), Some(standing)) = (&split.fate, self.acceptances.last_mut()) {
            let (part, whole) = (i64::from(self.quantity), i64::from(whole));
            let counted = &mut standing.counted;
            counted.quantity = counted.quantity.saturating_sub(split.quantity);
            counted.weighed = counted.weighed.map(|weight| weight.share(part, whole));
        }
    }

    fn close_job(&mut self, recorded: &Recorded, outcome: JobOutcome) {
        let open = self.jobs.last_mut().filter(|job| job.outcome == JobOutcome::Open);
        if let Some(job) = open {
            job.outcome = outcome;
            job.closed_on = Some(recorded.occurred_on);
            job.is_broken_off = matches!(recorded.event, Event::ReportedLost(_) | Event::GivenBack(..));
            self.is_repaired = outcome == JobOutcome::Successful;
        }
    }

    fn settle_issue(&mut self, recorded: &Recorded, outcome: IssueOutcome) {
        let quantity = self.quantity;
        let open = self.issues.iter_mut().find(|line| line.outcome == IssueOutcome::Open);
        if let Some(line) = open {
            line.outcome = outcome;
            line.quantity = quantity;
            line.settled_on = Some(recorded.occurred_on);
            line.settled_by = Some(recorded.seq);
        }
    }

    fn leave(&mut self, state: State, recorded: &Recorded) {
        self.state = state;
        self.left = self.place.take().or(self.left);
        self.reservation = None;
        self.exit = Some((recorded.occurred_on, recorded.event.clone()));
        self.close_job(recorded, JobOutcome::Failed);
        self.settle_issue(recorded, IssueOutcome::Refused);
    }

    /// Before anything of the item changes: its entries have the origin that it has now.
    fn stand(
        &mut self,
        counted: &Counted,
        recorded: &Recorded,
        posted_by: Option<u32>,
        handover: Option<crate::id::HandoverId>,
    ) {
        let origin = Origin::of(self);
        self.acceptances.push(Standing {
            counted: counted.clone(),
            accepted_on: recorded.occurred_on,
            posted_by,
            handover,
            origin,
            is_reversed: false,
        });
    }

    /// The acceptance of that rank; the last, where none is said.
    pub(crate) fn acceptance(&self, of: Option<u32>) -> Option<&Standing> {
        self.acceptances.get(self.rank(of)?)
    }

    fn rank(&self, of: Option<u32>) -> Option<usize> {
        match of {
            Some(rank) => usize::try_from(rank).ok(),
            None => self.acceptances.len().checked_sub(1),
        }
    }

    fn recount(&mut self, of: Option<u32>, counted: &Counted, posted_by: Option<u32>) {
        let rank = self.rank(of);
        if let Some(standing) = rank.and_then(|rank| self.acceptances.get_mut(rank)) {
            standing.counted = counted.clone();
            standing.posted_by = posted_by;
        }
    }

    /// What its failed repairs cost, labour included.
    pub fn failed_cost(&self) -> Cents {
        let failed = |line: &&CostLine| {
            self.jobs
                .get(line.job)
                .is_some_and(|job| job.outcome == JobOutcome::Failed)
        };
        self.costs.iter().filter(failed).map(|line| line.due).sum()
    }
}

fn last(recorded: &Recorded) -> Last {
    Last {
        seq: recorded.seq,
        by: recorded.by,
        at: recorded.at,
        occurred_on: recorded.occurred_on,
        word: recorded.event.word(),
        can_be_undone: recorded.event.can_be_undone(),
    }
}
