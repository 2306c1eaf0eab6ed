//! What crosses the wire to a page: plain structs named for the screen. Days and times are civil,
//! in Paris, so that the server and the browser show the same.

pub mod announce;
pub mod closing;
pub mod explore;
pub mod export;
mod home;
pub mod impact;
mod item;
mod label;
pub mod legal;
pub mod local;
pub mod paper;
pub mod price;
pub mod recognition;
mod saving;
pub mod scan;
mod setting;
mod slip;
pub mod stocktake;
pub mod workshop;

pub use home::{Home, Queue, SavingGlance};
pub use item::{CostRow, ItemCard, ItemRow, PriceRow, TimelineLine, Verdict};
pub use label::{BatchRow, BlankLabel, JobRow, JobState, Paper, PrintDesk, PrinterRow};
pub use saving::{LedgerLine, LedgerPage, LineFilter, NotCounted, ProofPage, SavingPage, SavingRow};
pub use setting::{CategoryChoice, CategoryRow, Choices, Organisation, PersonRow, PlaceRow, ProviderRow, ServiceRow};
pub use slip::{DepositSlip, HandoverLine, HandoverRow, HandoverSlip};

use crate::{Role, access::Permission};
use serde::{Deserialize, Serialize};

/// The person signed in, as the page's frame shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Their record.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
}

impl Me {
    /// Whether the page may show what needs this permission. The store checks it again.
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| permission.roles().contains(role))
    }

    /// Whether they hold that role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// A choice in a list: value and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// From 1.
    pub page: u32,
    /// How many rows there are in all.
    pub total: u64,
    /// How many rows a page has.
    pub size: u32,
}
