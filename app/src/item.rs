//! Pages of item.

pub mod api;
pub mod gesture_page;
pub mod page;
