//! What passers-by see of a label and report, and the desk's list of it.

pub mod api;
pub mod label_page;
pub mod list_page;
