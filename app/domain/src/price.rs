//! What the body would have paid, and how well that is documented.

pub mod choice;
pub mod import;
pub mod validity;

pub use choice::{Unused, Weighed, lowest, weigh};
pub use validity::{Validity, oldest_within};

use crate::{Cents, Refusal, id::EvidenceId, office::header::words};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// No price that serves is older: a day before the year 2000 is a slip of the keyboard.
const FIRST_YEAR: i32 = 2000;

/// Whether a price cannot be of that day.
pub fn is_too_old(dated_on: NaiveDate) -> bool {
    dated_on.year() < FIRST_YEAR
}

/// Before or after tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Before value-added tax (hors taxes).
    Ht,
    /// After value-added tax (toutes taxes comprises).
    Ttc,
}

/// How well a price is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// A contract or catalogue price of twelve months at most.
    A,
    /// A dated supplier or web price.
    B,
    /// The category's default.
    C,
}

/// What would have been bought instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counterfactual {
    /// A new one.
    New,
    /// A refurbished one.
    Refurbished,
    /// Nothing: no purchase was avoided.
    None,
}

/// How sure it is that a purchase was avoided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Substitution {
    /// A purchase was refused or cancelled, with its reference.
    S1,
    /// A need was stated.
    S2,
    /// Opportunistic: shown apart from the headline.
    S3,
}

/// A documented price, as it stood when it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its record; a category's default has none.
    pub id: Option<EvidenceId>,
    /// The unit price in its own basis.
    pub price: Cents,
    /// The basis of `price`.
    pub basis: Basis,
    /// Value-added tax in hundredths of a percent (2000 = 20 %).
    pub vat: u32,
    /// The grade on the day it was recorded.
    pub grade: Grade,
    /// The day of the price.
    pub dated_on: NaiveDate,
    /// New or refurbished.
    pub of: Counterfactual,
    /// Where it comes from: contract number, supplier, address.
    pub source: String,
}

impl Evidence {
    /// The unit price in that basis, rounded half up.
    pub fn price_in(&self, basis: Basis) -> Cents {
        let (full, vat) = (10_000, i64::from(self.vat));
        match (self.basis, basis) {
            (Basis::Ht, Basis::Ttc) => self.price.share(full + vat, full),
            (Basis::Ttc, Basis::Ht) => self.price.share(full, full + vat),
            (Basis::Ht, Basis::Ht) | (Basis::Ttc, Basis::Ttc) => self.price,
        }
    }

    /// The basis to which the price was converted where one cost `unit`; none where `unit` is the price itself, or comes from
    /// elsewhere.
    pub fn converted_to(&self, unit: Cents) -> Option<Basis> {
        let other = self.basis.other();
        (unit != self.price && unit == self.price_in(other)).then_some(other)
    }

    /// The grade on that day: a contract price older than twelve months is only a dated price.
    pub fn grade_on(&self, day: NaiveDate) -> Grade {
        self.grade.on(self.dated_on, day)
    }
}

impl Substitution {
    /// The substitution of that word (`S1`, `S2`, `S3`).
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "S1" => Some(Self::S1),
            "S2" => Some(Self::S2),
            "S3" => Some(Self::S3),
            _ => None,
        }
    }

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::S1 => "S1",
            Self::S2 => "S2",
            Self::S3 => "S3",
        }
    }
}

impl Grade {
    /// The grade of that letter.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "A" => Some(Self::A),
            "B" => Some(Self::B),
            "C" => Some(Self::C),
            _ => None,
        }
    }

    /// The letter kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// What is left on that day of the grade of a price dated then.
    pub fn on(self, dated_on: NaiveDate, day: NaiveDate) -> Self {
        match validity::validity(self, dated_on, day) {
            Validity::Lapsed => Self::B,
            Validity::Current | Validity::Aging => self,
        }
    }
}

impl Counterfactual {
    /// The counterfactual of that word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "new" => Some(Self::New),
            "refurbished" => Some(Self::Refurbished),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Refurbished => "refurbished",
            Self::None => "none",
        }
    }
}

impl Basis {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Ht => Self::Ttc,
            Self::Ttc => Self::Ht,
        }
    }

    /// Whether words of an office say this basis: « Prix H.T. », `120 € TTC`, `95HT`.
    pub fn is_said(self, text: &str) -> bool {
        let words = words(text);
        // « 95HT » is one word.
        let mut words = words
            .split(' ')
            .map(|word| word.trim_matches(|sign: char| sign.is_ascii_digit()));
        match self {
            Self::Ht => words.any(|word| matches!(word, "ht" | "hors")),
            Self::Ttc => words.any(|word| word == "ttc"),
        }
    }

    /// The basis of that word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "ht" => Some(Self::Ht),
            "ttc" => Some(Self::Ttc),
            _ => None,
        }
    }

    /// Whether the organisation may show its amounts in that basis: not in another one than those already counted, which
    /// nothing would convert.
    ///
    /// # Errors
    /// [`Refusal::BasisFixed`].
    pub fn change_to(self, wanted: Self, is_counted: bool) -> Result<Self, Refusal> {
        if wanted != self && is_counted {
            return Err(Refusal::BasisFixed(self));
        }
        Ok(wanted)
    }

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ht => "ht",
            Self::Ttc => "ttc",
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(super) fn evidence(price: i64, grade: Grade, dated_on: &str) -> Evidence {
        Evidence {
            id: None,
            price: Cents(price),
            basis: Basis::Ttc,
            vat: 2000,
            grade,
            dated_on: dated_on.parse().unwrap(),
            of: Counterfactual::New,
            source: "catalogue".into(),
        }
    }

    #[test]
    fn a_contract_price_older_than_a_year_is_only_a_dated_price() {
        let contract = evidence(100, Grade::A, "2025-06-01");
        assert_eq!(contract.grade_on("2026-06-01".parse().unwrap()), Grade::A);
        assert_eq!(contract.grade_on("2026-06-02".parse().unwrap()), Grade::B);
    }

    #[test]
    fn a_basis_is_said_with_dots_or_without_beside_a_currency_or_a_digit() {
        for text in ["Prix unitaire H.T.", "120 € HT", "95HT", "Prix hors taxes"] {
            assert_eq!(
                (Basis::Ht.is_said(text), Basis::Ttc.is_said(text)),
                (true, false),
                "{text}"
            );
        }
        for text in ["P.U. T.T.C.", "120,50ttc"] {
            assert_eq!(
                (Basis::Ht.is_said(text), Basis::Ttc.is_said(text)),
                (false, true),
                "{text}"
            );
        }
        assert!(!Basis::Ht.is_said("Prix") && !Basis::Ttc.is_said("1 120,00 €"));
    }

    #[test]
    fn tax_is_added_and_taken_off_half_up() {
        let ttc = evidence(12_000, Grade::A, "2026-01-01");
        assert_eq!(ttc.price_in(Basis::Ht), Cents(10_000));
        let ht = Evidence {
            basis: Basis::Ht,
            ..ttc
        };
        assert_eq!(ht.price_in(Basis::Ttc), Cents(14_400));
        assert_eq!(ht.converted_to(Cents(14_400)), Some(Basis::Ttc));
        assert_eq!(
            (ht.converted_to(Cents(12_000)), ht.converted_to(Cents(1))),
            (None, None)
        );
    }

    #[test]
    fn the_basis_of_amounts_already_counted_stays() {
        assert_eq!(Basis::Ttc.change_to(Basis::Ht, false), Ok(Basis::Ht));
        assert_eq!(Basis::Ttc.change_to(Basis::Ttc, true), Ok(Basis::Ttc));
        assert_eq!(
            Basis::Ttc.change_to(Basis::Ht, true),
            Err(Refusal::BasisFixed(Basis::Ttc))
        );
    }
}
