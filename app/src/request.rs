//! Asking the desk for something that is ready, and the desk's answers.

pub mod api;
pub mod ask_form;
pub mod page;
