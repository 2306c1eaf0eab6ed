//! Labels: printed in advance, given to items, sent to printers.

pub mod api;
pub mod batch_page;
pub mod blank_page;
pub mod fields;
pub mod jobs_page;
pub mod labels_page;
pub mod paper_page;
pub mod place_page;
pub mod print_form;
#[cfg(feature = "ssr")]
mod sent;
