//! What the desk spared: the year, the entries behind each figure, the proof of each entry.

pub mod address;
pub mod api;
mod beside;
mod breakdown;
mod cause;
mod explore;
pub mod explore_page;
pub mod filter;
pub mod formula;
mod headline;
mod impact;
pub mod impact_page;
pub mod line_page;
pub mod lines_page;
pub mod mass;
mod months;
pub mod not_counted_page;
pub mod page;
pub mod proof;
mod said;
pub mod sections;
