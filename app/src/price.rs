//! Documented prices: what an avoided purchase is counted at.

pub mod api;
pub mod form;
pub mod list;
pub mod page;
