//! To whom the law lets a public body give equipment.

/// The kinds of beneficiaries of a free transfer (CG3P L3212-2 and L3212-3). An event keeps the word; those recorded before
/// there was one keep what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beneficiary {
    /// An association that helps people in need, or gives equipment a new use.
    Solidarity,
    /// A foundation or an association of recognised public interest.
    PublicInterest,
    /// A school, an association of parents, pupils or students.
    School,
    /// Another public body.
    PublicBody,
    /// An association of the body's agents, or one of them.
    Staff,
}

impl Beneficiary {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 5] = [
        Self::Solidarity,
        Self::PublicInterest,
        Self::School,
        Self::PublicBody,
        Self::Staff,
    ];

    /// The word kept in events.
    pub fn word(self) -> &'static str {
        match self {
            Self::Solidarity => "solidarity",
            Self::PublicInterest => "public_interest",
            Self::School => "school",
            Self::PublicBody => "public_body",
            Self::Staff => "staff",
        }
    }

    /// The kind of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::Beneficiary;

    #[test]
    fn a_kind_is_known_by_its_word_and_by_no_label() {
        for kind in Beneficiary::ALL {
            assert_eq!(Beneficiary::parse(kind.word()), Some(kind));
        }
        for text in ["", "Particulier", "Association", "Solidarity"] {
            assert_eq!(Beneficiary::parse(text), None, "{text}");
        }
    }
}
