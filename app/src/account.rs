//! Pages of account.

pub mod api;
pub mod first_start_page;
pub mod sign_in_page;
