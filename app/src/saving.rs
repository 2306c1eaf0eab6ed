//! Pages of saving.

pub mod api;
pub mod line_page;
pub mod lines_page;
pub mod not_counted_page;
pub mod page;
