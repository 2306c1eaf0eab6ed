//! Exploring the value: along which axis, and which entries each figure sums.

use super::{Choice, LineFilter};
use crate::{
    Cents,
    ledger::{
        Kind,
        saving::{Lens, Totals},
    },
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// In a [`LineFilter`]: the entries that belong to none, such as costs, which nobody received.
pub const NONE: i64 = -1;

/// What the value is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// The month under which it counts.
    #[default]
    Month,
    /// Who received.
    Receiver,
    /// Who deposited.
    Depositor,
    /// What it is.
    Category,
    /// Where it stood: the topmost place.
    Site,
    /// Who repaired.
    Provider,
    /// How the repair ended.
    Outcome,
}

impl Axis {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 7] = [
        Self::Month,
        Self::Receiver,
        Self::Depositor,
        Self::Category,
        Self::Site,
        Self::Provider,
        Self::Outcome,
    ];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Receiver => "receiver",
            Self::Depositor => "depositor",
            Self::Category => "category",
            Self::Site => "site",
            Self::Provider => "provider",
            Self::Outcome => "outcome",
        }
    }

    /// The axis of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.word() == word)
    }

    /// The entries of the filter that belong to none of those named on that side of a matrix, and to somebody: what it adds
    /// up under [`OTHERS`]. For the two sides of a matrix only.
    pub fn others(self, filter: &LineFilter, side: &[Choice]) -> LineFilter {
        let mut kept = filter.clone();
        let left_out = match self {
            Self::Receiver => &mut kept.not_receivers,
            Self::Depositor => &mut kept.not_depositors,
            Self::Month | Self::Category | Self::Site | Self::Provider | Self::Outcome => return kept,
        };
        let named = side.iter().map(|one| one.value.as_str());
        let named = named.filter(|key| *key != OTHERS);
        let all = left_out.split(',').chain(named).filter(|key| !key.is_empty());
        let all: Vec<&str> = all.collect();
        let all = all.join(",");
        *left_out = all;
        kept
    }

    /// The entries of the filter that belong to one row of this axis; an empty key is that of those that belong to none.
    pub fn keep(self, filter: &LineFilter, key: &str) -> LineFilter {
        let record = if key.is_empty() { NONE } else { key.parse().unwrap_or(0) };
        let mut kept = filter.clone();
        match self {
            Self::Month => {
                let month = key.parse().unwrap_or(0);
                (kept.since, kept.until) = (month, month);
            }
            Self::Receiver => kept.receiver = record,
            Self::Depositor => kept.depositor = record,
            Self::Category => key.clone_into(&mut kept.category),
            Self::Site => kept.site = record,
            Self::Provider => kept.provider = record,
            Self::Outcome => key.clone_into(&mut kept.outcome),
        }
        kept
    }
}

/// How the repair behind an entry ended, as filters say it: `none` where there was none.
pub const OUTCOMES: [&str; 4] = ["none", "successful", "failed", "open"];

/// The entries of the filter that the figure of a lens sums: avoided purchases of the headline, and the costs that the
/// lens takes off.
pub fn behind(filter: &LineFilter, lens: Lens) -> LineFilter {
    let takes = |kind: &Kind| match lens {
        Lens::Gross | Lens::Prudent => false,
        Lens::NetCash => kind.is_cash_cost(),
        Lens::NetFull => kind.is_cost(),
    };
    let costs = Kind::ALL.into_iter().filter(takes);
    let kinds: Vec<&str> = std::iter::once(Kind::AvoidedPurchase)
        .chain(costs)
        .map(Kind::word)
        .collect();
    LineFilter {
        kinds: kinds.join(","),
        substitutions: "S1,S2".into(),
        ..filter.clone()
    }
}

/// What is asked: which entries, grouped how, read through which lens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which entries. Kinds and substitutions are the lens's.
    pub filter: LineFilter,
    /// Grouped by; none for the matrix of who deposits and who receives.
    pub by: Option<Axis>,
    /// Read through.
    pub lens: Lens,
}

/// A row: one key of the axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExploreRow {
    /// Its key; empty for what belongs to none.
    pub key: String,
    /// Its French name; empty where the page has a word for it.
    pub label_fr: String,
    /// Its English name, likewise.
    pub label_en: String,
    /// Issues that counted.
    pub issues: u64,
    /// What it comes to.
    pub totals: Totals,
}

/// The value of what went from one service to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Who deposited.
    pub depositor: String,
    /// Who received; empty for what nobody did.
    pub receiver: String,
    /// What the lens makes of it.
    pub value: Cents,
}

/// Who deposits, who receives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// Those who deposit: key and name, the largest first.
    pub depositors: Vec<Choice>,
    /// Those who receive, likewise; an empty key is nobody.
    pub receivers: Vec<Choice>,
    /// What is not nothing.
    pub cells: Vec<Cell>,
    /// How many who deposit are added up under [`OTHERS`].
    pub other_depositors: u32,
    /// How many who receive, likewise.
    pub other_receivers: u32,
}

/// How many of each side a matrix shows one by one.
pub const MOST: usize = 25;

/// The key, on either side of a matrix, of those that are added up: no record has it.
pub const OTHERS: &str = "others";

impl Matrix {
    /// The same with at most so many on each side, the rest added up in one line more: the totals stay what they were.
    /// Nobody keeps a column of its own.
    pub fn folded(self, most: usize) -> Self {
        let (depositors, other_depositors) = first(self.depositors, most);
        let (receivers, other_receivers) = first(self.receivers, most);
        let mut cells: BTreeMap<(&str, &str), Cents> = BTreeMap::new();
        let (rows, columns) = (keys(&depositors), keys(&receivers));
        for cell in &self.cells {
            let sum = cells
                .entry((among(&rows, &cell.depositor), among(&columns, &cell.receiver)))
                .or_default();
            *sum = *sum + cell.value;
        }
        cells.retain(|_, value| *value != Cents::ZERO);
        let cell = |((depositor, receiver), value): ((&str, &str), Cents)| Cell {
            depositor: depositor.to_owned(),
            receiver: receiver.to_owned(),
            value,
        };
        let cells = cells.into_iter().map(cell).collect();
        Self {
            cells,
            depositors,
            receivers,
            other_depositors,
            other_receivers,
        }
    }
}

/// The first of a side, then all the others as one, then nobody; and how many the others are.
fn first(side: Vec<Choice>, most: usize) -> (Vec<Choice>, u32) {
    let (mut named, nobody): (Vec<Choice>, Vec<Choice>) = side.into_iter().partition(|one| !one.value.is_empty());
    let others = named.len().saturating_sub(most);
    if others > 0 {
        named.truncate(most);
        named.push(Choice {
            value: OTHERS.to_owned(),
            label: String::new(),
        });
    }
    named.extend(nobody);
    (named, u32::try_from(others).unwrap_or(u32::MAX))
}

fn keys(side: &[Choice]) -> BTreeSet<&str> {
    side.iter().map(|one| one.value.as_str()).collect()
}

/// That key where its side shows it, else that of the others.
fn among<'a>(side: &BTreeSet<&str>, key: &'a str) -> &'a str {
    if side.contains(key) { key } else { OTHERS }
}

/// What the filters offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExploreChoices {
    /// Years that have entries, newest first.
    pub years: Vec<i32>,
    /// Services, by name.
    pub services: Vec<Choice>,
    /// Categories: code, French then English name.
    pub categories: Vec<super::CategoryChoice>,
    /// Sites.
    pub sites: Vec<Choice>,
    /// Providers.
    pub providers: Vec<Choice>,
}

/// What was found: everything a reader needs to doubt a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplorePage {
    /// What was asked.
    pub asked: Asked,
    /// What its records are called.
    pub names: FilterNames,
    /// By month in order; otherwise the largest first. Empty for the matrix.
    pub rows: Vec<ExploreRow>,
    /// For the matrix only.
    pub matrix: Matrix,
    /// What all of it comes to.
    pub totals: Totals,
    /// Issues that counted in all.
    pub issues: u64,
    /// What the filters offer.
    pub choices: ExploreChoices,
}

/// What the records of a filter are called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterNames {
    /// The category: French and English name.
    pub category: Option<(String, String)>,
    /// The service of its entries.
    pub service: Option<String>,
    /// Who received.
    pub receiver: Option<String>,
    /// Who deposited.
    pub depositor: Option<String>,
    /// The site.
    pub site: Option<String>,
    /// Who repaired.
    pub provider: Option<String>,
    /// The providers that it keeps to, several at once.
    pub providers: Vec<String>,
}

/// A year beside others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearTotals {
    /// The year.
    pub year: i32,
    /// What it comes to.
    pub totals: Totals,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_the_filter_and_adds_its_own_word() {
        let filter = LineFilter {
            year: 2026,
            category: "F-CHAIR".into(),
            ..LineFilter::default()
        };
        let kept = Axis::Receiver.keep(&filter, "");
        assert_eq!((kept.receiver, kept.category.as_str()), (NONE, "F-CHAIR"));
        let kept = Axis::Month.keep(&filter, "202606");
        assert_eq!((kept.year, kept.since, kept.until), (2026, 202_606, 202_606));
        assert_eq!(Axis::Outcome.keep(&filter, "failed").outcome, "failed");
    }

    #[test]
    fn what_is_added_up_keeps_the_filter_and_leaves_the_named_ones_out() {
        let folded = matrix().folded(2);
        let filter = LineFilter {
            year: 2026,
            not_receivers: "6".into(),
            ..LineFilter::default()
        };
        let others = Axis::Depositor.others(&filter, &folded.depositors);
        assert_eq!((others.year, others.not_depositors.as_str()), (2026, "1,2"));
        let others = Axis::Receiver.others(&others, &folded.receivers);
        assert_eq!(
            (others.not_depositors.as_str(), others.not_receivers.as_str()),
            ("1,2", "6,7,8")
        );
    }

    #[test]
    fn a_lens_takes_its_own_costs_off() {
        let kinds = |lens| behind(&LineFilter::default(), lens).kinds;
        assert_eq!(kinds(Lens::Prudent), "avoided_purchase");
        assert_eq!(
            kinds(Lens::NetCash),
            "avoided_purchase,part,external,transport,other_cost"
        );
        assert_eq!(
            kinds(Lens::NetFull),
            "avoided_purchase,labour,part,external,transport,other_cost"
        );
    }

    /// Five who deposit and four who receive or nobody, each pair worth a power of two.
    fn matrix() -> Matrix {
        let choice = |value: &str| Choice {
            value: value.into(),
            label: format!("Service {value}"),
        };
        let (rows, columns) = (["1", "2", "3", "4", "5"], ["7", "8", "9", ""]);
        let pairs = rows
            .iter()
            .flat_map(|row| columns.iter().map(move |column| (*row, *column)));
        let cell = |(rank, (depositor, receiver)): (u32, (&str, &str))| Cell {
            depositor: depositor.into(),
            receiver: receiver.into(),
            value: Cents(1 << rank),
        };
        Matrix {
            depositors: rows.map(choice).into(),
            receivers: columns.map(choice).into(),
            cells: (0..).zip(pairs).map(cell).collect(),
            ..Matrix::default()
        }
    }

    fn sum(matrix: &Matrix, is_of: impl Fn(&Cell) -> bool) -> Cents {
        matrix
            .cells
            .iter()
            .filter(|cell| is_of(cell))
            .map(|cell| cell.value)
            .sum()
    }

    #[test]
    fn a_large_matrix_adds_the_rest_up_and_loses_nothing() {
        let (whole, folded) = (matrix(), matrix().folded(2));
        let keys = |side: &[Choice]| side.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&folded.depositors), ["1", "2", OTHERS]);
        assert_eq!(keys(&folded.receivers), ["7", "8", OTHERS, ""]);
        assert_eq!((folded.other_depositors, folded.other_receivers), (3, 1));
        assert_eq!(folded.cells.len(), 12);
        assert_eq!(sum(&folded, |_| true), sum(&whole, |_| true));
        for key in ["1", "2"] {
            let of = |matrix: &Matrix| sum(matrix, |cell| cell.depositor == key);
            assert_eq!(of(&folded), of(&whole));
        }
        let nobody = |matrix: &Matrix| sum(matrix, |cell| cell.receiver.is_empty());
        assert_eq!(nobody(&folded), nobody(&whole));
    }

    #[test]
    fn a_small_matrix_stays_as_it_is() {
        let folded = matrix().folded(5);
        assert_eq!((folded.other_depositors, folded.other_receivers), (0, 0));
        assert_eq!(
            (folded.depositors.len(), folded.receivers.len(), folded.cells.len()),
            (5, 4, 20)
        );
    }

    #[test]
    fn every_axis_has_a_word_of_its_own() {
        for axis in Axis::ALL {
            assert_eq!(Axis::parse(axis.word()), Some(axis));
        }
    }
}
