//! How a file is read, as a form says it.

use super::{Field, Mapping};
use crate::{
    office::{day, number::percent},
    price::{Basis, Counterfactual, Grade, is_too_old},
};
use serde::{Deserialize, Serialize};

/// The answers of the form, as typed. Without any, the columns are guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MappingForm {
    /// Anything once the form was sent.
    pub asked: String,
    /// The header's line, from 1.
    pub header: String,
    /// Columns, from 1; empty for none.
    pub what: String,
    /// See `what`.
    pub price: String,
    /// See `what`.
    pub category: String,
    /// See `what`.
    pub dated_on: String,
    /// See `what`.
    pub vat: String,
    /// See `what`.
    pub reference: String,
    /// See `what`.
    pub supplier: String,
    /// The basis of the prices.
    pub basis: String,
    /// The rate of tax of all lines, in percent.
    pub all_vat: String,
    /// The category of all lines.
    pub all_category: String,
    /// The day of all lines.
    pub all_dated_on: String,
    /// Where the prices come from.
    pub source: String,
    /// The grade.
    pub grade: String,
    /// New or refurbished.
    pub of: String,
}

impl MappingForm {
    /// The mapping that the form says, starting from the guess, and the names of the fields that cannot be read.
    pub fn read(&self, guess: Mapping) -> (Mapping, Vec<&'static str>) {
        if self.asked.is_empty() {
            return (guess, Vec::new());
        }
        let mut mapping = guess;
        let mut unreadable = Vec::new();
        for field in Field::ALL {
            let text = self.column(field);
            match rank(text) {
                Some(column) => mapping.set(field, Some(column)),
                None => mapping.set(field, None),
            }
        }
        keep(&mut mapping.header, rank(&self.header), "header", &mut unreadable);
        keep(&mut mapping.basis, Basis::parse(&self.basis), "basis", &mut unreadable);
        keep(
            &mut mapping.vat,
            percent(&self.all_vat).ok(),
            "all_vat",
            &mut unreadable,
        );
        keep(
            &mut mapping.dated_on,
            day(&self.all_dated_on).filter(|day| !is_too_old(*day)),
            "all_dated_on",
            &mut unreadable,
        );
        let grade = Grade::parse(&self.grade).filter(|grade| *grade != Grade::C);
        keep(&mut mapping.grade, grade, "grade", &mut unreadable);
        let of = Counterfactual::parse(&self.of).filter(|of| *of != Counterfactual::None);
        keep(&mut mapping.of, of, "of", &mut unreadable);
        mapping.category = self.all_category.trim().to_owned();
        mapping.source = self.source.trim().chars().take(200).collect();
        (mapping, unreadable)
    }

    /// The form that says this mapping.
    pub fn of(mapping: &Mapping) -> Self {
        let column = |field| {
            mapping
                .column(field)
                .map(|rank| (rank + 1).to_string())
                .unwrap_or_default()
        };
        let (whole, part) = (mapping.vat / 100, mapping.vat % 100);
        Self {
            asked: "1".into(),
            header: (mapping.header + 1).to_string(),
            what: column(Field::What),
            price: column(Field::Price),
            category: column(Field::Category),
            dated_on: column(Field::DatedOn),
            vat: column(Field::Vat),
            reference: column(Field::Reference),
            supplier: column(Field::Supplier),
            basis: mapping.basis.word().into(),
            all_vat: format!("{whole},{part:02} %"),
            all_category: mapping.category.clone(),
            all_dated_on: mapping.dated_on.to_string(),
            source: mapping.source.clone(),
            grade: mapping.grade.word().into(),
            of: mapping.of.word().into(),
        }
    }

    /// The answers by name, in order: what a form sends.
    pub fn pairs(&self) -> [(&'static str, &str); 16] {
        [
            ("asked", &self.asked),
            ("header", &self.header),
            ("what", &self.what),
            ("price", &self.price),
            ("category", &self.category),
            ("dated_on", &self.dated_on),
            ("vat", &self.vat),
            ("reference", &self.reference),
            ("supplier", &self.supplier),
            ("basis", &self.basis),
            ("all_vat", &self.all_vat),
            ("all_category", &self.all_category),
            ("all_dated_on", &self.all_dated_on),
            ("source", &self.source),
            ("grade", &self.grade),
            ("of", &self.of),
        ]
    }

    /// The answer for that field's column.
    pub fn column(&self, field: Field) -> &str {
        match field {
            Field::What => &self.what,
            Field::Price => &self.price,
            Field::Vat => &self.vat,
            Field::Category => &self.category,
            Field::DatedOn => &self.dated_on,
            Field::Reference => &self.reference,
            Field::Supplier => &self.supplier,
        }
    }
}

/// People count lines and columns from 1.
fn rank(text: &str) -> Option<u32> {
    text.trim().parse::<u32>().ok()?.checked_sub(1)
}

fn keep<T>(place: &mut T, read: Option<T>, name: &'static str, unreadable: &mut Vec<&'static str>) {
    match read {
        Some(value) => *place = value,
        None => unreadable.push(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_the_mapping_that_it_was_made_of() {
        let cells = vec![vec!["Désignation".to_owned(), "Prix HT".to_owned(), "TVA".to_owned()]];
        let guess = Mapping::guess(&cells, "Marché", "2026-06-15".parse().unwrap());
        let form = MappingForm::of(&guess);
        let other = Mapping::guess(&Vec::new(), "", "2020-01-01".parse().unwrap());
        assert_eq!(form.read(other.clone()), (guess, Vec::new()));
        let wrong = MappingForm {
            all_dated_on: "hier".into(),
            header: "0".into(),
            ..form
        };
        assert_eq!(wrong.read(other.clone()).1, ["header", "all_dated_on"]);
        let old = MappingForm {
            all_dated_on: "1999-12-31".into(),
            ..MappingForm::of(&other)
        };
        assert_eq!(old.read(other).1, ["all_dated_on"]);
    }
}
