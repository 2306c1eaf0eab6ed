//! What is shown, as a table to take away: the same rows, in the same order, with the same sums.

use super::{
    super::{address, filter::costs},
    axis_name, label, matrix,
};
use crate::{
    lang::Lang,
    text,
    words::{explore as w, saving as words},
};
use domain::{
    export::{Cell, Dialect, Head, Kind, Table},
    view::{
        Choice,
        explore::{Axis, ExplorePage, ExploreRow},
    },
};

/// What programs read of those that belong to none, as addresses say it.
const NONE: &str = "none";

/// The rows of the axis, or the matrix: as it stands for people, a row a pair for programs.
pub(in crate::saving) fn table(lang: Lang, page: &ExplorePage, dialect: Dialect) -> Table {
    match (page.asked.by, dialect) {
        (Some(axis), _) => rows(lang, page, axis, dialect),
        (None, Dialect::Excel) => grid(lang, page),
        (None, Dialect::Plain) => pairs(lang, page),
    }
}

fn rows(lang: Lang, page: &ExplorePage, axis: Axis, dialect: Dialect) -> Table {
    let lens = page.asked.lens;
    let name = axis_name(lang, axis);
    let mut heads = match dialect {
        Dialect::Excel => vec![Head::text(name, axis.word())],
        Dialect::Plain => vec![Head::text(name, axis.word()), Head::text(name, "name")],
    };
    heads.extend([
        Head::sum(words::issues(lang), "issues", Kind::Integer),
        Head::sum(words::costs(lang), "costs", Kind::Money),
        Head::sum(text::lens(lang, lens), lens.word(), Kind::Money),
    ]);
    let row = |row: &ExploreRow| {
        let said = Cell::text(label(lang, axis, row));
        let mut cells = match dialect {
            Dialect::Excel => vec![said],
            Dialect::Plain => vec![Cell::text(key(axis, &row.key)), said],
        };
        let (cost, _) = costs(&row.totals, lens);
        cells.extend([
            Cell::Number(i64::try_from(row.issues).unwrap_or(i64::MAX)),
            Cell::Number(-cost.0),
            Cell::Number(row.totals.through(lens).0),
        ]);
        cells
    };
    Table {
        heads,
        rows: page.rows.iter().map(row).collect(),
    }
}

/// A row's key as addresses say it.
fn key(axis: Axis, key: &str) -> String {
    match (axis, key) {
        (Axis::Month, key) => address::month(key.parse().unwrap_or(0)),
        (_, "") => NONE.to_owned(),
        (_, key) => key.to_owned(),
    }
}

/// Who deposits in rows, who receives in columns; a pair that comes to nothing stays empty.
fn grid(lang: Lang, page: &ExplorePage) -> Table {
    let values = matrix::values(page);
    let receivers = &page.matrix.receivers;
    let mut heads = vec![Head::text(w::matrix_head(lang), "depositor")];
    let column = |one: &Choice| Head::sum(matrix::name(lang, one), side(one), Kind::Money);
    heads.extend(receivers.iter().map(column));
    heads.push(Head::sum(w::all(lang), "all", Kind::Money));
    let row = |one: &Choice| {
        let cell = |other: &Choice| {
            let value = values.get(&(one.value.as_str(), other.value.as_str()));
            value.map_or(Cell::Empty, |value| Cell::Number(value.0))
        };
        let mut cells = vec![Cell::text(matrix::name(lang, one))];
        cells.extend(receivers.iter().map(cell));
        cells.push(Cell::Number(matrix::of(page, |cell| cell.depositor == one.value).0));
        cells
    };
    Table {
        rows: page.matrix.depositors.iter().map(row).collect(),
        heads,
    }
}

/// A row a pair that comes to something.
fn pairs(lang: Lang, page: &ExplorePage) -> Table {
    let values = matrix::values(page);
    let lens = page.asked.lens;
    let heads = vec![
        Head::text(w::depositor(lang), "depositor"),
        Head::text(w::depositor(lang), "depositor_name"),
        Head::text(w::receiver(lang), "receiver"),
        Head::text(w::receiver(lang), "receiver_name"),
        Head::sum(text::lens(lang, lens), lens.word(), Kind::Money),
    ];
    let sides = |one: &Choice| [Cell::text(side(one)), Cell::text(matrix::name(lang, one))];
    let mut rows = Vec::new();
    for depositor in &page.matrix.depositors {
        for receiver in &page.matrix.receivers {
            if let Some(value) = values.get(&(depositor.value.as_str(), receiver.value.as_str())) {
                let mut cells = Vec::from(sides(depositor));
                cells.extend(sides(receiver));
                cells.push(Cell::Number(value.0));
                rows.push(cells);
            }
        }
    }
    Table { heads, rows }
}

/// A side's key as addresses say it.
fn side(one: &Choice) -> &str {
    if one.value.is_empty() { NONE } else { &one.value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Cents,
        ledger::saving::{Lens, Totals},
        view::{
            LineFilter,
            explore::{Asked, Cell as Pair, ExploreChoices, FilterNames, Matrix},
        },
    };

    fn page(by: Option<Axis>) -> ExplorePage {
        let totals = |gross, parts| Totals {
            gross: Cents(gross),
            parts: Cents(parts),
            ..Totals::default()
        };
        let row = |key: &str, name: &str, gross, parts| ExploreRow {
            key: key.into(),
            label_fr: name.into(),
            label_en: name.into(),
            issues: 1,
            totals: totals(gross, parts),
        };
        let choice = |value: &str, label: &str| Choice {
            value: value.into(),
            label: label.into(),
        };
        ExplorePage {
            asked: Asked {
                filter: LineFilter::default(),
                by,
                lens: Lens::NetCash,
            },
            names: FilterNames::default(),
            rows: vec![row("2", "Archives", 18_000, 1250), row("", "", 0, 400)],
            matrix: Matrix {
                depositors: vec![choice("1", "=Routes")],
                receivers: vec![choice("2", "Archives"), choice("3", "Culture"), choice("", "")],
                cells: vec![
                    Pair {
                        depositor: "1".into(),
                        receiver: "2".into(),
                        value: Cents(16_750),
                    },
                    Pair {
                        depositor: "1".into(),
                        receiver: String::new(),
                        value: Cents(-400),
                    },
                ],
                ..Matrix::default()
            },
            totals: totals(18_000, 1650),
            issues: 2,
            choices: ExploreChoices::default(),
        }
    }

    /// The sums under the columns that have one.
    fn sums(table: &Table) -> Vec<i64> {
        let summed = table.heads.iter().enumerate().filter(|(_, head)| head.is_summed);
        let sum = |(n, _): (usize, &Head)| {
            let numbers = table.rows.iter().map(|row| match row[n] {
                Cell::Number(number) => number,
                _ => 0,
            });
            numbers.sum()
        };
        summed.map(sum).collect()
    }

    #[test]
    fn the_rows_of_an_axis_come_to_the_sums_of_the_page_and_programs_read_their_keys() {
        let page = page(Some(Axis::Receiver));
        for dialect in [Dialect::Excel, Dialect::Plain] {
            let table = table(Lang::Fr, &page, dialect);
            assert_eq!(sums(&table), [2, -1650, 16_350], "{dialect:?}");
            assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
        }
        let plain = table(Lang::Fr, &page, Dialect::Plain);
        let keys: Vec<&Cell> = plain.rows.iter().map(|row| &row[0]).collect();
        assert_eq!(keys, [&Cell::text("2"), &Cell::text("none")]);
        assert_eq!(plain.heads[4].whole_name(), "net_cash_cents");
        assert_eq!(key(Axis::Month, "202603"), "2026-03");
    }

    #[test]
    fn the_matrix_is_a_grid_for_people_and_pairs_for_programs_with_the_same_sum() {
        let page = page(None);
        let grid = table(Lang::Fr, &page, Dialect::Excel);
        assert_eq!(sums(&grid), [16_750, 0, -400, 16_350]);
        assert_eq!(grid.rows[0][2], Cell::Empty);
        let pairs = table(Lang::Fr, &page, Dialect::Plain);
        assert_eq!((pairs.rows.len(), sums(&pairs)), (2, vec![16_350]));
        assert_eq!(pairs.rows[1][2], Cell::text("none"));
    }
}
