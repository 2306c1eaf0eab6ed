//! Pages of search.

pub mod api;
pub mod page;
