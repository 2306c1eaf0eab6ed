//! Pages of setting.

pub mod api;
pub mod categories_page;
pub mod organisation_page;
pub mod page;
pub mod people_page;
pub mod places_page;
pub mod providers_page;
pub mod services_page;
