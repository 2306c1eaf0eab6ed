//! Scanning a series: the gesture first, the items after, one confirmation.

pub mod api;
mod confirm;
pub mod done_page;
pub mod facts;
mod lines;
#[cfg(feature = "ssr")]
mod look;
pub mod page;
mod prepare;
pub mod scanner;
mod words;
