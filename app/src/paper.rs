//! Official papers: what can be issued of an item or a slip, and the register.

pub mod api;
pub mod card;
pub mod register_page;
