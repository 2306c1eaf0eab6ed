//! Finding an item: by a scan, a code, words or where it stands.

pub mod api;
pub mod filter;
pub mod line;
pub mod open_page;
pub mod page;
pub mod scan_box;
