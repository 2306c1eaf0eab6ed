//! Where an item stands in its life: one state at a time.

use serde::{Deserialize, Serialize};

/// The one lifecycle column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A service said it will come.
    Announced,
    /// Received at the desk.
    Deposited,
    /// Somebody looks at it.
    Diagnosing,
    /// Repair or not?
    AwaitingDecision,
    /// Repair decided, parts on their way.
    AwaitingParts,
    /// In the workshop.
    InRepair,
    /// At an external provider.
    AtProvider,
    /// Repaired, under test.
    Testing,
    /// Fit for a new use.
    Ready,
    /// Kept for somebody.
    Reserved,
    /// Left the desk, not yet accepted.
    HandedOver,
    /// Accepted by its receiver.
    InService,
    /// Given outside the body.
    Donated,
    /// Sold.
    Sold,
    /// Handed to a waste operator.
    Recycled,
    /// Taken apart.
    Dismantled,
    /// Back with its owner.
    ReturnedToDepositor,
    /// Not found.
    Lost,
    /// Registered by mistake.
    Void,
}

impl State {
    /// All states, in the order of life.
    pub const ALL: [Self; 19] = [
        Self::Announced,
        Self::Deposited,
        Self::Diagnosing,
        Self::AwaitingDecision,
        Self::AwaitingParts,
        Self::InRepair,
        Self::AtProvider,
        Self::Testing,
        Self::Ready,
        Self::Reserved,
        Self::HandedOver,
        Self::InService,
        Self::Donated,
        Self::Sold,
        Self::Recycled,
        Self::Dismantled,
        Self::ReturnedToDepositor,
        Self::Lost,
        Self::Void,
    ];

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Deposited => "deposited",
            Self::Diagnosing => "diagnosing",
            Self::AwaitingDecision => "awaiting_decision",
            Self::AwaitingParts => "awaiting_parts",
            Self::InRepair => "in_repair",
            Self::AtProvider => "at_provider",
            Self::Testing => "testing",
            Self::Ready => "ready",
            Self::Reserved => "reserved",
            Self::HandedOver => "handed_over",
            Self::InService => "in_service",
            Self::Donated => "donated",
            Self::Sold => "sold",
            Self::Recycled => "recycled",
            Self::Dismantled => "dismantled",
            Self::ReturnedToDepositor => "returned_to_depositor",
            Self::Lost => "lost",
            Self::Void => "void",
        }
    }

    /// The state of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// May be handed to somebody: shown among the available items.
    pub fn is_available(self) -> bool {
        self == Self::Ready
    }

    /// Out for good, but for a lost one that is found.
    pub fn is_exit(self) -> bool {
        matches!(
            self,
            Self::Donated
                | Self::Sold
                | Self::Recycled
                | Self::Dismantled
                | Self::ReturnedToDepositor
                | Self::Lost
                | Self::Void
        )
    }

    /// In the desk's hands: can be moved and counted.
    pub fn is_on_site(self) -> bool {
        !self.is_exit()
            && !matches!(
                self,
                Self::Announced | Self::HandedOver | Self::InService | Self::AtProvider
            )
    }

    /// A repair job is open.
    pub fn is_under_repair(self) -> bool {
        matches!(
            self,
            Self::AwaitingParts | Self::InRepair | Self::AtProvider | Self::Testing
        )
    }
}
