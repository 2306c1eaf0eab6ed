//! Announcing equipment that a service wants collected, and what waits to be received.

pub mod api;
pub mod page;
