//! Official papers: what there is to certify, and how each is numbered.

use serde::{Deserialize, Serialize};

/// What a paper says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// What a service brought (bon de dépôt).
    Deposit,
    /// What a service received, against a signature (bon de remise).
    Handover,
    /// A repair and its costs (fiche d'intervention).
    Repair,
    /// Why an item left the body's property (certificat administratif).
    Exit,
    /// What passed from services to another (bordereau de transfert).
    Transfer,
    /// That data were erased (attestation d'effacement).
    Wipe,
    /// To whom an item was given, and its unit value (attestation de don).
    Donation,
}

impl PaperKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Deposit,
        Self::Handover,
        Self::Repair,
        Self::Exit,
        Self::Transfer,
        Self::Wipe,
        Self::Donation,
    ];

    /// The word used in addresses and kept in the database; the template has the same name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deposit => "deposit",
            Self::Handover => "handover",
            Self::Repair => "repair",
            Self::Exit => "exit",
            Self::Transfer => "transfer",
            Self::Wipe => "wipe",
            Self::Donation => "donation",
        }
    }

    /// The kind of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The letters before its numbers. None is a slip's own (D, R).
    pub fn letters(self) -> &'static str {
        match self {
            Self::Deposit => "BD",
            Self::Handover => "BR",
            Self::Repair => "FI",
            Self::Exit => "CS",
            Self::Transfer => "BT",
            Self::Wipe => "AE",
            Self::Donation => "AD",
        }
    }

    /// Its number: `CS-2026-0012`.
    pub fn number(self, year: i32, rank: i64) -> String {
        format!("{}-{year}-{rank:04}", self.letters())
    }

    /// Whether it is about an item; the others are about a slip.
    pub fn is_of_item(self) -> bool {
        matches!(self, Self::Repair | Self::Exit | Self::Wipe | Self::Donation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_kind_has_its_own_word_and_letters() {
        let words: BTreeSet<_> = PaperKind::ALL.map(PaperKind::word).into();
        let letters: BTreeSet<_> = PaperKind::ALL.map(PaperKind::letters).into();
        assert_eq!((words.len(), letters.len()), (7, 7));
        for kind in PaperKind::ALL {
            assert_eq!(PaperKind::parse(kind.word()), Some(kind));
        }
        assert_eq!(PaperKind::Exit.number(2026, 12), "CS-2026-0012");
        assert_eq!(PaperKind::Exit.number(2026, 12_345), "CS-2026-12345");
    }
}
