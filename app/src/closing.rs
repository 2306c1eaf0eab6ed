//! Closing a month or a year, and the report of each.

pub mod api;
mod list;
pub mod page;
mod preview;
