//! Lists to take away: the page that names them all, the menu beside a list, the import of a history of repairs.

pub mod api;
pub mod history_page;
pub mod links;
pub mod menu;
pub mod page;
mod preview;
