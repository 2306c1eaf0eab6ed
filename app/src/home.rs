//! Pages of home.

pub mod api;
pub mod page;
