//! What sources publish of each product: `data/impact_factors.csv`, and `data/categories.csv` for what each category is
//! matched by. Read once; the figures that count are those of the database.

use domain::{Grams, impact::Product, unit::parse_kilograms, view::impact::SourceFactor};
use serde::Deserialize;
use std::{collections::HashMap, sync::OnceLock};

const CATEGORIES: &str = include_str!("../../../../../../data/categories.csv");
const FACTORS: &str = include_str!("../../../../../../data/impact_factors.csv");

#[derive(Deserialize)]
struct CategoryLine {
    code: String,
    weight_factor_code: String,
}

#[derive(Deserialize)]
struct FactorLine {
    code: String,
    label_fr: String,
    kgco2e_new: String,
    source: String,
}

/// What the sources publish.
pub(super) struct Published {
    /// Factors of CO2, those of weight alone left out.
    factors: Vec<SourceFactor>,
    /// Where each category's weight is taken from.
    weighed: HashMap<String, String>,
}

impl Published {
    /// All of it, read at the first call.
    pub(super) fn get() -> &'static Self {
        static ALL: OnceLock<Published> = OnceLock::new();
        ALL.get_or_init(|| Self {
            factors: lines::<FactorLine>(FACTORS).filter_map(factor).collect(),
            weighed: lines::<CategoryLine>(CATEGORIES)
                .map(|line| (line.code, line.weight_factor_code))
                .collect(),
        })
    }

    /// What other sources say of a category whose factor in use has that code.
    pub(super) fn others(&self, category: &str, label: &str, factor: &str) -> Vec<SourceFactor> {
        let own = self.factors.iter().find(|one| one.code == factor);
        let product = Product {
            label,
            named: own.map_or("", |own| own.product.as_str()),
            factor,
            weighed: self.weighed.get(category).map_or("", String::as_str),
        };
        let is_other = |one: &&SourceFactor| product.is_also(&one.code, &one.product);
        self.factors.iter().filter(is_other).cloned().collect()
    }
}

/// The lines of a file of the program itself, whose form a test checks.
fn lines<T: for<'a> Deserialize<'a>>(text: &'static str) -> impl Iterator<Item = T> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize::<T>()
        .filter_map(Result::ok)
}

fn factor(line: FactorLine) -> Option<SourceFactor> {
    let rounded = line
        .kgco2e_new
        .parse::<f64>()
        .ok()
        .map(|kilograms| format!("{kilograms:.3}"));
    let co2 = rounded
        .and_then(|text| parse_kilograms(&text))
        .filter(|co2| *co2 > Grams::ZERO)?;
    Some(SourceFactor {
        code: line.code,
        product: line.label_fr,
        source: line.source,
        co2,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_both_files_is_read() {
        assert_eq!(lines::<FactorLine>(FACTORS).count(), 145);
        assert_eq!(lines::<CategoryLine>(CATEGORIES).count(), 85);
    }

    #[test]
    fn a_laptop_and_a_filter_coffee_machine_have_other_sources_and_a_bed_has_none() {
        let said = |category, label, factor| -> Vec<(String, i64)> {
            let others = Published::get().others(category, label, factor);
            others.into_iter().map(|one| (one.code, one.co2.0)).collect()
        };
        assert_eq!(
            said("IT-LAPTOP", "Ordinateur portable", "ADEME-ordinateurportable"),
            [("BOAVIZTA-laptop".to_owned(), 241_200)]
        );
        assert_eq!(
            said("K-COFFEE-FILTER", "Cafetière filtre", "ADEME-cafetierefiltre"),
            [("RESTART-10".to_owned(), 17_500)]
        );
        assert_eq!(said("F-BED", "Lit", "ADEME-lit"), []);
    }
}
