//! Stock-takes: the list, counting, closing, deciding about the differences.

#[cfg(feature = "ssr")]
mod answer;
pub mod api;
pub mod close_page;
mod closed;
mod counting;
mod difference;
mod head;
mod line;
pub mod list_page;
pub mod page;
pub mod progress;
pub mod scanner;
mod unknown;
