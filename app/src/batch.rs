//! Scanning a series: the gesture first, the items after, one confirmation.

pub mod api;
mod away;
mod confirm;
pub mod done_page;
pub mod facts;
#[cfg(feature = "hydrate")]
mod held;
mod lines;
#[cfg(feature = "ssr")]
mod look;
pub mod page;
#[cfg(feature = "ssr")]
mod place;
mod prepare;
pub mod scanner;
pub mod start;
mod words;
