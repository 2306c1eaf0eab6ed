//! How the program fares: for whoever runs it.

pub mod api;
pub mod page;
