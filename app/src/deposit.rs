//! Pages of deposit.

pub mod api;
pub mod new_page;
pub mod slip_page;
