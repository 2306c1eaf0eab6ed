//! Receiving equipment: the deposit form and its slip.

pub mod api;
pub mod category_field;
pub mod fields;
pub mod items;
pub mod new_page;
pub mod paper;
pub mod slip_page;
