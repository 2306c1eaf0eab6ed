//! A cell, and how it is written.

use super::{Kind, Vocabulary, neutral};
use chrono::NaiveDate;
use std::borrow::Cow;

/// What one cell holds. Which unit a number is in is its column's matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// Cents, grams, minutes, hundredths of a percent, or just how many.
    Number(i64),
    /// A civil day.
    Date(NaiveDate),
}

impl Cell {
    /// Words, or nothing where there is none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// For whom separated values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// A French spreadsheet: semicolons, a byte order mark, decimal commas, 31/12/2026, the reader's words.
    Excel,
    /// Programs: commas, decimal points, 2026-12-31, the words that are kept.
    Plain,
}

impl Dialect {
    /// The dialect of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "excel" => Some(Self::Excel),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// A whole number of the smallest unit with so many decimals: `decimal(-1250, 2, ',')` is `-12,50`.
pub fn decimal(value: i64, decimals: u32, comma: char) -> String {
    let one = 10_u64.pow(decimals);
    let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    let width = decimals as usize;
    format!("{sign}{}{comma}{:0width$}", size / one, size % one)
}

/// A cell as separated values hold it, before quotes. `say` gives the words that people read.
pub fn written<'a>(
    cell: &'a Cell,
    kind: Kind,
    dialect: Dialect,
    say: &impl Fn(Vocabulary, &str) -> String,
) -> Cow<'a, str> {
    let comma = match dialect {
        Dialect::Excel => ',',
        Dialect::Plain => '.',
    };
    match (cell, kind, dialect) {
        (Cell::Empty, _, _) => Cow::Borrowed(""),
        (Cell::Text(text), Kind::Word(vocabulary), Dialect::Excel) => Cow::Owned(say(vocabulary, text)),
        (Cell::Text(text), _, _) => neutral(text),
        (Cell::Date(day), _, Dialect::Excel) => Cow::Owned(day.format("%d/%m/%Y").to_string()),
        (Cell::Date(day), _, Dialect::Plain) => Cow::Owned(day.to_string()),
        (Cell::Number(value), Kind::Money | Kind::Percent, _) => Cow::Owned(decimal(*value, 2, comma)),
        (Cell::Number(value), Kind::Grams, _) => Cow::Owned(decimal(*value, 3, comma)),
        (Cell::Number(value), _, _) => Cow::Owned(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(_: Vocabulary, word: &str) -> String {
        format!("<{word}>")
    }

    #[test]
    fn amounts_keep_every_cent_and_every_gram() {
        for (value, decimals, expected) in [
            (0, 2, "0,00"),
            (5, 2, "0,05"),
            (-5, 2, "-0,05"),
            (-1250, 2, "-12,50"),
            (123_456_789, 2, "1234567,89"),
            (3400, 3, "3,400"),
            (-1, 3, "-0,001"),
            (i64::MIN, 2, "-92233720368547758,08"),
        ] {
            assert_eq!(decimal(value, decimals, ','), expected);
        }
    }

    #[test]
    fn a_number_stays_a_number_whatever_its_sign() {
        let cell = Cell::Number(-1250);
        assert_eq!(written(&cell, Kind::Money, Dialect::Excel, &say), "-12,50");
        assert_eq!(written(&cell, Kind::Money, Dialect::Plain, &say), "-12.50");
        assert_eq!(written(&cell, Kind::Integer, Dialect::Plain, &say), "-1250");
    }

    #[test]
    fn people_and_programs_read_each_their_own() {
        let day = Cell::Date(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap_or_default());
        assert_eq!(written(&day, Kind::Date, Dialect::Excel, &say), "31/12/2026");
        assert_eq!(written(&day, Kind::Date, Dialect::Plain, &say), "2026-12-31");
        let word = Cell::text("ready");
        let kind = Kind::Word(Vocabulary::State);
        assert_eq!(written(&word, kind, Dialect::Excel, &say), "<ready>");
        assert_eq!(written(&word, kind, Dialect::Plain, &say), "ready");
        let mass = Cell::Number(132_660);
        assert_eq!(written(&mass, Kind::Grams, Dialect::Excel, &say), "132,660");
        assert_eq!(written(&Cell::text(""), kind, Dialect::Excel, &say), "");
    }
}
