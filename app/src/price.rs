//! Pages of price.

pub mod api;
pub mod page;
