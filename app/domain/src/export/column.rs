//! What a column holds, and who may read it.

use crate::access::Permission;

/// Short lists of words that have a sentence in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// Where an item stands.
    State,
    /// An item's condition.
    Condition,
    /// Whose it is.
    Ownership,
    /// Checks, separated by spaces.
    Gates,
    /// What an entry counts.
    Entry,
    /// How sure the avoided purchase is.
    Substitution,
    /// How well a price is documented.
    Grade,
    /// Before or after tax.
    Basis,
    /// What would have been bought.
    Counterfactual,
    /// How a line of a slip ended.
    Issue,
    /// How a repair is done.
    Route,
    /// How a repair ended.
    Repair,
    /// What a provider is.
    Provider,
    /// What a stock-take says of an item.
    Count,
    /// How a difference was settled.
    Decision,
    /// Why a row counts neither as reused nor as decommissioned.
    Excluded,
    /// How a case ended.
    Case,
    /// Why an item was given up.
    Barrier,
    /// What a paper says.
    Paper,
    /// What a report is about.
    Report,
    /// Roles, separated by spaces.
    Roles,
    /// Yes or no.
    Answer,
}

/// What a column holds, and in which unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Text,
    /// One word of a short list: in the reader's language for people, as it is kept for programs.
    Word(Vocabulary),
    /// A civil day.
    Date,
    /// A whole number.
    Integer,
    /// Euro cents.
    Money,
    /// Hundredths of a percent.
    Percent,
    /// Grams, written as kilograms.
    Grams,
    /// Minutes.
    Minutes,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its stable name.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a total under it means something.
    pub is_summed: bool,
    /// Who may read it; none for whoever may read the list.
    pub sees: Option<Permission>,
}

impl Column {
    pub(super) const fn new(key: &'static str, kind: Kind) -> Self {
        Self {
            key,
            kind,
            is_summed: false,
            sees: None,
        }
    }

    pub(super) const fn text(key: &'static str) -> Self {
        Self::new(key, Kind::Text)
    }

    pub(super) const fn date(key: &'static str) -> Self {
        Self::new(key, Kind::Date)
    }

    pub(super) const fn word(key: &'static str, vocabulary: Vocabulary) -> Self {
        Self::new(key, Kind::Word(vocabulary))
    }

    pub(super) const fn sum(key: &'static str, kind: Kind) -> Self {
        Self {
            is_summed: true,
            ..Self::new(key, kind)
        }
    }

    pub(super) const fn only(self, permission: Permission) -> Self {
        Self {
            sees: Some(permission),
            ..self
        }
    }
}

impl Kind {
    /// A column's name with its unit: that of money, of mass, of a share.
    pub(super) fn named(self, key: &str, [money, mass, share]: [&str; 3]) -> String {
        let unit = match self {
            Self::Money => money,
            Self::Grams => mass,
            Self::Percent => share,
            Self::Minutes => "minutes",
            Self::Text | Self::Word(_) | Self::Date | Self::Integer => return key.to_owned(),
        };
        format!("{key}_{unit}")
    }
}
