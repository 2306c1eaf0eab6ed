//! Closing a month or a year, and the report of each.

pub mod api;
mod behind;
mod list;
pub mod page;
mod preview;
