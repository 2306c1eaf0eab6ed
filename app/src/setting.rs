//! What the organisation decides once: itself, its services, places, providers, categories, people.

pub mod access_card;
pub mod api;
pub mod categories_page;
pub mod category_form;
pub mod code_rule;
pub mod fields;
mod link_card;
pub mod log_page;
mod logo;
pub mod organisation_page;
pub mod page;
pub mod people_page;
pub mod person_form;
pub mod places_page;
pub mod printers_page;
pub mod providers_page;
pub mod services_page;
pub mod sheet;
