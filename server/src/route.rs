//! What is served beside the pages: forms with files, documents, the state of the server.

pub(crate) mod account;
pub(crate) mod council;
pub(crate) mod deposit;
pub(crate) mod entry;
pub(crate) mod export;
mod file;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod label;
pub(crate) mod language;
pub(crate) mod legal;
pub(crate) mod media;
pub(crate) mod paper;
pub(crate) mod photo;
pub(crate) mod press;
pub(crate) mod price;
pub(crate) mod price_import;
pub(crate) mod repick;
pub(crate) mod sign_out;
pub(crate) mod slip;
pub(crate) mod stocktake;
