//! Pages of handover.

pub mod api;
pub mod list_page;
pub mod new_page;
pub mod slip_page;
