//! Documented prices: what an avoided purchase is counted at.

pub mod all;
pub mod api;
mod choices;
mod confirm;
pub mod filter;
pub mod form;
pub mod import_page;
pub mod line;
pub mod list;
pub mod mapping;
pub mod need_page;
pub mod new_page;
pub mod page;
pub mod preview_page;
pub mod pricer;
pub mod refresh_page;
pub mod wrong;
