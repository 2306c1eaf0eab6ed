//! Signing in, one's own password and sessions, and the very first start.

pub mod api;
pub mod choose_page;
pub mod code_card;
pub mod code_page;
pub mod first_start_page;
pub mod password_card;
pub mod session_card;
pub mod session_row;
pub mod sign_in_page;
#[cfg(feature = "ssr")]
mod welcome;
