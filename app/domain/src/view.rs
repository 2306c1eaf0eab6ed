//! What crosses the wire to a page: plain structs named for the screen. Days and times are civil,
//! in Paris, so that the server and the browser show the same.

pub mod account;
pub mod announce;
pub mod closing;
pub mod explore;
pub mod export;
mod file;
mod home;
pub mod impact;
mod item;
mod label;
pub mod legal;
pub mod local;
pub mod operation;
pub mod paper;
pub mod price;
pub mod recognition;
pub mod request;
mod saving;
pub mod scan;
mod setting;
mod slip;
pub mod stocktake;
pub mod workshop;

pub use file::FileLink;
pub use home::{Home, Queue, SavingGlance};
pub use item::{CostRow, ItemCard, ItemRow, PriceRow, TimelineLine, Verdict};
pub use label::{BatchRow, BlankLabel, JobRow, JobState, Paper, PrintDesk, PrinterRow};
pub use saving::{LedgerLine, LedgerPage, LineFilter, NotCounted, ProofPage, SavingPage, SavingRow, Signed};
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

impl<T> Page<T> {
    /// That page (from 1; 0 is taken for 1) of all the rows that there are, so many a page.
    pub fn of(rows: Vec<T>, page: u32, size: u32) -> Self {
        let page = page.max(1);
        let total = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let skipped = usize::try_from(u64::from(page - 1) * u64::from(size)).unwrap_or(usize::MAX);
        let shown = usize::try_from(size).unwrap_or(usize::MAX);
        Self {
            rows: rows.into_iter().skip(skipped).take(shown).collect(),
            page,
            total,
            size,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_out_of_all_rows_and_one_past_the_end_is_empty() {
        let of = |page| Page::of(vec![1, 2, 3, 4, 5], page, 2);
        assert_eq!((of(0).rows, of(0).page), (vec![1, 2], 1));
        assert_eq!(of(3).rows, [5]);
        assert_eq!((of(4).rows.len(), of(u32::MAX).rows.len(), of(4).total), (0, 0, 5));
    }
}
