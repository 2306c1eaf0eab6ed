//! Pages of scan.

pub mod api;
pub mod page;
