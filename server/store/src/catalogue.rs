//! What forms choose from: services, places, categories, providers, parts in stock.

use crate::{Desk, StoreError};
use domain::{
    Cents, Grams,
    view::{CategoryRow, Choice, Choices, PlaceRow, ProviderRow, ServiceRow},
};

/// The choices of the deposit and other forms; needs a signed-in person.
///
/// # Errors
/// The database's.
pub async fn choices(desk: &Desk) -> Result<Choices, StoreError> {
    todo!()
}

/// All services, parents before children.
///
/// # Errors
/// Refused, the database's.
pub async fn services(desk: &Desk) -> Result<Vec<ServiceRow>, StoreError> {
    todo!()
}

/// Adds a service (`id` 0) or changes it.
///
/// # Errors
/// Refused, invalid (`name`, `parent`), not found.
pub async fn save_service(desk: &Desk, row: &ServiceRow) -> Result<i64, StoreError> {
    todo!()
}

/// All sites and locations, parents before children.
///
/// # Errors
/// Refused, the database's.
pub async fn places(desk: &Desk) -> Result<Vec<PlaceRow>, StoreError> {
    todo!()
}

/// Adds a site or location (`id` 0) or changes it; `path` is not read.
///
/// # Errors
/// Refused, invalid (`name`, `parent`), not found.
pub async fn save_place(desk: &Desk, row: &PlaceRow) -> Result<i64, StoreError> {
    todo!()
}

/// All providers.
///
/// # Errors
/// Refused, the database's.
pub async fn providers(desk: &Desk) -> Result<Vec<ProviderRow>, StoreError> {
    todo!()
}

/// Adds a provider (`id` 0) or changes it.
///
/// # Errors
/// Refused, invalid (`name`, `kind`), not found.
pub async fn save_provider(desk: &Desk, row: &ProviderRow) -> Result<i64, StoreError> {
    todo!()
}

/// All categories with their figures in force.
///
/// # Errors
/// Refused, the database's.
pub async fn categories(desk: &Desk) -> Result<Vec<CategoryRow>, StoreError> {
    todo!()
}

/// New figures for a category: a new edition, which changes no past total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Which category.
    pub category: String,
    /// Weight of one.
    pub weight: Option<Grams>,
    /// CO2 equivalent of making one.
    pub co2: Option<Grams>,
    /// The factor's code.
    pub factor: String,
    /// Who publishes it.
    pub source: String,
    /// A default price, grade C.
    pub default_price: Option<Cents>,
    /// Months of reference.
    pub reference_months: Option<u32>,
}

/// Records them.
///
/// # Errors
/// Refused, invalid, not found.
pub async fn save_figures(desk: &Desk, figures: &Figures) -> Result<(), StoreError> {
    todo!()
}

/// Parts in stock.
///
/// # Errors
/// Refused, the database's.
pub async fn parts(desk: &Desk) -> Result<Vec<Choice>, StoreError> {
    todo!()
}
