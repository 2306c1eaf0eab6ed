//! One line of a catalogue.

use super::{Field, Line, Mapping, Outcome, Problem, Wrong, known::once};
use crate::{
    Cents,
    office::{
        Cells, amount, day,
        header::is_blank,
        is_total,
        number::{NotANumber, percent},
    },
    plain::plain,
    price::{Evidence, is_too_old},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Longest text kept of a cell, in characters, as in the form.
const LONGEST: usize = 200;

/// Reads every line below the header. `categories` gives codes by any of their names, as [`plain`] makes them;
/// `known` holds the [`fingerprint`](super::fingerprint)s of the prices recorded already, and the [`undated`](super::undated) ones of those that count as
/// they were recorded; the file's name goes into each source.
pub fn read_lines(
    cells: &Cells,
    mapping: &Mapping,
    (categories, known): (&HashMap<String, String>, &HashSet<String>),
    (file, today): (&str, NaiveDate),
) -> Vec<Line> {
    let reader = Reader {
        mapping,
        categories,
        file,
        today,
    };
    let header = usize::try_from(mapping.header).unwrap_or(usize::MAX);
    let head = cells.get(header).map(Vec::as_slice).unwrap_or_default();
    let mut seen = HashSet::new();
    let below = cells.iter().enumerate().skip(header.saturating_add(1));
    below
        .map(|(rank, row)| {
            let number = u32::try_from(rank + 1).unwrap_or(u32::MAX);
            let outcome = if is_blank(row) || is_total(row) || row == head {
                Outcome::LeftOut
            } else {
                reader.line(row, number)
            };
            let is_dated = !reader.text(row, Field::DatedOn).is_empty();
            Line {
                number,
                outcome: once(outcome, is_dated, known, &mut seen),
            }
        })
        .collect()
}

struct Reader<'a> {
    mapping: &'a Mapping,
    categories: &'a HashMap<String, String>,
    file: &'a str,
    today: NaiveDate,
}

/// A cell's value, or why it has none.
type Read<T> = Result<T, Problem>;

impl Reader<'_> {
    fn line(&self, row: &[String], number: u32) -> Outcome {
        let mut wrong = Vec::new();
        let what = self.read(row, Field::What, &mut wrong, |text| filled(text).and_then(short));
        let price = self.read(row, Field::Price, &mut wrong, |text| self.price(text));
        let category = self.read(row, Field::Category, &mut wrong, |text| self.category(text));
        let dated_on = self.read(row, Field::DatedOn, &mut wrong, |text| self.day(text));
        let vat = self.read(row, Field::Vat, &mut wrong, |text| match text {
            "" => Ok(self.mapping.vat),
            text => percent(text).map_err(number_problem),
        });
        match (what, price, category, dated_on, vat) {
            (Some(what), Some(price), Some(category), Some(dated_on), Some(vat)) => Outcome::New {
                what: what.split_whitespace().collect::<Vec<_>>().join(" "),
                category,
                evidence: self.evidence(row, number, (price, vat, dated_on)),
            },
            _ => Outcome::Wrong(wrong),
        }
    }

    fn read<'t, T>(
        &self,
        row: &'t [String],
        field: Field,
        wrong: &mut Vec<Wrong>,
        read: impl Fn(&'t str) -> Read<T>,
    ) -> Option<T> {
        let text = self.text(row, field);
        let problem = match read(text) {
            Ok(value) => return Some(value),
            Err(problem) => problem,
        };
        let text = text.chars().take(LONGEST).collect();
        wrong.push(Wrong { field, text, problem });
        None
    }

    /// The cell of that field, without the spaces around it; empty where no column says it.
    fn text<'t>(&self, row: &'t [String], field: Field) -> &'t str {
        let column = self
            .mapping
            .column(field)
            .and_then(|column| usize::try_from(column).ok());
        column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
    }

    /// An amount in the basis of the column: one that says the other basis is another price.
    fn price(&self, text: &str) -> Read<Cents> {
        let price = amount(filled(text)?).map_err(number_problem)?;
        if self.mapping.basis.other().is_said(text) {
            return Err(Problem::OtherBasis);
        }
        Ok(price)
    }

    fn category(&self, text: &str) -> Read<String> {
        match (text, self.mapping.category.as_str()) {
            ("", "") => Err(Problem::NoCategory),
            ("", general) => Ok(general.to_owned()),
            (text, _) => self
                .categories
                .get(&plain(text))
                .cloned()
                .ok_or(Problem::UnknownCategory),
        }
    }

    fn day(&self, text: &str) -> Read<NaiveDate> {
        let on = match text {
            "" => self.mapping.dated_on,
            text => day(text).ok_or(Problem::NotADay)?,
        };
        match on {
            on if on > self.today => Err(Problem::Future),
            on if is_too_old(on) => Err(Problem::NotADay),
            on => Ok(on),
        }
    }

    fn evidence(&self, row: &[String], number: u32, (price, vat, dated_on): (Cents, u32, NaiveDate)) -> Evidence {
        let mapping = self.mapping;
        let parts = [
            mapping.source.trim(),
            self.text(row, Field::Supplier),
            self.text(row, Field::Reference),
            &format!("{}, l. {number}", self.file),
        ];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Evidence {
            id: None,
            price,
            basis: mapping.basis,
            vat,
            grade: mapping.grade,
            dated_on,
            of: mapping.of,
            source: said.join(" · "),
        }
    }
}

fn filled(text: &str) -> Read<&str> {
    if text.is_empty() {
        Err(Problem::Missing)
    } else {
        Ok(text)
    }
}

fn short(text: &str) -> Read<&str> {
    if text.chars().count() > LONGEST {
        Err(Problem::TooLong)
    } else {
        Ok(text)
    }
}

fn number_problem(problem: NotANumber) -> Problem {
    match problem {
        NotANumber::Unreadable => Problem::NotANumber,
        NotANumber::Ambiguous => Problem::Ambiguous,
        NotANumber::Negative => Problem::Negative,
        NotANumber::OutOfRange => Problem::OutOfRange,
    }
}
