//! Signing in, and the very first start.

pub mod api;
pub mod first_start_page;
pub mod sign_in_page;
#[cfg(feature = "ssr")]
mod welcome;
