//! Finding an item by code, number, brand or words, accents ignored.

use crate::{Desk, StoreError};
use domain::view::{ItemRow, Page};

/// Which items a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words; empty for all.
    pub words: String,
    /// States, by word, separated by commas; empty for all.
    pub states: String,
    /// Handed over and unsigned for more than three days.
    pub is_late: bool,
    /// From 1.
    pub page: u32,
}

/// The items that fit, last acted on first, 25 a page. Who may only see available items sees only those.
///
/// # Errors
/// Refused, the database's.
pub async fn items(desk: &Desk, query: &Query) -> Result<Page<ItemRow>, StoreError> {
    todo!()
}

/// What a scanned or typed text leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The item with that label in use.
    Item(String),
    /// The label was replaced: the item's label now.
    Replaced(String),
    /// A printed label that nothing bears yet.
    Blank(String),
    /// A void label.
    Void,
    /// Nothing, or several: search for it.
    Words(String),
}

/// Reads a scan and finds what it leads to. Says whether the text had to be repaired.
///
/// # Errors
/// Refused, the database's.
pub async fn scan(desk: &Desk, text: &str) -> Result<(Found, bool), StoreError> {
    todo!()
}
