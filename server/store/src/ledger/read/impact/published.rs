//! What sources publish of each product: `data/impact_factors.csv`, and `data/same_products.csv` for which of them speak of
//! the same product. Read once; the figures that count are those of the database.

use domain::{Grams, unit::parse_kilograms, view::impact::SourceFactor};
use serde::Deserialize;
use std::{collections::HashMap, sync::OnceLock};

const SAME: &str = include_str!("../../../../../../data/same_products.csv");
const FACTORS: &str = include_str!("../../../../../../data/impact_factors.csv");

#[derive(Deserialize)]
struct SameLine {
    category: String,
    factor_code: String,
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
    /// Factors of CO2 of the same product, by category.
    same: HashMap<String, Vec<SourceFactor>>,
}

impl Published {
    /// All of it, read at the first call.
    pub(super) fn get() -> &'static Self {
        static ALL: OnceLock<Published> = OnceLock::new();
        ALL.get_or_init(|| {
            let factors: Vec<SourceFactor> = lines::<FactorLine>(FACTORS).filter_map(factor).collect();
            let mut same: HashMap<String, Vec<SourceFactor>> = HashMap::new();
            for line in lines::<SameLine>(SAME) {
                let found = factors.iter().find(|one| one.code == line.factor_code);
                same.entry(line.category).or_default().extend(found.cloned());
            }
            Self { same }
        })
    }

    /// What other sources say of a category whose factor in use has that code.
    pub(super) fn others(&self, category: &str, factor: &str) -> Vec<SourceFactor> {
        let all = self.same.get(category).into_iter().flatten();
        all.filter(|one| one.code != factor).cloned().collect()
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
    fn every_line_of_both_files_is_read_and_names_a_factor_of_co2() {
        assert_eq!(lines::<FactorLine>(FACTORS).count(), 145);
        let named: usize = Published::get().same.values().map(Vec::len).sum();
        assert_eq!(named, SAME.lines().count() - 1);
    }

    #[test]
    fn a_laptop_and_a_filter_coffee_machine_have_other_sources_and_a_bed_has_none() {
        let said = |category, factor| -> Vec<(String, i64)> {
            let others = Published::get().others(category, factor);
            others.into_iter().map(|one| (one.code, one.co2.0)).collect()
        };
        let laptops = said("IT-LAPTOP", "ADEME-ordinateurportable");
        assert_eq!(laptops.len(), 4);
        assert!(laptops.contains(&("BOAVIZTA-laptop".to_owned(), 241_200)));
        assert!(laptops.contains(&("RESTART-16".to_owned(), 265_320)));
        assert_eq!(
            said("K-COFFEE-FILTER", "ADEME-cafetierefiltre"),
            [("RESTART-10".to_owned(), 17_500)]
        );
        assert_eq!(said("F-BED", "ADEME-lit"), []);
    }
}
