//! The desk's home.

pub mod api;
pub mod page;
pub mod queues;
