//! What is served beside the pages: forms with files, documents, the state of the server.

pub(crate) mod health;
pub(crate) mod label;
pub(crate) mod language;
pub(crate) mod media;
pub(crate) mod photo;
pub(crate) mod price;
pub(crate) mod sign_out;
pub(crate) mod slip;
pub(crate) mod stocktake;
