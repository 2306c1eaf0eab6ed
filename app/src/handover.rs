//! Handing equipment over: the list of slips, a new one, its page and its signature.

pub mod api;
pub mod form;
pub mod list_page;
pub mod new_page;
#[cfg(feature = "ssr")]
mod picked;
mod picker;
mod prepare;
#[cfg(feature = "ssr")]
pub mod repick;
pub mod scanner;
mod sign;
pub mod signature;
mod slip;
pub mod slip_page;
