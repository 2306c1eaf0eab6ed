//! What a record must be.

use super::{COLUMNS, Record, Status, barrier, category};
use crate::item::Barrier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is wrong with a value, or with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is needed and empty.
    Missing,
    /// It is not written as it must be.
    Form,
    /// It is no word of the standard.
    Word,
    /// It names another category than its number.
    Disagrees,
    /// It is longer than any real one.
    TooLong,
    /// The line has more or fewer fields than the header.
    Fields,
    /// The file lacks that column.
    NoColumn,
    /// The standard has no such column.
    UnknownColumn,
    /// The id stands twice in the file.
    Repeated,
    /// The id is kept already, with other values.
    Taken,
}

/// A value that breaks the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its column.
    pub column: &'static str,
    /// What is wrong.
    pub why: Why,
}

/// Columns that every record fills in.
const NEEDED: [usize; 6] = [0, 1, 2, 3, 9, 12];

/// The longest text of a record, in characters: far above any published one.
const LONGEST: usize = 10_000;

/// Spellings of the barriers that published data holds beside the standard's own.
const OTHER_BARRIERS: [&str; 3] = ["No way to open the product", "Product too worn out", "Too worn out"];

/// What is wrong with a record, column by column; nothing where it follows the standard. Values are judged as the
/// published data writes them: an id may hold an underscore where the schema wants a hyphen.
pub fn check(record: &Record) -> Vec<Fault> {
    let mut faults: Vec<Fault> = COLUMNS
        .iter()
        .zip(record)
        .enumerate()
        .filter_map(|(rank, (column, value))| {
            Some(Fault {
                column,
                why: wrong(rank, value)?,
            })
        })
        .collect();
    if faults.is_empty() && category(&record[5]).is_some_and(|name| name != record[4]) {
        faults.push(Fault {
            column: COLUMNS[4],
            why: Why::Disagrees,
        });
    }
    faults
}

fn wrong(rank: usize, value: &str) -> Option<Why> {
    if value.is_empty() {
        return NEEDED.contains(&rank).then_some(Why::Missing);
    }
    if value.chars().count() > LONGEST {
        return Some(Why::TooLong);
    }
    let (is_right, why) = match rank {
        0 => (is_id(value), Why::Form),
        2 => (
            value.len() == 3 && value.bytes().all(|b| b.is_ascii_uppercase()),
            Why::Form,
        ),
        4 => (super::CATEGORIES.contains(&value), Why::Word),
        5 => (category(value).is_some(), Why::Word),
        7 => (value.len() == 4 && is_digits(value), Why::Form),
        8 => (is_age(value), Why::Form),
        9 => (Status::ALL.iter().any(|status| status.word() == value), Why::Word),
        10 => (is_barrier(value), Why::Word),
        12 => (
            NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok() && value.len() == 10,
            Why::Form,
        ),
        _ => (true, Why::Form),
    };
    (!is_right).then_some(why)
}

/// Letters, then a hyphen or an underscore, then digits.
fn is_id(value: &str) -> bool {
    let parts = value.split_once(['_', '-']);
    parts.is_some_and(|(word, number)| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()) && !number.is_empty() && is_digits(number)
    })
}

/// Years, with one decimal at most.
fn is_age(value: &str) -> bool {
    let (years, tenths) = value.split_once('.').unwrap_or((value, "0"));
    !years.is_empty() && is_digits(years) && tenths.len() == 1 && is_digits(tenths)
}

fn is_barrier(value: &str) -> bool {
    Barrier::ALL.into_iter().any(|one| barrier(one) == value) || OTHER_BARRIERS.contains(&value)
}

fn is_digits(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        [
            "fixitclinic_1193",
            "Fixit Clinic",
            "USA",
            "Sewing machine",
            "Sewing machine",
            "27",
            "Brother",
            "1998",
            "20.5",
            "End of life",
            "No way to open the product",
            "Fixit Clinic",
            "2018-01-21",
            "Only sews backwards",
        ]
        .map(str::to_owned)
    }

    #[test]
    fn a_published_record_is_right() {
        assert_eq!(check(&record()), []);
        let mut least = record();
        for rank in [4, 5, 6, 7, 8, 10, 11, 13] {
            least[rank].clear();
        }
        assert_eq!(check(&least), []);
    }

    #[test]
    fn each_wrong_value_is_named_with_what_is_wrong() {
        for (rank, value, why) in [
            (0, "", Why::Missing),
            (0, "1193", Why::Form),
            (0, "Fixit_1", Why::Form),
            (1, "", Why::Missing),
            (2, "France", Why::Form),
            (4, "Machine à coudre", Why::Word),
            (4, "Laptop", Why::Disagrees),
            (5, "41", Why::Word),
            (7, "98", Why::Form),
            (8, "20,5", Why::Form),
            (9, "fixed", Why::Word),
            (10, "Fatigue", Why::Word),
            (12, "21/01/2018", Why::Form),
            (12, "2018-02-30", Why::Form),
        ] {
            let mut wrong = record();
            wrong[rank] = value.to_owned();
            let column = COLUMNS[rank];
            assert_eq!(check(&wrong), [Fault { column, why }], "{column} {value}");
        }
        let mut long = record();
        long[13] = "é".repeat(LONGEST + 1);
        assert_eq!(check(&long)[0].why, Why::TooLong);
    }
}
