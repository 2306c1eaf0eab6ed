//! What the desk spared: the year, the entries behind each figure, the proof of each entry.

pub mod api;
mod breakdown;
pub mod filter;
mod formula;
mod headline;
pub mod line_page;
pub mod lines_page;
pub mod mass;
mod months;
pub mod not_counted_page;
pub mod page;
mod proof;
#[cfg(feature = "ssr")]
mod sum;
