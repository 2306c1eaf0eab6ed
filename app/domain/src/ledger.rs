//! What an event posts: entries that are added to and never edited.

pub mod origin;
pub mod post;
pub mod saving;

pub use origin::Origin;

use crate::{
    Cents, Grams,
    id::{HandoverId, ServiceId},
    impact::Factor,
    price::{Evidence, Substitution},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The edition of the rules by which entries are made, as `docs/ledger.md` tells them. A new rule would raise it, and have
/// each entry keep the edition of its day; all entries so far are of this one.
pub const METHOD: u32 = 1;

/// What an entry counts. Reversals are entries of the same kind with the opposite sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A purchase that the body did not make.
    AvoidedPurchase,
    /// The same service's item back repaired, where it would have bought another.
    RepairReturn,
    /// CO2 equivalent spared, in grams.
    Co2,
    /// Waste spared, in grams.
    Waste,
    /// Internal work.
    Labour,
    /// Parts.
    Part,
    /// External providers.
    External,
    /// Carrying.
    Transport,
    /// Other costs.
    OtherCost,
    /// Value given outside the body.
    DonationValue,
    /// Money received.
    SaleRevenue,
    /// Handed to a waste operator, in grams.
    WasteOut,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::AvoidedPurchase,
        Self::RepairReturn,
        Self::Co2,
        Self::Waste,
        Self::Labour,
        Self::Part,
        Self::External,
        Self::Transport,
        Self::OtherCost,
        Self::DonationValue,
        Self::SaleRevenue,
        Self::WasteOut,
    ];

    /// The kinds paid out, but for labour.
    pub const CASH_COSTS: [Self; 4] = [Self::Part, Self::External, Self::Transport, Self::OtherCost];

    /// The kinds that cost money or work: what is taken off a net value.
    pub const COSTS: [Self; 5] = [
        Self::Labour,
        Self::Part,
        Self::External,
        Self::Transport,
        Self::OtherCost,
    ];

    /// The kinds of which an acceptance posts one entry: what an issue is.
    pub const ISSUES: [Self; 2] = [Self::AvoidedPurchase, Self::RepairReturn];

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::AvoidedPurchase => "avoided_purchase",
            Self::RepairReturn => "repair_return",
            Self::Co2 => "co2",
            Self::Waste => "waste",
            Self::Labour => "labour",
            Self::Part => "part",
            Self::External => "external",
            Self::Transport => "transport",
            Self::OtherCost => "other_cost",
            Self::DonationValue => "donation_value",
            Self::SaleRevenue => "sale_revenue",
            Self::WasteOut => "waste_out",
        }
    }

    /// The kind of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Paid out, but for labour.
    pub fn is_cash_cost(self) -> bool {
        Self::CASH_COSTS.contains(&self)
    }

    /// Paid out, or worked.
    pub fn is_cost(self) -> bool {
        Self::COSTS.contains(&self)
    }

    /// Counts, in euros, what somebody accepted.
    pub fn is_issue(self) -> bool {
        Self::ISSUES.contains(&self)
    }

    /// Posted by an acceptance and taken back by an early return.
    pub fn is_saving(self) -> bool {
        matches!(
            self,
            Self::AvoidedPurchase | Self::RepairReturn | Self::Co2 | Self::Waste
        )
    }
}

/// Where an entry is: the rank of its event among the item's, and its rank in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Rank of the event.
    pub seq: u32,
    /// Rank among the event's entries.
    pub line: u32,
}

/// The frozen inputs of an entry: enough to compute it again by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// How many.
    pub quantity: u32,
    /// The price of one in the organisation's basis, or the hourly rate for labour.
    pub unit: Option<Cents>,
    /// Minutes of work, for labour.
    pub minutes: Option<i64>,
    /// The document of the price.
    pub evidence: Option<Evidence>,
    /// The impact factor.
    pub factor: Option<Factor>,
    /// The weight where it was weighed.
    pub weighed: Option<Grams>,
    /// How sure the avoided purchase is.
    pub substitution: Option<Substitution>,
    /// Months expected.
    pub expected_months: Option<u32>,
    /// Months of reference.
    pub reference_months: Option<u32>,
    /// Which repair, by rank, for costs.
    pub job: Option<usize>,
    /// In plain words: the part, the invoice, the operator.
    pub note: String,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Where it is.
    pub place: Place,
    /// What it counts.
    pub kind: Kind,
    /// Euro cents; zero for entries in grams.
    pub cents: Cents,
    /// Grams; zero for entries in euros.
    pub grams: Grams,
    /// The business day of the fact.
    pub occurred_on: NaiveDate,
    /// The day under which it counts.
    pub period_on: NaiveDate,
    /// The entry that it takes back.
    pub reverses: Option<Place>,
    /// The service that received, for savings; that deposited, for the rest.
    pub service: ServiceId,
    /// The slip, for savings.
    pub handover: Option<HandoverId>,
    /// What it was computed from.
    pub inputs: Inputs,
    /// The day on which its evidence is graded: what takes an entry back keeps that entry's, however old the price is by then.
    pub graded_on: NaiveDate,
    /// Where the equipment came from, for the axes along which totals are explored.
    pub origin: Origin,
}

/// What is left of an entry after its reversals: cents and grams.
pub fn remaining(postings: &[Posting], entry: &Posting) -> (Cents, Grams) {
    postings
        .iter()
        .filter(|other| other.reverses == Some(entry.place))
        .fold((entry.cents, entry.grams), |(cents, grams), reversal| {
            (cents + reversal.cents, grams + reversal.grams)
        })
}
