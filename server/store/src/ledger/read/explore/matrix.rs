//! Who deposits, who receives.

use super::{
    super::sum::{SumRow, by_key, totals},
    names::Names,
};
use domain::{
    Cents,
    ledger::saving::Lens,
    view::{
        Choice,
        explore::{Axis, Cell, MOST, Matrix},
    },
};
use std::{cmp::Reverse, collections::BTreeMap};

/// From sums whose keys are who deposited, a colon, who received. What comes to nothing is left out, and what would make
/// too large a table is added up.
pub(super) fn of(sums: Vec<SumRow>, lens: Lens, names: &Names) -> Matrix {
    let cell = |(key, sums): (String, Vec<SumRow>)| {
        let (depositor, receiver) = key.split_once(':').unwrap_or_default();
        Cell {
            depositor: depositor.to_owned(),
            receiver: receiver.to_owned(),
            value: totals(&sums).through(lens),
        }
    };
    let cells = by_key(sums).into_iter().map(cell);
    let cells: Vec<Cell> = cells.filter(|cell| cell.value != Cents::ZERO).collect();
    Matrix {
        depositors: ranked(&cells, |cell| &cell.depositor, names),
        receivers: ranked(&cells, |cell| &cell.receiver, names),
        cells,
        ..Matrix::default()
    }
    .folded(MOST)
}

/// One side, the largest first, nobody last.
fn ranked(cells: &[Cell], side: impl Fn(&Cell) -> &String, names: &Names) -> Vec<Choice> {
    let mut sums: BTreeMap<&String, Cents> = BTreeMap::new();
    for cell in cells {
        let sum = sums.entry(side(cell)).or_default();
        *sum = *sum + cell.value;
    }
    let mut sides: Vec<(&String, Cents)> = sums.into_iter().collect();
    sides.sort_by_key(|(key, sum)| (key.is_empty(), Reverse(*sum)));
    let choice = |(key, _): (&String, Cents)| Choice {
        value: key.clone(),
        label: names.label(Axis::Depositor, key).0,
    };
    sides.into_iter().map(choice).collect()
}
