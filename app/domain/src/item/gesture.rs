//! The verbs of the desk: from which states, and by whom.

use super::state::State;
use crate::Role;
use serde::{Deserialize, Serialize};

/// What somebody can do with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gesture {
    /// A service announces it.
    Announce,
    /// Received at the desk.
    Deposit,
    /// Put elsewhere.
    Move,
    /// Look at it.
    StartDiagnosis,
    /// Require one more check.
    OpenGate,
    /// A check was done.
    CloseGate,
    /// It works as it is.
    FindWorking,
    /// Write down what is wrong.
    Diagnose,
    /// Repair it.
    DecideRepair,
    /// The parts have come.
    ReceiveParts,
    /// Record what the repair costs.
    AddCost,
    /// The invoice differs from the quote.
    RecordInvoice,
    /// Repaired: to be tested.
    FinishRepair,
    /// It passed.
    PassTest,
    /// It failed.
    FailTest,
    /// Keep it for somebody.
    Reserve,
    /// Put it back among the available ones.
    Release,
    /// Hand it to its receiver.
    HandOver,
    /// The receiver signs.
    Accept,
    /// The receiver refuses, or the desk cancels.
    Refuse,
    /// A price was found after the acceptance.
    PriceLate,
    /// The acceptance was recorded wrongly: reversed and recorded anew.
    CorrectAcceptance,
    /// It comes back.
    TakeBack,
    /// Back to its owner.
    GiveBack,
    /// Given outside the body.
    Donate,
    /// Sold.
    Sell,
    /// Handed to a waste operator.
    Recycle,
    /// Taken apart.
    Dismantle,
    /// Not found.
    ReportLost,
    /// Found again.
    Find,
    /// Registered by mistake.
    Void,
    /// Correct its name, brand, numbers, weight.
    Describe,
    /// Its label is damaged or gone: it gets another.
    ReplaceLabel,
    /// Take one's last gesture back.
    Undo,
}

impl Gesture {
    /// All gestures, in the order of life.
    pub const ALL: [Self; 34] = [
        Self::Announce,
        Self::Deposit,
        Self::Move,
        Self::StartDiagnosis,
        Self::OpenGate,
        Self::CloseGate,
        Self::FindWorking,
        Self::Diagnose,
        Self::DecideRepair,
        Self::ReceiveParts,
        Self::AddCost,
        Self::RecordInvoice,
        Self::FinishRepair,
        Self::PassTest,
        Self::FailTest,
        Self::Reserve,
        Self::Release,
        Self::HandOver,
        Self::Accept,
        Self::Refuse,
        Self::PriceLate,
        Self::CorrectAcceptance,
        Self::TakeBack,
        Self::GiveBack,
        Self::Donate,
        Self::Sell,
        Self::Recycle,
        Self::Dismantle,
        Self::ReportLost,
        Self::Find,
        Self::Void,
        Self::Describe,
        Self::ReplaceLabel,
        Self::Undo,
    ];

    /// The word used in addresses and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Announce => "announce",
            Self::Deposit => "deposit",
            Self::Move => "move",
            Self::StartDiagnosis => "start_diagnosis",
            Self::OpenGate => "open_gate",
            Self::CloseGate => "close_gate",
            Self::FindWorking => "find_working",
            Self::Diagnose => "diagnose",
            Self::DecideRepair => "decide_repair",
            Self::ReceiveParts => "receive_parts",
            Self::AddCost => "add_cost",
            Self::RecordInvoice => "record_invoice",
            Self::FinishRepair => "finish_repair",
            Self::PassTest => "pass_test",
            Self::FailTest => "fail_test",
            Self::Reserve => "reserve",
            Self::Release => "release",
            Self::HandOver => "hand_over",
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::PriceLate => "price_late",
            Self::CorrectAcceptance => "correct_acceptance",
            Self::TakeBack => "take_back",
            Self::GiveBack => "give_back",
            Self::Donate => "donate",
            Self::Sell => "sell",
            Self::Recycle => "recycle",
            Self::Dismantle => "dismantle",
            Self::ReportLost => "report_lost",
            Self::Find => "find",
            Self::Void => "void",
            Self::Describe => "describe",
            Self::ReplaceLabel => "replace_label",
            Self::Undo => "undo",
        }
    }

    /// The gesture of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gesture| gesture.word() == word)
    }

    /// Whether the lifecycle has this gesture from that state. `None`: the item does not exist yet.
    pub fn is_possible_from(self, state: Option<State>) -> bool {
        use State::{
            Announced, AtProvider, AwaitingDecision, AwaitingParts, Deposited, Diagnosing, HandedOver, InRepair,
            InService, Lost, Ready, Reserved, Testing, Void,
        };
        let Some(state) = state else {
            return matches!(self, Self::Announce | Self::Deposit);
        };
        match self {
            Self::Announce => false,
            Self::Deposit => state == Announced,
            Self::Move => state.is_on_site(),
            Self::StartDiagnosis => state == Deposited,
            Self::OpenGate | Self::CloseGate => state.is_on_site() && state != Deposited,
            Self::FindWorking | Self::Diagnose => state == Diagnosing,
            Self::DecideRepair => state == AwaitingDecision,
            Self::ReceiveParts => state == AwaitingParts,
            Self::AddCost => matches!(state, AwaitingParts | InRepair | AtProvider),
            Self::RecordInvoice => !matches!(state, Void | Announced),
            Self::FinishRepair => matches!(state, InRepair | AtProvider),
            Self::PassTest | Self::FailTest => state == Testing,
            Self::Reserve => state == Ready,
            Self::Release => state == Reserved,
            Self::HandOver => matches!(state, Ready | Reserved),
            Self::Accept | Self::Refuse => state == HandedOver,
            // The acceptance stays what it was, whatever happened to the item since.
            Self::PriceLate | Self::CorrectAcceptance => !matches!(state, Void | Announced),
            Self::TakeBack => state == InService,
            Self::GiveBack => !state.is_exit() && state != Announced,
            Self::Donate | Self::Sell => matches!(state, Ready | AwaitingDecision),
            // Not straight from the deposit: a diagnosis opens the category's checks, so that no
            // storage leaves before anybody has asked whether it was wiped.
            Self::Recycle | Self::Dismantle => matches!(state, Diagnosing | AwaitingDecision | Ready),
            Self::ReportLost | Self::ReplaceLabel => !state.is_exit() && state != Announced,
            Self::Find => state == Lost,
            Self::Void | Self::Describe | Self::Undo => state != Void,
        }
    }

    /// The roles that may make this gesture from that state.
    pub fn roles(self, state: Option<State>) -> &'static [Role] {
        use Role::{Desk, Manager, Requester, Technician};
        match self {
            Self::Announce => &[Requester, Desk],
            Self::Deposit | Self::Reserve | Self::Release => &[Desk],
            Self::HandOver | Self::TakeBack | Self::GiveBack => &[Desk],
            // The manager too: they decide what becomes of a stock-take's differences.
            Self::Move => &[Desk, Technician, Manager],
            Self::StartDiagnosis => &[Desk, Technician],
            Self::OpenGate | Self::CloseGate => &[Technician],
            Self::FindWorking | Self::Diagnose | Self::ReceiveParts => &[Technician],
            Self::AddCost | Self::RecordInvoice => &[Technician, Manager],
            Self::FinishRepair | Self::PassTest | Self::FailTest => &[Technician],
            Self::DecideRepair => &[Technician, Manager],
            Self::Accept | Self::Refuse => &[Desk, Requester],
            Self::PriceLate | Self::CorrectAcceptance => &[Manager],
            Self::Donate | Self::Sell => &[Manager],
            // Giving up a repair is the manager's choice; the rest is the daily work of each.
            Self::Recycle if state == Some(State::AwaitingDecision) => &[Manager],
            Self::Dismantle if state == Some(State::AwaitingDecision) => &[Manager],
            Self::Recycle => &[Desk],
            Self::Dismantle => &[Technician],
            Self::ReportLost | Self::Find | Self::Void => &[Manager],
            Self::Describe | Self::ReplaceLabel => &[Desk, Technician],
            Self::Undo => &[Requester, Desk, Technician, Manager],
        }
    }
}
