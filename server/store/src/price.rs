//! Documented prices.

use crate::{Desk, StoreError, Submission, media::File};
use domain::{
    item::{Need, Worth},
    price::Evidence,
    view::PriceRow,
};
use sea_orm::ConnectionTrait;

/// A price to be recorded: for an item, or for a category, or for a need in general.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPrice {
    /// For that item.
    pub code: Option<String>,
    /// For that category.
    pub category: Option<String>,
    /// What it is the price of, in words.
    pub what: String,
    /// The price; its id is not read, its source must say where it comes from.
    pub evidence: Evidence,
    /// The document.
    pub document: Option<File>,
}

/// Records a price.
///
/// # Errors
/// Refused, invalid (`what`, `price`, `source`, `dated_on`), not found.
pub async fn record(desk: &Desk, submission: &Submission, price: NewPrice) -> Result<i64, StoreError> {
    todo!()
}

/// Withdraws a price: it serves no more, and what it has counted stays.
///
/// # Errors
/// Refused, not found.
pub async fn withdraw(desk: &Desk, id: i64) -> Result<(), StoreError> {
    todo!()
}

/// The prices that may serve: those of the item with that code, and of its category; all of them without a code.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, code: Option<&str>) -> Result<Vec<PriceRow>, StoreError> {
    todo!()
}

/// What is known of the worth of an item's category for a need: the prices chosen on the slip, else
/// those of the item, and the category's own (its recorded prices and its default, grade C); the factor in force.
///
/// # Errors
/// The database's.
pub(crate) async fn worth(
    conn: &impl ConnectionTrait,
    item: &domain::item::Item,
    handover: Option<i64>,
) -> Result<Worth, StoreError> {
    todo!()
}

/// The active prices of an item and of its category, for the item's page.
pub(crate) async fn of_item(
    conn: &impl ConnectionTrait,
    item: i64,
    category: &str,
    today: chrono::NaiveDate,
) -> Result<Vec<PriceRow>, StoreError> {
    todo!()
}
