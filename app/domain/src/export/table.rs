//! A table as a page shows it, to take away: its columns are those of that moment.

use super::{Cell, Kind};

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What people read above it.
    pub words: String,
    /// Its name for programs, without a unit.
    pub key: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether a total under it means something.
    pub is_summed: bool,
}

/// Heads and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub heads: Vec<Head>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Head {
    /// A column of words.
    pub fn text(words: impl Into<String>, key: &str) -> Self {
        Self {
            words: words.into(),
            key: key.to_owned(),
            kind: Kind::Text,
            is_summed: false,
        }
    }

    /// A column of figures that can be added up.
    pub fn sum(words: impl Into<String>, key: &str, kind: Kind) -> Self {
        Self {
            words: words.into(),
            key: key.to_owned(),
            kind,
            is_summed: true,
        }
    }

    /// Its name for programs that read decimals: the unit is part of it.
    pub fn plain_name(&self) -> String {
        self.kind.named(&self.key, ["eur", "kg", "percent"])
    }

    /// Its name for programs that read whole numbers only.
    pub fn whole_name(&self) -> String {
        self.kind.named(&self.key, ["cents", "grams", "basis_points"])
    }
}
