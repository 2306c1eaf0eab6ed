//! Two figures that the law asks for: IT equipment given a new use, and the yearly declaration of purchases.

mod agec_history;
pub(crate) mod agec_kind;
pub mod agec_page;
mod agec_table;
pub mod api;
pub mod declarant_page;
mod reuse_list;
pub mod reuse_page;
mod spending_form;
