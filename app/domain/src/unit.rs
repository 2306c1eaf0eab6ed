//! Money, mass and time as whole numbers, with the roundings of the ledger.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// Largest amount accepted from a form: 10 million euros. Far above any equipment of a desk, and
/// low enough that no sum of a year can overflow.
const MAX_CENTS: i64 = 1_000_000_000;

/// Euro cents. May be negative: a reversal, a cost above the value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Grams: of equipment, of waste, of CO2 equivalent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grams(pub i64);

/// Minutes of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub i64);

macro_rules! whole_number {
    ($unit:ident) => {
        impl Add for $unit {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }
        impl Sub for $unit {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }
        impl Neg for $unit {
            type Output = Self;
            fn neg(self) -> Self {
                Self(self.0.saturating_neg())
            }
        }
        impl Sum for $unit {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self(0), Add::add)
            }
        }
        impl $unit {
            /// Nothing of it.
            pub const ZERO: Self = Self(0);

            /// So many times this.
            pub fn times(self, quantity: u32) -> Self {
                Self(self.0.saturating_mul(i64::from(quantity)))
            }

            /// This times `part` out of `whole`, rounded half up once. A whole of zero gives zero.
            pub fn share(self, part: i64, whole: i64) -> Self {
                Self(round_half_up(
                    i128::from(self.0) * i128::from(part),
                    i128::from(whole),
                ))
            }
        }
    };
}

whole_number!(Cents);
whole_number!(Grams);
whole_number!(Minutes);

/// `numerator / denominator` rounded half up (towards plus infinity at the half), zero over zero.
fn round_half_up(numerator: i128, denominator: i128) -> i64 {
    if denominator == 0 {
        return 0;
    }
    let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

/// What so many minutes cost at an hourly rate, rounded half up to the cent, once per line.
pub fn labour(minutes: Minutes, hourly: Cents) -> Cents {
    hourly.share(minutes.0, 60)
}

/// Reads an amount as people type it: `12,50`, `12.5`, `1 234,56 €`. At most two decimals, never
/// negative, at most ten million euros.
pub fn parse_cents(text: &str) -> Option<Cents> {
    parse_decimals(text, 2).filter(|cents| *cents <= MAX_CENTS).map(Cents)
}

/// Reads kilograms as people type them (`3,4`) into grams. At most three decimals, never negative.
pub fn parse_kilograms(text: &str) -> Option<Grams> {
    parse_decimals(text, 3).filter(|grams| *grams <= MAX_CENTS).map(Grams)
}

fn parse_decimals(text: &str, decimals: usize) -> Option<i64> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '€'))
        .collect();
    let (whole, fraction) = bare.split_once([',', '.']).unwrap_or((&bare, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > decimals {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labour_is_rounded_half_up_once_per_line() {
        for (minutes, cents) in [(45, 2100), (20, 933), (7, 327), (0, 0), (60, 2800)] {
            assert_eq!(labour(Minutes(minutes), Cents(2800)), Cents(cents));
        }
    }

    #[test]
    fn halves_round_up() {
        assert_eq!(Cents(1).share(1, 2), Cents(1));
        assert_eq!(Cents(-1).share(1, 2), Cents(0));
        assert_eq!(Cents(5).share(1, 0), Cents(0));
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, cents) in [
            ("12,50", Some(1250)),
            ("12.5", Some(1250)),
            ("1\u{a0}234,56 €", Some(123_456)),
            ("0", Some(0)),
            ("", None),
            ("-3", None),
            ("1,234", None),
            ("douze", None),
            ("99999999999", None),
        ] {
            assert_eq!(parse_cents(text).map(|c| c.0), cents, "{text}");
        }
        assert_eq!(parse_kilograms("3,4"), Some(Grams(3400)));
    }
}
