//! What somebody asks for: one variant for each gesture, with the facts it needs.

use super::event::{
    Acceptance, Cost, Decision, Deposit, Diagnosis, Dismantling, Donation, GiveBack, Issue, Need, Recycling,
    Reservation, Return, Sale,
};
use super::{Condition, Details, Gate, Gesture, Parties, Worth};
use crate::{Cents, id::PlaceId, label::Code};

/// A gesture with its facts.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// See [`Gesture::Announce`].
    Announce(Box<Deposit>),
    /// See [`Gesture::Deposit`].
    Deposit(Box<Deposit>),
    /// To that place.
    Move(PlaceId),
    /// With the gates that the category calls for.
    StartDiagnosis(Vec<Gate>),
    /// With the reason.
    OpenGate(Gate, String),
    /// With the method, the result, the certificate number.
    CloseGate(Gate, String),
    /// In that condition.
    FindWorking(Condition),
    /// See [`Gesture::Diagnose`].
    Diagnose(Diagnosis),
    /// See [`Gesture::DecideRepair`].
    DecideRepair(Decision),
    /// See [`Gesture::ReceiveParts`].
    ReceiveParts,
    /// See [`Gesture::AddCost`].
    AddCost(Cost),
    /// The amount due for that cost line, and the invoice's reference.
    RecordInvoice {
        /// Rank of the cost line, from 0.
        line: u32,
        /// What the invoice says.
        amount: Cents,
        /// Its number.
        reference: String,
    },
    /// With what was done.
    FinishRepair(String),
    /// In that condition.
    PassTest(Condition),
    /// With the reason.
    FailTest(String),
    /// See [`Gesture::Reserve`].
    Reserve(Reservation),
    /// With the reason.
    Release(String),
    /// With the names behind it.
    HandOver(Issue, Parties),
    /// With the prices and factors known that day.
    Accept(Acceptance, Worth),
    /// With the reason.
    Refuse(String),
    /// With the prices and factors now known.
    PriceLate(Worth),
    /// See [`Gesture::CorrectAcceptance`].
    CorrectAcceptance {
        /// Why.
        reason: String,
        /// The need as it should have been recorded.
        need: Need,
        /// The prices and factors for that need.
        worth: Worth,
    },
    /// See [`Gesture::TakeBack`].
    TakeBack(Return),
    /// See [`Gesture::GiveBack`].
    GiveBack(GiveBack, Worth),
    /// See [`Gesture::Donate`].
    Donate(Donation),
    /// See [`Gesture::Sell`].
    Sell(Sale),
    /// See [`Gesture::Recycle`].
    Recycle(Recycling),
    /// See [`Gesture::Dismantle`].
    Dismantle(Dismantling),
    /// With the stock-take's reference.
    ReportLost(String),
    /// At that place, with the stock-take's reference.
    Find(PlaceId, String),
    /// With the reason.
    Void(String),
    /// See [`Gesture::Describe`].
    Describe(Details),
    /// By that label, printed and blank.
    ReplaceLabel(Code),
    /// The last event, by its rank.
    Undo(u32),
}

impl Command {
    /// The gesture that this is.
    pub fn gesture(&self) -> Gesture {
        match self {
            Self::Announce(_) => Gesture::Announce,
            Self::Deposit(_) => Gesture::Deposit,
            Self::Move(_) => Gesture::Move,
            Self::StartDiagnosis(_) => Gesture::StartDiagnosis,
            Self::OpenGate(..) => Gesture::OpenGate,
            Self::CloseGate(..) => Gesture::CloseGate,
            Self::FindWorking(_) => Gesture::FindWorking,
            Self::Diagnose(_) => Gesture::Diagnose,
            Self::DecideRepair(_) => Gesture::DecideRepair,
            Self::ReceiveParts => Gesture::ReceiveParts,
            Self::AddCost(_) => Gesture::AddCost,
            Self::RecordInvoice { .. } => Gesture::RecordInvoice,
            Self::FinishRepair(_) => Gesture::FinishRepair,
            Self::PassTest(_) => Gesture::PassTest,
            Self::FailTest(_) => Gesture::FailTest,
            Self::Reserve(_) => Gesture::Reserve,
            Self::Release(_) => Gesture::Release,
            Self::HandOver(..) => Gesture::HandOver,
            Self::Accept(..) => Gesture::Accept,
            Self::Refuse(_) => Gesture::Refuse,
            Self::PriceLate(_) => Gesture::PriceLate,
            Self::CorrectAcceptance { .. } => Gesture::CorrectAcceptance,
            Self::TakeBack(_) => Gesture::TakeBack,
            Self::GiveBack(..) => Gesture::GiveBack,
            Self::Donate(_) => Gesture::Donate,
            Self::Sell(_) => Gesture::Sell,
            Self::Recycle(_) => Gesture::Recycle,
            Self::Dismantle(_) => Gesture::Dismantle,
            Self::ReportLost(_) => Gesture::ReportLost,
            Self::Find(..) => Gesture::Find,
            Self::Void(_) => Gesture::Void,
            Self::Describe(_) => Gesture::Describe,
            Self::ReplaceLabel(_) => Gesture::ReplaceLabel,
            Self::Undo(_) => Gesture::Undo,
        }
    }
}
