//! Checks that must be done before an item leaves.

use serde::{Deserialize, Serialize};

/// One check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Data wiped from its storage.
    DataWipe,
    /// Safe on the mains.
    ElectricalTest,
    /// Clean enough for its use.
    Hygiene,
    /// Papers, ownership, inventory in order.
    Legal,
}

/// How an item leaves the house, as far as gates care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// To be used again: handed over, donated, sold, or declared ready.
    ForUse,
    /// To be taken apart or recycled: nobody will plug it in, but its data would still leave.
    AsWaste,
    /// Back to its owner, with its own data and faults.
    ToOwner,
}

impl Gate {
    /// All gates.
    pub const ALL: [Self; 4] = [Self::DataWipe, Self::ElectricalTest, Self::Hygiene, Self::Legal];

    /// Whether an open gate keeps the item from leaving that way.
    pub fn binds(self, leaving: Leaving) -> bool {
        match leaving {
            Leaving::ForUse => true,
            Leaving::AsWaste => matches!(self, Self::DataWipe | Self::Legal),
            Leaving::ToOwner => self == Self::Legal,
        }
    }

    /// The word kept in the database and sent in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::DataWipe => "data_wipe",
            Self::ElectricalTest => "electrical_test",
            Self::Hygiene => "hygiene",
            Self::Legal => "legal",
        }
    }

    /// The gate of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.word() == word)
    }
}
