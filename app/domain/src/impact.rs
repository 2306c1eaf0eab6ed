//! What a reissue spares in CO2 and waste.

use crate::Grams;
use serde::{Deserialize, Serialize};

/// A category's impact figures, as they stood when they were used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// The factor's code in its source, such as `ADEME-ordinateurportable`.
    pub code: String,
    /// Which edition of the organisation's table.
    pub version: u32,
    /// Who publishes it.
    pub source: String,
    /// CO2 equivalent of making a new one; none where no factor is known.
    pub co2: Option<Grams>,
    /// What one weighs; none where unknown.
    pub weight: Option<Grams>,
}

impl Factor {
    /// CO2 equivalent spared by so many: half of the making of as many new ones (half, since a
    /// repaired item does not always stand for a whole new life).
    pub fn co2_spared(&self, quantity: u32) -> Option<Grams> {
        self.co2.map(|new| new.times(quantity).share(1, 2))
    }

    /// Waste spared by so many: weighed where it was, else the category's weight; never halved.
    pub fn waste_spared(&self, quantity: u32, weighed: Option<Grams>) -> Option<Grams> {
        weighed.or(self.weight.map(|one| one.times(quantity)))
    }
}

/// What links a category to what sources publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Product<'a> {
    /// The category's French name.
    pub label: &'a str,
    /// What the source in use calls its product, French; empty where unknown.
    pub named: &'a str,
    /// The code of the factor in use.
    pub factor: &'a str,
    /// The code from which the category's weight is taken; a source of its own, that may know the CO2 too.
    pub weighed: &'a str,
}

impl Product<'_> {
    /// Whether a published factor is another source's word on the same product: the row that its weight is taken from, or
    /// one whose product bears the same name. Nothing is guessed from likeness: no match means no other source.
    pub fn is_also(&self, code: &str, product: &str) -> bool {
        let is_named = |name: &str| !name.is_empty() && name.eq_ignore_ascii_case(product);
        code != self.factor && (code == self.weighed || is_named(self.named) || is_named(self.label))
    }
}

#[cfg(test)]
mod tests {
    use super::Product;

    #[test]
    fn another_source_is_the_weight_s_or_bears_the_same_name() {
        let laptop = Product {
            label: "Ordinateur portable",
            named: "Ordinateur portable",
            factor: "ADEME-ordinateurportable",
            weighed: "UNU-0303",
        };
        assert!(laptop.is_also("BOAVIZTA-laptop", "Ordinateur portable"));
        assert!(laptop.is_also("UNU-0303", "Ordinateur portable (tablettes incluses)"));
        assert!(!laptop.is_also("RESTART-16", "Ordinateur portable moyen"));
        assert!(!laptop.is_also("ADEME-ordinateurportable", "Ordinateur portable"));
        let nameless = Product {
            label: "",
            named: "",
            ..laptop
        };
        assert!(!nameless.is_also("RESTART-46", ""));
    }
}
