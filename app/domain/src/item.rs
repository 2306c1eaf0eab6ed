//! One piece of equipment: the fold of its events.

mod batch;
mod beneficiary;
mod command;
mod decide;
pub mod event;
mod fold;
mod gate;
mod gesture;
mod offer;
mod split;
mod state;

pub use batch::{Batch, BatchAction, Waste};
pub use beneficiary::Beneficiary;
pub use command::Command;
pub use decide::{DONATION_CEILING, decide, record};
pub use event::{
    Acceptance, Accepted, Barrier, Charge, Cost, Counted, Decision, Deposit, Details, Diagnosis, Dismantling, Donation,
    Event, GiveBack, Invoice, Issue, LatePrice, Need, Ownership, Proof, Recorded, RecoveredPart, Recycling,
    Reservation, Return, Reversal, Route, Sale,
};
pub use gate::{Gate, Leaving};
pub use gesture::Gesture;
pub use offer::{Offer, offers};
pub use split::{Split, split};
pub use state::State;

use crate::{
    Cents,
    id::{DepositId, HandoverId, ItemId, PersonId, PlaceId, ServiceId},
    impact::Factor,
    label::Code,
    ledger::{Origin, Posting},
    plain::plain,
    price::{Counterfactual, Evidence},
    workshop::delay::Life,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The condition of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Condition {
    /// As new.
    A,
    /// Good.
    B,
    /// Fair.
    C,
    /// Worn.
    D,
    /// For parts.
    E,
}

impl Condition {
    /// All conditions, best first.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    /// The letter kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }

    /// The condition of that letter.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.word() == word)
    }
}

/// What the store knows of an item's worth on the day: the rule chooses among it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    /// Documented prices for the stated need.
    pub candidates: Vec<Evidence>,
    /// The category's impact factor.
    pub factor: Option<Factor>,
    /// The category's months of reference, for the prudent view.
    pub reference_months: Option<u32>,
}

/// The names behind a handover: the history refers to people by record only, so the store says who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// Whom the item is kept for; empty where a service alone is, and once the name is purged.
    pub kept_for: String,
    /// Who receives it.
    pub receiver: String,
}

impl Parties {
    /// Whether it may go to who receives it: letter case, accents and spaces tell nobody apart.
    pub fn agree(&self) -> bool {
        let letters = |name: &str| plain(name).replace(' ', "");
        let kept_for = letters(&self.kept_for);
        kept_for.is_empty() || kept_for == letters(&self.receiver)
    }
}

/// How a repair job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobOutcome {
    /// Under way.
    Open,
    /// Passed its test.
    Successful,
    /// Failed its test, or given up.
    Failed,
}

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The decision that opened it.
    pub decision: Decision,
    /// The day it was opened.
    pub opened_on: NaiveDate,
    /// The day it ended.
    pub closed_on: Option<NaiveDate>,
    /// How it ended.
    pub outcome: JobOutcome,
    /// Whether losing the item, or giving it back under way, ended it and not its test: it taught nothing.
    pub is_broken_off: bool,
    /// What was done.
    pub done: String,
}

/// A cost line, as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// Which job, by rank from 0.
    pub job: usize,
    /// The line at the price and rate of its day.
    pub charge: Charge,
    /// What is due after invoices.
    pub due: Cents,
    /// The rank of the event that recorded it.
    pub seq: u32,
    /// The business day.
    pub occurred_on: NaiveDate,
}

/// How a line of a slip ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueOutcome {
    /// Not signed yet.
    Open,
    /// Signed.
    Accepted,
    /// Refused, cancelled, or lost on the way.
    Refused,
}

/// A line of an issue slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueLine {
    /// What left.
    pub issue: Issue,
    /// How many.
    pub quantity: u32,
    /// The day it left.
    pub occurred_on: NaiveDate,
    /// How it ended.
    pub outcome: IssueOutcome,
    /// The day it ended.
    pub settled_on: Option<NaiveDate>,
    /// The rank of the event that settled it, for its proof.
    pub settled_by: Option<u32>,
}

/// An acceptance that stands, and where its postings are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it counts for.
    pub counted: Counted,
    /// The day it was signed.
    pub accepted_on: NaiveDate,
    /// The rank of the event whose postings stand; none while nothing is counted.
    pub posted_by: Option<u32>,
    /// The slip; none for what went back to its owner.
    pub handover: Option<HandoverId>,
    /// Where the item came from as it was issued: a late price and a correction post under it, whatever happened since.
    pub origin: Origin,
    /// Taken back within the window.
    pub is_reversed: bool,
}

/// The last event, for undoing and for telling who came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Its rank.
    pub seq: u32,
    /// Who.
    pub by: PersonId,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Its business day.
    pub occurred_on: NaiveDate,
    /// Its word, see [`Event::word`].
    pub word: &'static str,
    /// See [`Event::can_be_undone`].
    pub can_be_undone: bool,
}

/// A piece of equipment, or a lot under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its record.
    pub id: ItemId,
    /// Its label; none where it was announced without one and has not come.
    pub code: Option<Code>,
    /// Where it stands.
    pub state: State,
    /// The state it was lost from.
    pub lost_from: Option<State>,
    /// The category's code.
    pub category: String,
    /// What can be said of it.
    pub details: Details,
    /// How many under this label.
    pub quantity: u32,
    /// Whose it is.
    pub ownership: Ownership,
    /// Who deposited it first.
    pub depositor: ServiceId,
    /// The slip it came with.
    pub deposit: Option<DepositId>,
    /// The day it came.
    pub deposited_on: NaiveDate,
    /// Where it is; none while out.
    pub place: Option<PlaceId>,
    /// Where it was before it went out; none while it never did.
    pub left: Option<PlaceId>,
    /// In which condition.
    pub condition: Option<Condition>,
    /// The checks, and whether each is still open.
    pub gates: BTreeMap<Gate, bool>,
    /// What was found wrong in this cycle.
    pub diagnosis: Option<Diagnosis>,
    /// All its repairs.
    pub jobs: Vec<Job>,
    /// All its costs.
    pub costs: Vec<CostLine>,
    /// The day it became ready in this cycle: first in, first out. It stays through a reservation and a refusal.
    pub ready_since: Option<NaiveDate>,
    /// For whom it is kept.
    pub reservation: Option<Reservation>,
    /// All its issues.
    pub issues: Vec<IssueLine>,
    /// All its acceptances, whatever became of them.
    pub acceptances: Vec<Standing>,
    /// How many times it came back, and when, why.
    pub returns: Vec<(NaiveDate, Return, Reversal)>,
    /// How it left, where it did: the event's word and day.
    pub exit: Option<(NaiveDate, Event)>,
    /// How many lives it had, from 1.
    pub cycle: u32,
    /// Repaired successfully in this cycle.
    pub is_repaired: bool,
    /// All its lives, the oldest first, as delays measure them.
    pub lives: Vec<Life>,
    /// All its ledger postings.
    pub postings: Vec<Posting>,
    /// The last event.
    pub last: Last,
}

impl Item {
    /// Which checks are open.
    pub fn open_gates(&self) -> impl Iterator<Item = Gate> + '_ {
        self.gates.iter().filter(|(_, open)| **open).map(|(gate, _)| *gate)
    }

    /// What its repairs cost so far, all cycles, labour included.
    pub fn cost(&self) -> Cents {
        self.costs.iter().map(|line| line.due).sum()
    }

    /// The line of the slip that waits for a signature.
    pub fn open_issue(&self) -> Option<&IssueLine> {
        self.issues.iter().find(|line| line.outcome == IssueOutcome::Open)
    }

    /// The oldest acceptance that nothing counts for, since no price was known, with its rank from 0. What the receiver
    /// would not have bought counts for nothing, and lacks no price.
    pub fn uncounted(&self) -> Option<(usize, &Standing)> {
        if self.state == State::Void {
            return None;
        }
        self.acceptances.iter().enumerate().find(|(_, standing)| {
            let is_counted = standing.posted_by.is_some() || standing.counted.instead_of == Counterfactual::None;
            !standing.is_reversed && !is_counted
        })
    }

    /// What a repair would cost, labour included, at that hourly rate.
    pub fn estimate(&self, hourly: Cents) -> Option<Cents> {
        self.diagnosis
            .as_ref()
            .map(|diagnosis| diagnosis.parts + diagnosis.external + crate::unit::labour(diagnosis.minutes, hourly))
    }
}
