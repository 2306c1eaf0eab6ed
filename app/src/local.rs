//! What is spent around the workshop, and the work it gives.

pub mod api;
pub mod page;
mod place;
mod spend;
