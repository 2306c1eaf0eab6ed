//! Totals: the one place where euros are added, from entries only.

use super::{Kind, Posting};
use crate::{Cents, Grams, price::Substitution};
use serde::{Deserialize, Serialize};

/// Entries that are alike, added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// What they count.
    pub kind: Kind,
    /// How sure the avoided purchase is, for savings.
    pub substitution: Option<Substitution>,
    /// Entries that take others back.
    pub is_reversal: bool,
    /// Euro cents.
    pub cents: Cents,
    /// The prudent value of the same entries, in euro cents.
    pub prudent: Cents,
    /// Grams.
    pub grams: Grams,
    /// Minutes of work.
    pub minutes: i64,
}

impl Sum {
    /// One entry, as a sum of itself.
    pub fn of(posting: &Posting) -> Self {
        Self {
            kind: posting.kind,
            substitution: posting.inputs.substitution,
            is_reversal: posting.reverses.is_some(),
            cents: posting.cents,
            prudent: prudent(posting),
            grams: posting.grams,
            minutes: signed_minutes(posting),
        }
    }
}

/// Minutes of an entry: taken back with it.
pub fn signed_minutes(posting: &Posting) -> i64 {
    let minutes = posting.inputs.minutes.unwrap_or(0);
    if posting.reverses.is_some() { -minutes } else { minutes }
}

/// The prudent value of an entry, for display only: a saving counts for the share of the
/// category's months of reference that it is expected to serve, one half where that is unknown.
pub fn prudent(posting: &Posting) -> Cents {
    if posting.kind != Kind::AvoidedPurchase {
        return posting.cents;
    }
    let (part, whole) = match (posting.inputs.expected_months, posting.inputs.reference_months) {
        (Some(expected), Some(reference)) if reference > 0 => {
            (i64::from(expected.min(reference)), i64::from(reference))
        }
        _ => (1, 2),
    };
    // Half up would not be symmetric: a reversal must take back what its entry counted.
    if posting.cents < Cents::ZERO {
        -(-posting.cents).share(part, whole)
    } else {
        posting.cents.share(part, whole)
    }
}

/// What a period comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Avoided purchases of the headline (S1 and S2), before reversals.
    pub gross: Cents,
    /// Taken back by early returns and corrections, as a positive amount.
    pub reversals: Cents,
    /// Opportunistic avoided purchases (S3), reversals deducted: shown apart.
    pub opportunistic: Cents,
    /// Same service in and out, reversals deducted: its own row.
    pub repair_return: Cents,
    /// Prudent value of the headline, reversals deducted.
    pub prudent: Cents,
    /// Parts.
    pub parts: Cents,
    /// External providers.
    pub external: Cents,
    /// Transport and other costs.
    pub transport_and_other: Cents,
    /// Internal work.
    pub labour: Cents,
    /// Minutes of that work.
    pub labour_minutes: i64,
    /// Value given outside the body.
    pub donations: Cents,
    /// Money received.
    pub sales: Cents,
    /// CO2 equivalent spared.
    pub co2: Grams,
    /// Waste spared.
    pub waste: Grams,
    /// Handed to waste operators.
    pub waste_out: Grams,
}

/// Which reading of the same entries a page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    /// Avoided purchases, reversals deducted.
    #[default]
    Gross,
    /// Minus parts, providers, transport (hors main-d'œuvre).
    NetCash,
    /// Minus labour too (coût complet).
    NetFull,
    /// See [`prudent`].
    Prudent,
}

impl Lens {
    /// All lenses.
    pub const ALL: [Self; 4] = [Self::Gross, Self::NetCash, Self::NetFull, Self::Prudent];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::NetCash => "net_cash",
            Self::NetFull => "net_full",
            Self::Prudent => "prudent",
        }
    }

    /// The lens of that word; the gross one for anything else.
    pub fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|lens| lens.word() == word)
            .unwrap_or_default()
    }
}

impl Totals {
    /// Adds them up.
    pub fn of<'a>(sums: impl IntoIterator<Item = &'a Sum>) -> Self {
        let mut totals = Self::default();
        for sum in sums {
            totals.add(sum);
        }
        totals
    }

    fn add(&mut self, sum: &Sum) {
        let in_headline = sum.substitution != Some(Substitution::S3);
        let slot = match sum.kind {
            Kind::AvoidedPurchase if in_headline => {
                self.prudent = self.prudent + sum.prudent;
                if sum.is_reversal {
                    self.reversals = self.reversals - sum.cents;
                    return;
                }
                &mut self.gross
            }
            Kind::AvoidedPurchase => &mut self.opportunistic,
            Kind::RepairReturn => &mut self.repair_return,
            Kind::Part => &mut self.parts,
            Kind::External => &mut self.external,
            Kind::Transport | Kind::OtherCost => &mut self.transport_and_other,
            Kind::Labour => {
                self.labour_minutes += sum.minutes;
                &mut self.labour
            }
            Kind::DonationValue => &mut self.donations,
            Kind::SaleRevenue => &mut self.sales,
            Kind::Co2 => return self.co2 = self.co2 + sum.grams,
            Kind::Waste => return self.waste = self.waste + sum.grams,
            Kind::WasteOut => return self.waste_out = self.waste_out + sum.grams,
        };
        *slot = *slot + sum.cents;
    }

    /// Avoided purchases of the headline, reversals deducted.
    pub fn value(&self) -> Cents {
        self.gross - self.reversals
    }

    /// What was paid out, but for labour.
    pub fn cash_costs(&self) -> Cents {
        self.parts + self.external + self.transport_and_other
    }

    /// Net, hors main-d'œuvre. Not floored: it may be negative.
    pub fn net_cash(&self) -> Cents {
        self.value() - self.cash_costs()
    }

    /// Net, coût complet. Not floored: it may be negative.
    pub fn net_full(&self) -> Cents {
        self.net_cash() - self.labour
    }

    /// The figure that a lens puts first.
    pub fn through(&self, lens: Lens) -> Cents {
        match lens {
            Lens::Gross => self.value(),
            Lens::NetCash => self.net_cash(),
            Lens::NetFull => self.net_full(),
            Lens::Prudent => self.prudent,
        }
    }
}

/// How many whole percent of the target a figure is. Never rounded up: a target is reached when it is reached. No
/// percentage where there is no target.
pub fn percent_of(value: Cents, target: Cents) -> Option<i64> {
    (target.0 > 0).then(|| value.0.saturating_mul(100).div_euclid(target.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_reached_when_it_is_reached() {
        for (value, target, expected) in [
            (914_800, 2_000_000, Some(45)),
            (1_999_999, 2_000_000, Some(99)),
            (2_000_000, 2_000_000, Some(100)),
            (-1, 2_000_000, Some(-1)),
            (1, 0, None),
        ] {
            assert_eq!(percent_of(Cents(value), Cents(target)), expected, "{value} of {target}");
        }
    }
}
