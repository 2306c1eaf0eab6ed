//! Which of several prices serves a need, and why not the others.

use super::{Basis, Counterfactual, Evidence, Grade};
use crate::Cents;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a price does not serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unused {
    /// It is the price of a refurbished one where a new one would have been bought, or the other way round.
    OtherKind,
    /// It is dated after that day.
    Later,
    /// A price of nothing is none.
    Nothing,
    /// A category's default, where there is a document.
    DefaultBehindDocument,
    /// Another one is lower.
    Higher,
    /// Another one is as low, and was taken first.
    AsLow,
}

/// A price, weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed<'a> {
    /// The price.
    pub evidence: &'a Evidence,
    /// One of it, in the basis asked for.
    pub unit: Cents,
    /// Why it does not serve; nothing for the one that does.
    pub unused: Option<Unused>,
}

/// Why a price cannot serve whatever the others are.
fn excluded(evidence: &Evidence, instead_of: Counterfactual, on: NaiveDate) -> Option<Unused> {
    if evidence.of != instead_of {
        Some(Unused::OtherKind)
    } else if evidence.dated_on > on {
        Some(Unused::Later)
    } else if evidence.price <= Cents::ZERO {
        Some(Unused::Nothing)
    } else {
        None
    }
}

fn is_default(evidence: &Evidence) -> bool {
    evidence.grade == Grade::C
}

/// The lowest documented price for the need on that day, or nothing: a missing price is never
/// guessed, and a price of nothing is none. A category's default serves only where no better
/// document exists.
pub fn lowest(candidates: &[Evidence], instead_of: Counterfactual, on: NaiveDate, basis: Basis) -> Option<&Evidence> {
    candidates
        .iter()
        .filter(|evidence| excluded(evidence, instead_of, on).is_none())
        .min_by_key(|evidence| (is_default(evidence), evidence.price_in(basis)))
}

/// Every candidate beside the one that [`lowest`] takes, in the order given.
pub fn weigh(candidates: &[Evidence], instead_of: Counterfactual, on: NaiveDate, basis: Basis) -> Vec<Weighed<'_>> {
    let used = lowest(candidates, instead_of, on, basis);
    let why_not = |evidence: &Evidence| {
        let used = used?;
        if std::ptr::eq(used, evidence) {
            None
        } else if is_default(evidence) && !is_default(used) {
            Some(Unused::DefaultBehindDocument)
        } else if evidence.price_in(basis) > used.price_in(basis) {
            Some(Unused::Higher)
        } else {
            Some(Unused::AsLow)
        }
    };
    let weighed = |evidence| Weighed {
        evidence,
        unit: evidence.price_in(basis),
        unused: excluded(evidence, instead_of, on).or_else(|| why_not(evidence)),
    };
    candidates.iter().map(weighed).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::evidence, *};

    #[test]
    fn the_lowest_document_wins_and_a_default_only_without_any() {
        let day = "2026-06-01".parse().unwrap();
        let choose = |all: &[Evidence]| lowest(all, Counterfactual::New, day, Basis::Ttc).map(|e| e.price.0);
        let (laptop, need, default) = (
            evidence(145_000, Grade::A, "2026-01-01"),
            evidence(52_000, Grade::B, "2026-05-01"),
            evidence(30_000, Grade::C, "2026-01-01"),
        );
        assert_eq!(choose(&[laptop, need.clone(), default.clone()]), Some(52_000));
        assert_eq!(choose(&[default]), Some(30_000));
        assert_eq!(choose(&[]), None);
        assert_eq!(choose(&[evidence(0, Grade::A, "2026-05-01")]), None);
        assert_eq!(choose(&[evidence(1, Grade::A, "2026-06-02")]), None);
        assert_eq!(lowest(&[need], Counterfactual::Refurbished, day, Basis::Ttc), None);
    }

    #[test]
    fn each_price_that_does_not_serve_says_why() {
        let day = "2026-06-01".parse().unwrap();
        let before_tax = Evidence {
            basis: Basis::Ht,
            ..evidence(43_000, Grade::A, "2026-01-01")
        };
        let refurbished = Evidence {
            of: Counterfactual::Refurbished,
            ..evidence(20_000, Grade::A, "2026-01-01")
        };
        let all = [
            before_tax,
            evidence(52_000, Grade::B, "2026-05-01"),
            evidence(51_600, Grade::B, "2026-05-01"),
            refurbished,
            evidence(100, Grade::A, "2026-06-02"),
            evidence(0, Grade::A, "2026-05-01"),
            evidence(30_000, Grade::C, "2026-01-01"),
        ];
        let weighed = weigh(&all, Counterfactual::New, day, Basis::Ttc);
        let why: Vec<_> = weighed.iter().map(|weighed| weighed.unused).collect();
        assert_eq!(
            why,
            [
                None,
                Some(Unused::Higher),
                Some(Unused::AsLow),
                Some(Unused::OtherKind),
                Some(Unused::Later),
                Some(Unused::Nothing),
                Some(Unused::DefaultBehindDocument),
            ]
        );
        assert_eq!((weighed[0].unit, weighed[1].unit), (Cents(51_600), Cents(52_000)));
        let none = weigh(&all[3..4], Counterfactual::New, day, Basis::Ttc);
        assert_eq!(none[0].unused, Some(Unused::OtherKind));
    }
}
