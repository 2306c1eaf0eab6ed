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
