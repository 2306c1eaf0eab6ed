//! The year's impact: by category and edition of its figures, with what other sources say.

use crate::Grams;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What one source says of making a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFactor {
    /// Its code there.
    pub code: String,
    /// What the source calls the product, French.
    pub product: String,
    /// Who publishes it.
    pub source: String,
    /// CO2 equivalent of a new one.
    pub co2: Grams,
}

/// The figures in force today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    /// Their edition.
    pub version: u32,
    /// CO2 equivalent of a new one; none where no factor is known.
    pub co2: Option<Grams>,
}

/// A category's impact, from one edition of its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpactRow {
    /// The category's code.
    pub category: String,
    /// Its French name.
    pub label_fr: String,
    /// Its English name.
    pub label_en: String,
    /// The edition that its entries were computed from.
    pub version: u32,
    /// The day from which that edition held.
    pub since: NaiveDate,
    /// The factor's code in its source.
    pub code: String,
    /// Who publishes it.
    pub source: String,
    /// Who publishes the weight.
    pub weight_source: String,
    /// How close the factor's product is: `A` the same, `B` close, `C` a proxy, `N` none; empty where the organisation
    /// set the figures itself.
    pub confidence: String,
    /// CO2 equivalent of a new one.
    pub new_co2: Option<Grams>,
    /// Weight of one.
    pub weight: Option<Grams>,
    /// CO2 equivalent spared, reversals deducted, as posted.
    pub co2: Grams,
    /// Waste spared, reversals deducted, as posted.
    pub waste: Grams,
    /// What other sources say of the same product.
    pub others: Vec<SourceFactor>,
    /// The figures in force today.
    pub current: Current,
}

impl ImpactRow {
    /// What the same reissues would spare with another factor. An entry is its quantity times the factor, halved: another
    /// factor changes it in proportion, to the gram. None where nothing was counted, for nothing is in no proportion.
    pub fn with(&self, co2: Grams) -> Option<Grams> {
        let own = self.new_co2.filter(|own| *own > Grams::ZERO)?;
        Some(scaled(self.co2, co2, own))
    }

    /// With today's factor; none where there is none today, or nothing was counted.
    pub fn today(&self) -> Option<Grams> {
        if self.current.version == self.version {
            return Some(self.co2);
        }
        self.current.co2.and_then(|co2| self.with(co2))
    }

    /// The least and the most that the sources make of it, its own included; none where there is no other source.
    pub fn range(&self) -> Option<(Grams, Grams)> {
        let others = self.others.iter().filter_map(|other| self.with(other.co2));
        let all: Vec<Grams> = others.collect();
        let least = all.iter().min()?;
        let most = all.iter().max()?;
        Some((self.co2.min(*least), self.co2.max(*most)))
    }
}

/// `amount × part ÷ whole`, rounded half away from zero: a sum of reversals may be negative.
fn scaled(amount: Grams, part: Grams, whole: Grams) -> Grams {
    if amount < Grams::ZERO {
        -(-amount).share(part.0, whole.0)
    } else {
        amount.share(part.0, whole.0)
    }
}

/// The year's impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpactPage {
    /// The year.
    pub year: i32,
    /// Years that have entries, newest first.
    pub years: Vec<i32>,
    /// CO2 equivalent spared, as posted.
    pub co2: Grams,
    /// Waste spared, as posted.
    pub waste: Grams,
    /// Weighed at waste operators.
    pub waste_out: Grams,
    /// By category and edition, the largest first.
    pub rows: Vec<ImpactRow>,
    /// Accepted items whose category has no factor.
    pub without_factor: u64,
    /// Accepted items without a price: their impact waits with it.
    pub without_price: u64,
}

impl ImpactPage {
    /// The whole year with today's factors; what has none today keeps what was posted.
    pub fn today(&self) -> Grams {
        self.rows.iter().map(|row| row.today().unwrap_or(row.co2)).sum()
    }

    /// The least and the most that the sources make of the year; what has one source counts as posted.
    pub fn range(&self) -> (Grams, Grams) {
        let ends = self.rows.iter().map(|row| row.range().unwrap_or((row.co2, row.co2)));
        ends.fold((Grams::ZERO, Grams::ZERO), |(least, most), (low, high)| {
            (least + low, most + high)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laptop(others: &[i64], now: (u32, i64)) -> ImpactRow {
        let other = |co2: &i64| SourceFactor {
            code: "X".into(),
            product: "Ordinateur portable".into(),
            source: "Another".into(),
            co2: Grams(*co2),
        };
        ImpactRow {
            category: "IT-LAPTOP".into(),
            label_fr: "Ordinateur portable".into(),
            label_en: "Laptop".into(),
            version: 1,
            since: NaiveDate::default(),
            code: "ADEME-ordinateurportable".into(),
            source: "ADEME".into(),
            weight_source: String::new(),
            confidence: "A".into(),
            new_co2: Some(Grams(182_300)),
            weight: Some(Grams(1_650)),
            co2: Grams(273_450),
            waste: Grams(4_950),
            others: others.iter().map(other).collect(),
            current: Current {
                version: now.0,
                co2: Some(Grams(now.1)),
            },
        }
    }

    #[test]
    fn three_laptops_spare_in_proportion_to_the_factor() {
        let row = laptop(&[241_200], (2, 200_000));
        assert_eq!(row.with(Grams(241_200)), Some(Grams(361_800)));
        assert_eq!(row.range(), Some((Grams(273_450), Grams(361_800))));
        assert_eq!(row.today(), Some(Grams(300_000)));
    }

    #[test]
    fn one_source_makes_no_range() {
        assert_eq!(laptop(&[], (1, 182_300)).range(), None);
    }

    #[test]
    fn what_was_never_counted_is_in_no_proportion() {
        let row = ImpactRow {
            new_co2: None,
            co2: Grams::ZERO,
            ..laptop(&[], (2, 200_000))
        };
        assert_eq!(row.today(), None);
    }

    #[test]
    fn more_taken_back_than_given_is_scaled_alike() {
        let row = ImpactRow {
            co2: Grams(-273_450),
            ..laptop(&[241_200], (1, 182_300))
        };
        assert_eq!(row.range(), Some((Grams(-361_800), Grams(-273_450))));
    }
}
