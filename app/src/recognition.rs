//! Recognition: agents who agree to be named for their work.

pub mod account_page;
pub mod api;
pub mod page;
